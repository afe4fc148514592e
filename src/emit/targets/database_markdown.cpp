#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/design.hpp"
#include "emit/emitter.hpp"
#include "emit/markdown.hpp"
#include "sql/ddl.hpp"
#include "sql/dialect.hpp"
#include "sql/schema.hpp"

namespace nonagon::emit {
namespace {

constexpr std::string_view made_from = "stages/dataModel.json, stages/database.json, stages/api.json";

std::string code(std::string_view text) {
  return text.empty()
             ? std::string()
             : fmt::format("`{}`", replace_all(replace_all(std::string(text), "`", "'"), "|", "\\|"));
}

std::string key_mark(const sql::Table& table, const sql::Column& column) {
  std::vector<std::string> marks;
  if (std::ranges::find(table.primary_key, column.name) != table.primary_key.end())
    marks.emplace_back("primary key");
  for (const auto& unique : table.uniques) {
    if (unique.columns == std::vector{column.name}) marks.emplace_back("unique");
  }
  for (const auto& key : table.foreign_keys) {
    if (key.column == column.name)
      marks.push_back(fmt::format("{}, on delete {}",
                                  code(fmt::format("{}.{}", key.target_table, key.target_column)),
                                  lower(key.on_delete)));
  }
  return join(marks, "; ");
}

using Rows = std::vector<std::vector<std::string>>;

void write_section(std::string& out,
                   std::string_view text,
                   const std::vector<std::string>& head,
                   const Rows& rows) {
  if (!rows.empty())
    fmt::format_to(std::back_inserter(out), "## {}\n\n{}\n", text, markdown_table(head, rows));
}

void write_table(std::string& out, const sql::Table& table) {
  const auto line = std::back_inserter(out);
  fmt::format_to(line, "### {}\n\n", markdown_text(table.name));
  if (!trim(table.comment).empty()) fmt::format_to(line, "{}\n\n", markdown_text(table.comment));
  Rows rows;
  for (const auto& column : table.columns) {
    rows.push_back({code(column.name),
                    code(column.type),
                    column.is_nullable ? "yes" : "no",
                    code(column.generation.empty() ? column.default_sql : column.generation),
                    key_mark(table, column),
                    markdown_cell(column.comment)});
  }
  out += markdown_table({"Column", "Type", "Null", "Default", "Key", "Meaning"}, rows) + '\n';
  std::vector<std::string> rules;
  for (const auto& unique : table.uniques) {
    if (unique.columns.size() > 1)
      rules.push_back(fmt::format("Unique together: {}", code(join(unique.columns, ", "))));
  }
  for (const auto& check : table.checks) {
    if (!check.name.ends_with("_values") && !check.name.ends_with("_length") &&
        !check.name.ends_with("_json"))
      rules.push_back(code(check.expression));
  }
  if (rules.empty()) return;
  for (const auto& rule : rules) fmt::format_to(line, "- {}\n", rule);
  out += '\n';
}

void write_indexes(std::string& out, const sql::Schema& schema) {
  Rows rows;
  for (const auto& index : schema.indexes) {
    rows.push_back({code(index.name),
                    code(index.table),
                    code(join(index.columns, ", ")) + (index.is_unique ? ", unique" : ""),
                    code(index.where),
                    markdown_cell(index.why)});
  }
  write_section(out, "Indexes", {"Index", "Table", "Columns", "Condition", "Why"}, rows);
}

void write_omissions(std::string& out, const sql::Schema& schema) {
  Rows rows;
  for (const auto& omission : schema.omissions)
    rows.push_back({code(omission.table), markdown_cell(omission.what), markdown_cell(omission.why)});
  write_section(out,
                "What the database does not hold\n\nThe service must keep these true.",
                {"Table", "What", "Why"},
                rows);
}

void write_enforced(std::string& out, const design::Design& design) {
  Rows rows;
  for (const auto& rule : design.database.enforced_by_application)
    rows.push_back({markdown_cell(rule.invariant), markdown_cell(rule.where), markdown_cell(rule.why)});
  write_section(
      out, "Rules that only the service can hold", {"Rule", "Held by", "Why not the database"}, rows);
}

void write_retention(std::string& out, const design::Design& design) {
  Rows rows;
  for (const auto& rule : design.database.retention) {
    rows.push_back({markdown_cell(rule.entity),
                    markdown_cell(rule.after),
                    markdown_cell(rule.since),
                    std::string(design::wire_value(rule.action)),
                    markdown_cell(rule.basis)});
  }
  write_section(out, "How long rows stay", {"Entity", "After", "Counted from", "Then", "Because"}, rows);
}

Files emit(const Source& source) {
  const auto& design = source.design;
  const auto& schema = source.schema();
  const auto& database = design.database;
  std::string out = fmt::format(
      "# Database\n\n{} {}.", sql::dialect_of(schema.engine).label, sql::version_of(design, schema.engine));
  fmt::format_to(
      std::back_inserter(out), " {} tables, {} indexes.", schema.tables.size(), schema.indexes.size());
  if (!database.keys.type.empty()) {
    fmt::format_to(std::back_inserter(out),
                   " Keys: {} ({}).",
                   markdown_text(database.keys.type),
                   markdown_text(database.keys.generation));
  }
  out += " Tables stand after those that they point at.\n\n## Tables\n\n";
  for (const auto& table : schema.tables) write_table(out, table);
  write_indexes(out, schema);
  write_enforced(out, design);
  write_omissions(out, schema);
  write_retention(out, design);
  fmt::format_to(std::back_inserter(out), "---\n\n*{}*\n", derived_mark(made_from));
  return one("database/database.md", std::move(out));
}

}  // namespace

extern constinit const Emitter database_markdown{
    .id = "database-markdown",
    .stage = design::StageName::database,
    .summary =
        "The database for people: tables, indexes with their readers, and what the service must hold itself.",
    .made_from = made_from,
    .reads = {StageName::data_model, StageName::database, StageName::api},
    .emit = emit,
};

}  // namespace nonagon::emit
