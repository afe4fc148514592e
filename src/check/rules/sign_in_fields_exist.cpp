#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& session = design.api.auth.session;
  if (!session || !session->sign_in) return;
  const auto* subject = facts.entity(session->subject);
  if (subject == nullptr) return;
  const std::string pointer = "/auth/session/signIn";
  if (facts.field(*subject, session->sign_in->identifier) == nullptr) {
    report.add(StageName::api,
               pointer + "/identifier",
               fmt::format("`{}` has no field `{}`", subject->name, session->sign_in->identifier));
  }
  const auto* secret = facts.field(*subject, session->sign_in->secret);
  if (secret == nullptr) {
    report.add(StageName::api,
               pointer + "/secret",
               fmt::format("`{}` has no field `{}`", subject->name, session->sign_in->secret));
  } else if (!secret->secret) {
    report.add(StageName::api,
               pointer + "/secret",
               fmt::format("`{}.{}` is not marked secret", subject->name, secret->name));
  }
}

}  // namespace

extern constinit const Rule sign_in_fields_exist{
    .id = "sign-in-fields-exist",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "People sign in with a field of the subject, and the field that holds the hash is secret.",
    .reason = "Nobody could sign in, or the hash would be part of every answer.",
    .mend = "Name fields of the subject, and mark the one with the hash as secret.",
    .source = "XR-016; OWASP API2:2023",
    .bad = R"("signIn": {"identifier": "mail", "secret": "passwordHash"})",
    .good = R"("signIn": {"identifier": "email", "secret": "passwordHash"})",
    .check = inspect,
};

}  // namespace nonagon::check
