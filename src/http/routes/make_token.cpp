#include "base/json_line.hpp"
#include "base/rfc3339.hpp"
#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/row_view.hpp"

namespace nonagon::http {
namespace {

struct Wanted {
  std::string label;
  std::optional<std::string> expires_at;
  json::object extras;

  static constexpr std::array about{
      design::must("label", "Who uses it: 'Claude Code on my laptop'.").length(1, 120),
      design::may("expires_at", "When it ends (RFC 3339); null: never; absent: in 90 days."),
  };
};
BOOST_DESCRIBE_STRUCT(Wanted, (), (label, expires_at))

Result<Answer> handle(Call& call) {
  const auto body = TRY(call.body<Wanted>());
  workbench::NewToken wanted{.label = body.label, .expires_at = {}};
  if (call.has_member("expiresAt")) {
    wanted.expires_at.emplace();
    if (body.expires_at) {
      const auto instant = parse_rfc3339(*body.expires_at);
      if (!instant) return fail(ErrorCode::invalid_input, "`expiresAt` is a time (RFC 3339)", "/expiresAt");
      wanted.expires_at->emplace(*instant);
    }
  }
  const auto made = TRY(call.workbench().make_token(call.project(), wanted));
  JsonLine line;
  workbench::write_members(line, made.row);
  line.text("token", made.token);
  return created(std::move(line).finish(),
                 fmt::format("/api/projects/{}/mcp-tokens/{}", call.project(), made.row.id.text()));
}

constexpr std::array refusals{404, 409};

}  // namespace

extern constinit const Route make_token{
    .id = "makeMcpToken",
    .method = Method::post,
    .path = "/api/projects/{project}/mcp-tokens",
    .summary = "Make a token that opens this project to agents; it is told once.",
    .tag = "Tokens",
    .body = {.shape = shapes::body<Wanted>},
    .success = {.status = 201, .shape = shapes::made_token, .summary = "The token."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
