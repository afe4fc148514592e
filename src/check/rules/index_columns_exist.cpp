#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

// The field of a plain column or of a function over one field; empty for other expressions.
std::string_view indexed_name(std::string_view column) {
  if (is_name(column)) return column;
  const auto open = column.find('(');
  if (open == std::string_view::npos || !column.ends_with(')')) return {};
  const auto inner = trim(column.substr(open + 1, column.size() - open - 2));
  return is_name(inner) ? inner : std::string_view();
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& indexes = design.database.indexes;
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    const auto* entity = facts.entity(indexes[i].entity);
    if (entity == nullptr) continue;
    for (std::size_t j = 0; j < indexes[i].columns.size(); ++j) {
      const auto name = indexed_name(indexes[i].columns[j]);
      if (name.empty() || facts.field(*entity, name) != nullptr) continue;
      report.add(StageName::database,
                 fmt::format("/indexes/{}/columns/{}", i, j),
                 fmt::format("`{}` has no field `{}`", entity->name, name));
    }
  }
}

}  // namespace

extern constinit const Rule index_columns_exist{
    .id = "index-columns-exist",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "An index names fields of its entity.",
    .reason = "The index cannot be made.",
    .mend = "Name fields of the entity.",
    .source = "XR-004",
    .bad = R"({"entity": "Loan", "columns": ["dueDate"]})",
    .good = R"({"entity": "Loan", "columns": ["dueOn"]})",
    .check = inspect,
};

}  // namespace nonagon::check
