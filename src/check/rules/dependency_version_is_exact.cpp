#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

bool is_exact(std::string_view version) {
  if (version.empty() || version == "latest" || version == "next") return false;
  if (version.starts_with("==")) version.remove_prefix(2);
  if (version.starts_with('v')) version.remove_prefix(1);
  if (version.empty() || version[0] < '0' || version[0] > '9') return false;
  return version.find_first_of("^~*<>=| ,xX") == std::string_view::npos;
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (std::size_t i = 0; i < design.stack.dependencies.size(); ++i) {
    const auto& dependency = design.stack.dependencies[i];
    // PHP's own extensions come with the interpreter and have its version.
    if (is_exact(dependency.version) || dependency.name.starts_with("ext-")) continue;
    auto& finding = report.add(StageName::stack,
                               fmt::format("/dependencies/{}/version", i),
                               fmt::format("`{}` of `{}` is a range", dependency.version, dependency.name));
    const auto rest = std::string_view(dependency.version).substr(dependency.version.empty() ? 0 : 1);
    const bool is_whole = std::ranges::count(rest, '.') == 2 && is_exact(rest);
    if (is_whole && (dependency.version[0] == '^' || dependency.version[0] == '~'))
      finding.fix = replace_with("Take the version that it starts from", finding.pointer, json::string(rest));
  }
}

}  // namespace

extern constinit const Rule dependency_version_is_exact{
    .id = "dependency-version-is-exact",
    .severity = Severity::warning,
    .stage = StageName::stack,
    .summary = "A dependency names one exact version.",
    .reason = "Two builds of one commit run two programs, and the second one was tested by nobody.",
    .mend = R"(Write the full version, without ^, ~, * or "latest".)",
    .source = "Renovate: pin dependencies; OpenSSF Scorecard, Pinned-Dependencies",
    .bad = R"("hono": "^4.9.0")",
    .good = R"("hono": "4.9.0")",
    .check = inspect,
};

}  // namespace nonagon::check
