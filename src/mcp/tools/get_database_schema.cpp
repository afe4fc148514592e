#include <algorithm>

#include "mcp/project_tool.hpp"

namespace nonagon::mcp {
namespace {

struct DatabaseArguments {
  std::string table;
  std::string format;
  std::int64_t offset = 0;
  json::object extras;

  static constexpr std::array about{
      design::may("table", "Name of one table or collection, to get its columns, keys, checks and indexes."),
      design::may("format", "sql: the script that makes the whole database."),
      design::may("offset", "Where to go on in the script: nextOffset of the part before."),
  };
};
BOOST_DESCRIBE_STRUCT(DatabaseArguments, (), (table, format, offset))

ToolAnswer script(const Snapshot& snapshot, std::int64_t offset) {
  for (const auto* path : {"database/schema.sql", "database/schema.js"}) {
    const auto file = snapshot.files().find(path);
    if (file != snapshot.files().end()) return text_page(path, file->second, offset);
  }
  return error_answer("this design has no database yet");
}

std::string_view text_at(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string_view(value->as_string()) : std::string_view();
}

json::array list_at(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_array() ? value->as_array() : json::array();
}

json::array indexes_of(const json::object& schema, std::string_view table) {
  json::array indexes;
  for (const auto& index : list_at(schema, "indexes")) {
    if (text_at(index.as_object(), "table") == table) indexes.push_back(index);
  }
  return indexes;
}

ToolAnswer one_table(const json::object& schema, const json::array& tables, std::string_view name) {
  std::vector<std::string_view> known;
  for (const auto& table : tables) {
    known.push_back(text_at(table.as_object(), "name"));
    if (known.back() == name) return data_answer({{"table", table}, {"indexes", indexes_of(schema, name)}});
  }
  return unknown_name("table", name, known);
}

ToolAnswer summary(const json::object& schema, const json::array& tables) {
  json::array all;
  for (const auto& table : tables) {
    json::array columns;
    for (const auto& column : list_at(table.as_object(), "columns")) {
      const auto* nullable = column.as_object().if_contains("nullable");
      const bool is_nullable = nullable != nullptr && nullable->is_bool() && nullable->as_bool();
      columns.emplace_back(std::string(text_at(column.as_object(), "name")) + " " +
                           std::string(text_at(column.as_object(), "type")) + (is_nullable ? "?" : ""));
    }
    all.push_back(
        json::object{{"name", text_at(table.as_object(), "name")}, {"columns", std::move(columns)}});
  }
  auto page = page_of(all, 100, "");
  json::object data{{"engine", text_at(schema, "engine")}, {"version", text_at(schema, "version")}};
  data["tables"] = std::move(page->at("items"));
  data["total"] = all.size();
  return data_answer(std::move(data));
}

ToolAnswer answer(const Snapshot& snapshot, const DatabaseArguments& arguments) {
  if (arguments.format == "sql") return script(snapshot, arguments.offset);
  if (!arguments.format.empty()) return error_answer("format is sql, or left out for data");
  const auto schema = compiled_json(snapshot, "database/schema.json");
  if (!schema.is_object()) return error_answer("this design has no database yet");
  auto tables = list_at(schema.as_object(), "tables");
  if (tables.empty()) tables = list_at(schema.as_object(), "collections");
  if (!arguments.table.empty()) return one_table(schema.as_object(), tables, arguments.table);
  return summary(schema.as_object(), tables);
}

}  // namespace

extern constinit const ProjectTool get_database_schema{
    .name = "get_database_schema",
    .title = "Database schema",
    .description =
        "Tables as the chosen engine has them: a summary, one table whole with keys, checks and "
        "indexes, or the SQL script that makes the database.",
    .input_schema = schema_of_arguments<DatabaseArguments>,
    .output_schema =
        R"({"type":"object","properties":{"engine":{"type":"string"},"tables":{"type":"array","items":{"type":"object"}},"total":{"type":"integer"},"table":{"type":"object"},"indexes":{"type":"array"},"text":{"type":"string"},"nextOffset":{"type":"integer"}}})",
    .answer = with_arguments<DatabaseArguments, answer>,
};

}  // namespace nonagon::mcp
