#include "base/json_line.hpp"
#include "http/page_answer.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

std::string session_text(const store::Session& session, const store::SessionId& current) {
  JsonLine line;
  line.text("id", session.id.text());
  line.text("label", session.label);
  line.text("address", session.address);
  line.text("createdAt", rfc3339(session.created_at));
  line.text("lastUsedAt", rfc3339(session.last_used_at));
  line.text("expiresAt", rfc3339(session.expires_at));
  line.boolean("isCurrent", session.id == current);
  return std::move(line).finish();
}

Result<Answer> handle(Call& call) {
  const auto page = TRY(call.workbench().sessions(TRY(call.page())));
  return page_answer(call, page, [&](const store::Session& session) {
    return session_text(session, call.identity().session);
  });
}

}  // namespace

extern constinit const Route list_sessions{
    .id = "listSessions",
    .method = Method::get,
    .path = "/api/users/me/sessions",
    .summary = "Where this user is signed in, newest first.",
    .tag = "Accounts",
    .query = page_parameters,
    .success = {.shape = shapes::page<shapes::session>, .summary = "Sessions."},
    .handle = handle,
};

}  // namespace nonagon::http
