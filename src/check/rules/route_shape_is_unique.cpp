#include <string>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// "/loans/:id" → "/loans/:"
std::string shape(std::string_view route) {
  std::string out;
  bool is_name = false;
  for (const char c : route) {
    if (c == '/') is_name = false;
    if (!is_name) out += c;
    if (c == ':') is_name = true;
  }
  return out;
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& sections = design.sections.sections;
  std::unordered_map<std::string, std::size_t> shapes;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (!sections[i].route.contains(':')) continue;
    const auto [first, is_new] = shapes.emplace(shape(sections[i].route), i);
    if (is_new || sections[first->second].route == sections[i].route) continue;
    report.add(
        StageName::sections,
        fmt::format("/sections/{}/route", i),
        fmt::format(
            "`{}` and `{}` match the same addresses", sections[first->second].route, sections[i].route));
  }
}

}  // namespace

extern constinit const Rule route_shape_is_unique{
    .id = "route-shape-is-unique",
    .severity = Severity::error,
    .stage = StageName::sections,
    .summary = "No two routes differ in the names of their parameters alone.",
    .reason = "The router opens the first one for both; the second screen is never seen.",
    .mend = "Give one of them another word in its path.",
    .source = "Vue Router: duplicate routes; XR-030",
    .bad = R"("/loans/:id" and "/loans/:loanId")",
    .good = R"("/loans/:id" and "/loans/:id/edit")",
    .check = inspect,
};

}  // namespace nonagon::check
