#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

bool repeats(const design::Index& shorter, const design::Index& longer) {
  if (shorter.unique || shorter.columns.size() > longer.columns.size()) return false;
  if (shorter.where != longer.where || shorter.method != longer.method ||
      shorter.operator_class != longer.operator_class)
    return false;
  return std::ranges::equal(shorter.columns, std::span(longer.columns).first(shorter.columns.size()));
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& indexes = design.database.indexes;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_entity;
  for (std::size_t i = 0; i < indexes.size(); ++i) by_entity[indexes[i].entity].push_back(i);
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    for (const auto j : by_entity[indexes[i].entity]) {
      if (i == j || !repeats(indexes[i], indexes[j]) || (i < j && repeats(indexes[j], indexes[i]))) continue;
      auto& finding = report.add(StageName::database,
                                 fmt::format("/indexes/{}", i),
                                 fmt::format("the index /indexes/{} begins with the same columns", j));
      finding.fix = remove_at("Remove the shorter index", finding.pointer);
      break;
    }
  }
}

}  // namespace

extern constinit const Rule index_is_not_redundant{
    .id = "index-is-not-redundant",
    .severity = Severity::warning,
    .stage = StageName::database,
    .summary = "No index repeats the beginning of another.",
    .reason = "Every write pays for it, and no reader gains.",
    .mend = "Remove the shorter index; the longer one serves its readers too.",
    .source = "XR-004",
    .bad = "indexes on (status) and on (status, dueOn)",
    .good = "one index on (status, dueOn)",
    .check = inspect,
};

}  // namespace nonagon::check
