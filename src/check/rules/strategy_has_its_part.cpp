#include <string>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// The member of auth that the strategy needs and does not have; empty when nothing is missing.
std::string_view missing_part(const design::Auth& auth) {
  if (auth.strategy == "session" && !auth.session) return "session";
  if (auth.strategy == "oauth" && !auth.oauth) return "oauth";
  return {};
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& auth = design.api.auth;
  if (const auto missing = missing_part(auth); !missing.empty() && !design.api.resources.empty()) {
    report.add(StageName::api,
               "/auth/" + std::string(missing),
               fmt::format("callers are known by {}, and nothing says how", auth.strategy));
  }
  if (auth.strategy == "none" && (auth.session || auth.api_keys || auth.oauth))
    report.add(StageName::api, "/auth/strategy", "sign-in is described and not used");
}

}  // namespace

extern constinit const Rule strategy_has_its_part{
    .id = "strategy-has-its-part",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "The way in which callers are known is described.",
    .reason = "Nothing says who signs in with what: no screen, table or document can be made of it.",
    .mend =
        "Describe the session, the API keys or the providers that the strategy needs; or choose another "
        "strategy.",
    .source = "XR-018; Spectral oas3-operation-security-defined",
    .bad = R"("strategy": "session" without "session")",
    .good = R"("strategy": "session", "session": {"subject": "Staff"})",
    .check = inspect,
};

}  // namespace nonagon::check
