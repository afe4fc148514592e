#include <string>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"
#include "sql/schema.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& tables = design.database.tables;
  if (tables.empty()) return;
  std::unordered_map<std::string, const Entity*> by_table;
  for (const auto& entity : design.data_model.entities)
    by_table.emplace(sql::table_name(design, entity.name), &entity);
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const auto found = by_table.find(tables[i].name);
    if (found == by_table.end()) continue;
    for (std::size_t j = 0; j < tables[i].columns.size(); ++j) {
      const auto& column = tables[i].columns[j];
      const auto* field = facts.field(*found->second, camel_case(column.name));
      if (field == nullptr || field->required != column.nullable || column.is_primary_key) continue;
      auto& finding = report.add(
          StageName::database,
          fmt::format("/tables/{}/columns/{}/nullable", i, j),
          fmt::format(
              "`{}.{}` is {}", found->second->name, field->name, field->required ? "required" : "optional"));
      finding.fix = add_at("Follow the data model", finding.pointer, !field->required);
    }
  }
}

}  // namespace

extern constinit const Rule explicit_column_matches_field{
    .id = "explicit-column-matches-field",
    .severity = Severity::warning,
    .stage = StageName::database,
    .summary = "A column that another tool decided may be empty exactly where its field may.",
    .reason = "Types say one thing and the table another: code that trusts the type meets an empty value.",
    .mend = R"(Change "nullable" of the column or "required" of the field.)",
    .source = "XR-009",
    .bad = "Book.title is required, books.title is nullable",
    .good = "books.title is not nullable",
    .check = inspect,
};

}  // namespace nonagon::check
