#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& dependencies = design.stack.dependencies;
  std::unordered_map<std::string_view, std::size_t> listed;
  for (std::size_t i = 0; i < dependencies.size(); ++i) {
    const auto [first, is_new] = listed.emplace(dependencies[i].name, i);
    if (is_new) continue;
    auto& finding = report.add(
        StageName::stack,
        fmt::format("/dependencies/{}", i),
        fmt::format("`{}` is listed at /dependencies/{} already", dependencies[i].name, first->second));
    if (dependencies[first->second].version == dependencies[i].version)
      finding.fix = remove_at("Remove the second line", finding.pointer);
  }
}

}  // namespace

extern constinit const Rule dependency_is_listed_once{
    .id = "dependency-is-listed-once",
    .severity = Severity::error,
    .stage = StageName::stack,
    .summary = "A package is a dependency once.",
    .reason = "Two versions of one package are installed, or one of the lines is ignored.",
    .mend = "Keep the line with the version that is meant.",
    .source = "npm: duplicate keys in package.json",
    .bad = R"("hono" 4.9.0 and "hono" 4.8.2)",
    .good = R"("hono" 4.9.0)",
    .check = inspect,
};

}  // namespace nonagon::check
