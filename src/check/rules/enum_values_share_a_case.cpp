#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

enum class Case { lower, upper, mixed };

Case case_of(std::string_view value) {
  const bool has_lower = std::ranges::any_of(value, [](char c) { return c >= 'a' && c <= 'z'; });
  const bool has_upper = std::ranges::any_of(value, [](char c) { return c >= 'A' && c <= 'Z'; });
  // Names in camelCase begin as those of one word do.
  const auto first =
      std::ranges::find_if(value, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  if (first != value.end() && *first >= 'a') return Case::lower;
  return has_lower && has_upper ? Case::mixed : Case::upper;
}

// Digits and letters without case, such as codes of countries of other scripts, fit beside anything.
bool has_case(std::string_view value) {
  return std::ranges::any_of(value, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      const auto& type = facts.type(field);
      if (type.kind != design::TypeKind::enum_) continue;
      const auto first = std::ranges::find_if(type.values, has_case);
      if (first == type.values.end()) continue;
      const auto other = std::ranges::find_if(type.values, [&](const std::string& value) {
        return has_case(value) && case_of(value) != case_of(*first);
      });
      if (other == type.values.end()) continue;
      report.add(
          StageName::data_model,
          facts.pointer(entity, field) + "/type",
          fmt::format(
              "`{}` and `{}` of `{}.{}` differ in letter case", *first, *other, entity.name, field.name));
    }
  }
}

}  // namespace

extern constinit const Rule enum_values_share_a_case{
    .id = "enum-values-share-a-case",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "The values of one enum are written in one letter case.",
    .reason =
        "Whoever writes code against them has to remember which value is which, and gets it wrong once.",
    .mend = "Write them all as the first is written, in stored rows too.",
    .source = "Zalando rule 240",
    .bad = "enum(open,InProgress,DONE)",
    .good = "enum(open,in_progress,done)",
    .check = inspect,
};

}  // namespace nonagon::check
