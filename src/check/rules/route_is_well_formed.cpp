#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// The parts of a route that name a parameter.
std::vector<std::string_view> parameters(std::string_view route) {
  std::vector<std::string_view> names;
  for (const auto part : split(route, '/')) {
    if (part.starts_with(':')) names.push_back(part.substr(1));
  }
  return names;
}

std::string_view complaint(std::string_view route) {
  if (!route.starts_with('/')) return "begins with no slash";
  if (route.find_first_of("{}") != std::string_view::npos) return "has braces";
  if (route.find_first_of("?# ") != std::string_view::npos) return "has a query, a fragment or a space";
  if (route.contains("//") || (route.size() > 1 && route.ends_with('/'))) return "has an empty part";
  auto names = parameters(route);
  if (std::ranges::find(names, std::string_view()) != names.end()) return "has a parameter without a name";
  std::ranges::sort(names);
  return std::ranges::adjacent_find(names) == names.end() ? "" : "has one parameter twice";
}

std::string mended(std::string_view route) {
  auto text = replace_all(replace_all(std::string(route), "{", ":"), "}", "");
  return text.starts_with('/') ? text : "/" + text;
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& sections = design.sections.sections;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const auto& route = sections[i].route;
    if (route.empty()) continue;
    const auto why = complaint(route);
    if (why.empty()) continue;
    auto& finding = report.add(
        StageName::sections, fmt::format("/sections/{}/route", i), fmt::format("`{}` {}", route, why));
    if (complaint(mended(route)).empty())
      finding.fix = replace_with("Write it as routers do", finding.pointer, json::string(mended(route)));
  }
}

}  // namespace

extern constinit const Rule route_is_well_formed{
    .id = "route-is-well-formed",
    .severity = Severity::error,
    .stage = StageName::sections,
    .summary = "A route begins with a slash and writes its parameters as :name, each once.",
    .reason = "The router never matches it, or matches the braces as letters.",
    .mend = R"(Write "/loans/:id".)",
    .source = "React Router and Vue Router route syntax",
    .bad = R"("loans/{id}")",
    .good = R"("/loans/:id")",
    .check = inspect,
};

}  // namespace nonagon::check
