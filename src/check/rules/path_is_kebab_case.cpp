#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"
#include "check/words.hpp"

namespace nonagon::check {
namespace {

bool is_kebab(std::string_view path) {
  const auto is_well_written = [](std::string_view segment) {
    return segment.empty() || segment.starts_with('{') || is_kebab_case(segment) ||
           std::ranges::any_of(segment, [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
  };
  for (std::size_t begin = 0; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    if (!is_well_written(path.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  return true;
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto examine = [&](std::string_view list, std::size_t index, const std::string& path) {
    if (!is_kebab(path))
      report.add(StageName::api,
                 fmt::format("/{}/{}/path", list, index),
                 fmt::format("`{}` is not in kebab-case", path));
  };
  for (std::size_t i = 0; i < design.api.resources.size(); ++i)
    examine("resources", i, design.api.resources[i].path);
  for (std::size_t i = 0; i < design.api.actions.size(); ++i)
    examine("actions", i, design.api.actions[i].path);
}

}  // namespace

extern constinit const Rule path_is_kebab_case{
    .id = "path-is-kebab-case",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "The words of a path are written in kebab-case.",
    .reason = "Addresses are typed, read aloud and compared by case; one spelling is enough.",
    .mend = "Write /loan-requests, and change whoever calls it.",
    .source = "Redocly paths-kebab-case; Zalando rule 129",
    .bad = R"("/loanRequests")",
    .good = R"("/loan-requests")",
    .check = inspect,
};

}  // namespace nonagon::check
