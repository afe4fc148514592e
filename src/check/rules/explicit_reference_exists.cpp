#include <algorithm>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& tables = design.database.tables;
  std::unordered_map<std::string_view, const design::ExplicitTable*> by_name;
  for (const auto& table : tables) by_name.emplace(table.name, &table);
  for (std::size_t i = 0; i < tables.size(); ++i) {
    for (std::size_t j = 0; j < tables[i].columns.size(); ++j) {
      const std::string_view text = tables[i].columns[j].references;
      const auto end = text.find_first_of("(.");
      if (text.empty()) continue;
      const auto table = by_name.find(trim(text.substr(0, end)));
      const auto column = end == std::string_view::npos
                              ? std::string_view()
                              : trim(text.substr(end + 1, text.find(')') - end - 1));
      const bool has_column =
          table != by_name.end() &&
          (column.empty() ||
           std::ranges::find(table->second->columns, column, &design::ExplicitColumn::name) !=
               table->second->columns.end());
      if (has_column) continue;
      report.add(StageName::database,
                 fmt::format("/tables/{}/columns/{}/references", i, j),
                 fmt::format("there is no `{}`", text));
    }
  }
}

}  // namespace

extern constinit const Rule explicit_reference_exists{
    .id = "explicit-reference-exists",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "A column that another tool made to point at a table points at one that is there.",
    .reason = "The statement fails, or the constraint is lost without a word.",
    .mend = "Name a table and column of the list, as table(column).",
    .source = "Liam; DBML: unknown column in a reference",
    .bad = R"~("references": "user(id)" where the table is users)~",
    .good = R"~("references": "users(id)")~",
    .check = inspect,
};

}  // namespace nonagon::check
