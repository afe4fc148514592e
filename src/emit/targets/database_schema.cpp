#include <algorithm>

#include <fmt/format.h>

#include "design/design.hpp"
#include "emit/emitter.hpp"
#include "sql/ddl.hpp"
#include "sql/schema.hpp"
#include "sql/update_times.hpp"

namespace nonagon::emit {
namespace {

constexpr std::string_view made_from = "stages/dataModel.json, stages/database.json, stages/api.json";

const sql::ForeignKeyConstraint* foreign_key_of(const sql::Table& table, std::string_view column) {
  const auto found = std::ranges::find(table.foreign_keys, column, &sql::ForeignKeyConstraint::column);
  return found == table.foreign_keys.end() ? nullptr : &*found;
}

class SchemaText {
 public:
  SchemaText(std::string& out, const sql::Schema& schema) : json_(out), schema_(schema) {}

  void write(const design::Design& design) {
    json_.begin_object();
    text("$comment", derived_mark(made_from));
    text("engine", design::wire_value(schema_.engine));
    text("version", sql::version_of(design, schema_.engine));
    json_.key("tables");
    json_.begin_array();
    for (const auto& entry : schema_.tables) table(entry);
    json_.end_array();
    json_.key("indexes");
    json_.begin_array();
    for (const auto& entry : schema_.indexes) index(entry);
    json_.end_array();
    update_times();
    member_unless_empty("enforcedByApplication", design.database.enforced_by_application);
    member_unless_empty("retention", design.database.retention);
    omissions();
    json_.end_object();
  }

 private:
  void text(std::string_view name, std::string_view value) {
    json_.key(name);
    json_.text(value);
  }

  void text_unless_empty(std::string_view name, std::string_view value) {
    if (!value.empty()) text(name, value);
  }

  void flag(std::string_view name, bool value) {
    json_.key(name);
    json_.boolean(value);
  }

  void list(std::string_view name, const std::vector<std::string>& values) {
    json_.key(name);
    design::write_value(json_, values);
  }

  template <class Items>
  void member_unless_empty(std::string_view name, const Items& items) {
    if (items.empty()) return;
    json_.key(name);
    design::write_value(json_, items);
  }

  void column(const sql::Table& table, const sql::Column& column) {
    const auto* key = foreign_key_of(table, column.name);
    json_.begin_object();
    text("name", column.name);
    text("type", column.type);
    flag("nullable", column.is_nullable);
    flag("isPrimaryKey", std::ranges::find(table.primary_key, column.name) != table.primary_key.end());
    flag("isForeignKey", key != nullptr);
    text_unless_empty("defaultValue", column.default_sql);
    if (key != nullptr) text("references", fmt::format("{}({})", key->target_table, key->target_column));
    text_unless_empty("generation", column.generation);
    if (column.field != nullptr) text("field", column.field->name);
    text_unless_empty("description", column.comment);
    json_.end_object();
  }

  void constraints(const sql::Table& table) {
    json_.key("uniqueConstraints");
    json_.begin_array();
    for (const auto& unique : table.uniques) {
      json_.begin_object();
      text("name", unique.name);
      list("columns", unique.columns);
      json_.end_object();
    }
    json_.end_array();
    json_.key("checks");
    json_.begin_array();
    for (const auto& check : table.checks) {
      json_.begin_object();
      text("name", check.name);
      text("expression", check.expression);
      json_.end_object();
    }
    json_.end_array();
    json_.key("foreignKeys");
    json_.begin_array();
    for (const auto& key : table.foreign_keys) {
      json_.begin_object();
      text("name", key.name);
      list("columns", {key.column});
      text("references", fmt::format("{}({})", key.target_table, key.target_column));
      text("onDelete", key.on_delete);
      json_.end_object();
    }
    json_.end_array();
  }

  void table(const sql::Table& table) {
    json_.begin_object();
    text("name", table.name);
    if (table.entity != nullptr) text("entity", table.entity->name);
    text_unless_empty("description", table.comment);
    json_.key("columns");
    json_.begin_array();
    for (const auto& entry : table.columns) column(table, entry);
    json_.end_array();
    list("primaryKey", table.primary_key);
    constraints(table);
    json_.end_object();
  }

  void index(const sql::IndexDefinition& index) {
    json_.begin_object();
    text("name", index.name);
    text("table", index.table);
    list("columns", index.columns);
    text("type", index.method.empty() ? "btree" : index.method);
    flag("unique", index.is_unique);
    text_unless_empty("where", index.where);
    text_unless_empty("rationale", index.why);
    json_.end_object();
  }

  void update_times() {
    const auto times = sql::update_times(schema_);
    if (times.empty()) return;
    json_.key("triggers");
    json_.begin_array();
    for (const auto& time : times) {
      json_.begin_object();
      text("name", time.trigger);
      text("table", time.table);
      text("sets", time.column);
      json_.end_object();
    }
    json_.end_array();
  }

  void omissions() {
    if (schema_.omissions.empty()) return;
    json_.key("notHeld");
    json_.begin_array();
    for (const auto& omission : schema_.omissions) {
      json_.begin_object();
      text("table", omission.table);
      text("what", omission.what);
      text("why", omission.why);
      json_.end_object();
    }
    json_.end_array();
  }

  JsonWriter json_;
  const sql::Schema& schema_;
};

Files emit(const Source& source) {
  const auto& design = source.design;
  const auto& schema = source.schema();
  std::string out;
  SchemaText(out, schema).write(design);
  out += '\n';
  return one("database/schema.json", std::move(out));
}

}  // namespace

extern constinit const Emitter database_schema{
    .id = "database-schema",
    .stage = design::StageName::database,
    .summary = "Every table, column, key and index, as JSON.",
    .made_from = made_from,
    .reads = {StageName::data_model, StageName::database, StageName::api},
    .emit = emit,
};

}  // namespace nonagon::emit
