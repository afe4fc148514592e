#include <string>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& session = design.api.auth.session;
  if (!session || session->cookie.empty() || session->cookie.starts_with("__Host-")) return;
  auto& finding = report.add(StageName::api,
                             "/auth/session/cookie",
                             fmt::format("`{}` may be set from outside its host", session->cookie));
  const std::string_view name = session->cookie;
  finding.fix = replace_with(
      "Add the prefix",
      finding.pointer,
      json::string("__Host-" + std::string(name.starts_with("__Secure-") ? name.substr(9) : name)));
}

}  // namespace

extern constinit const Rule cookie_is_bound_to_its_host{
    .id = "cookie-is-bound-to-its-host",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "The session cookie has the prefix __Host-.",
    .reason =
        "Without it a neighbouring subdomain, or a page without TLS, can plant a session of its own choice.",
    .mend = "Begin its name with __Host-.",
    .source = "RFC 6265bis, 4.1.3.2; OWASP ASVS 3.4.4",
    .bad = R"("cookie": "sid")",
    .good = R"("cookie": "__Host-sid")",
    .check = inspect,
};

}  // namespace nonagon::check
