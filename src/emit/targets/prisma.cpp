#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/design.hpp"
#include "emit/emitter.hpp"
#include "emit/model/type_names.hpp"
#include "sql/schema.hpp"

namespace nonagon::emit {
namespace {

using design::Engine;
using design::TypeKind;

constexpr std::string_view made_from = "stages/dataModel.json, stages/database.json, stages/api.json";

// MongoDB calls every document's key so.
const std::string mongodb_key = "_id";

struct Row {
  std::string name;
  std::string type;
  std::string attributes;
  std::string comment;
};

struct Model {
  std::string name;
  const sql::Table* table;
  std::vector<Row> rows;
  std::vector<Row> relations;
  std::vector<std::string> attributes;
  std::unordered_map<std::string, std::string> field_of;  // column to field
  UniqueNames names;
};

std::string text_literal(std::string_view text) {
  std::string out;
  append_json_text(out, text);
  return out;
}

bool is_number_kind(TypeKind kind) {
  return kind == TypeKind::decimal || kind == TypeKind::float_ || kind == TypeKind::integer ||
         kind == TypeKind::bigint;
}

std::string_view scalar_name(Engine engine, TypeKind kind) {
  switch (kind) {
    case TypeKind::uuid:
    case TypeKind::string:
    case TypeKind::text:
    case TypeKind::enum_: return "String";
    case TypeKind::integer: return "Int";
    case TypeKind::bigint: return "BigInt";
    case TypeKind::decimal: return engine == Engine::mongodb ? "Float" : "Decimal";
    case TypeKind::float_: return "Float";
    case TypeKind::boolean: return "Boolean";
    case TypeKind::date:
    case TypeKind::datetime:
    case TypeKind::time: return "DateTime";
    case TypeKind::jsonb: return "Json";
    case TypeKind::binary: return "Bytes";
  }
  broken("every type kind has a Prisma type");
}

std::string postgresql_native(const sql::Column& column) {
  const auto& type = column.logical_type;
  switch (type.kind) {
    case TypeKind::uuid: return "@db.Uuid";
    case TypeKind::decimal:
      return type.precision > 0 ? fmt::format("@db.Decimal({}, {})", type.precision, type.scale)
                                : "@db.Decimal";
    case TypeKind::date: return "@db.Date";
    case TypeKind::datetime:
      return column.type.starts_with("timestamptz") ? "@db.Timestamptz(6)" : "@db.Timestamp(6)";
    case TypeKind::time: return "@db.Time(6)";
    case TypeKind::string:
    case TypeKind::text:
    case TypeKind::integer:
    case TypeKind::bigint:
    case TypeKind::float_:
    case TypeKind::boolean:
    case TypeKind::jsonb:
    case TypeKind::binary:
    case TypeKind::enum_: return {};
  }
  broken("every type kind has a native type or none");
}

// "varchar(120)" → "@db.VarChar(120)"
std::string mysql_native(const sql::Column& column) {
  const auto bracket = column.type.find('(');
  const auto word = column.type.substr(0, bracket);
  const auto arguments = bracket == std::string::npos ? std::string() : column.type.substr(bracket);
  if (word == "varchar") return "@db.VarChar" + arguments;
  if (word == "char") return "@db.Char" + arguments;
  if (word == "text") return "@db.Text";
  if (word == "mediumtext") return "@db.MediumText";
  if (word == "mediumblob") return "@db.MediumBlob";
  if (word == "varbinary") return "@db.VarBinary" + arguments;
  if (word == "decimal") return "@db.Decimal" + arguments;
  if (word == "datetime") return "@db.DateTime" + arguments;
  if (word == "date") return "@db.Date";
  if (word == "time") return "@db.Time(0)";
  return {};
}

class Writer {
 public:
  Writer(const sql::Schema& schema, std::string_view version) : schema_(schema), is_six_(version == "6") {}

  std::string write() {
    for (const auto& table : schema_.tables) add_model(table);
    for (auto& model : models_) add_relations(model);
    std::string out = fmt::format("// {}\n\n", derived_mark(made_from));
    out += is_six_ ? "generator client {\n  provider = \"prisma-client-js\"\n}\n\n"
                   : "generator client {\n  provider = \"prisma-client\"\n  output   = "
                     "\"../generated/prisma\"\n}\n\n";
    // Prisma 7 takes the address from its own configuration and refuses it here; Prisma 6 refuses its
    // absence.
    fmt::format_to(std::back_inserter(out),
                   "datasource db {{\n  provider = \"{}\"\n{}}}\n",
                   design::wire_value(schema_.engine),
                   is_six_ ? "  url      = env(\"DATABASE_URL\")\n" : "");
    for (const auto& model : models_) print(out, model);
    for (const auto& text : enums_) out += text;
    return out;
  }

 private:
  bool has_lists() const { return schema_.engine == Engine::postgresql || schema_.engine == Engine::mongodb; }

  void add_model(const sql::Table& table) {
    Model model;
    const auto& own = table.entity != nullptr ? table.entity->name : table.name;
    model.name = type_names_.take(ascii_name(own == pascal_case(own) ? own : pascal_case(own), "Model"));
    model.table = &table;
    for (const auto& column : table.columns) add_column(model, column);
    if (table.primary_key.size() > 1)
      model.attributes.push_back(fmt::format("@@id([{}])", fields(model, table.primary_key)));
    for (const auto& unique : table.uniques) {
      if (unique.columns.size() > 1)
        model.attributes.push_back(fmt::format("@@unique([{}])", fields(model, unique.columns)));
    }
    add_indexes(model);
    if (model.name != table.name)
      model.attributes.push_back(fmt::format("@@map({})", text_literal(table.name)));
    if (is_ignored(table)) model.attributes.emplace_back("@@ignore");
    models_.push_back(std::move(model));
  }

  // Prisma wants a key; a table without one can only be left to SQL.
  static bool is_ignored(const sql::Table& table) {
    return table.primary_key.empty() && table.uniques.empty();
  }

  static bool is_alone(const sql::Table& table, const std::string& column) {
    return std::ranges::any_of(table.uniques, [&](const sql::UniqueConstraint& unique) {
      return unique.columns == std::vector{column};
    });
  }

  std::string fields(const Model& model, const std::vector<std::string>& columns) const {
    std::vector<std::string> names;
    for (const auto& column : columns) names.push_back(model.field_of.at(column));
    return join(names, ", ");
  }

  void add_indexes(Model& model) {
    for (const auto& index : schema_.indexes) {
      if (index.table != model.table->name || index.is_unique || !index.where.empty()) continue;
      std::vector<std::string> names;
      for (const auto& column : index.columns) {
        const auto found = std::ranges::find_if(model.table->columns, [&](const sql::Column& own) {
          return sql::identifier(schema_.engine, own.name) == column;
        });
        if (found != model.table->columns.end()) names.push_back(model.field_of.at(found->name));
      }
      if (names.size() != index.columns.size()) continue;
      const bool is_gin = index.method == "gin";
      auto attribute = fmt::format("@@index([{}]{})", join(names, ", "), is_gin ? ", type: Gin" : "");
      if (std::ranges::find(model.attributes, attribute) == model.attributes.end())
        model.attributes.push_back(std::move(attribute));
    }
  }

  std::string enum_of(const Model& model, const sql::Column& column) {
    auto name = type_names_.take(model.name + ascii_name(pascal_case(column.field->name), "Value"));
    std::string text = fmt::format("\nenum {} {{\n", name);
    std::vector<Row> rows;
    UniqueNames names;
    for (const auto& value : column.logical_type.values) {
      if (std::ranges::any_of(rows, [&](const Row& row) { return row.comment == value; })) continue;
      auto member = names.take(ascii_name(value, "value"));
      auto map = member == value ? std::string() : fmt::format("@map({})", text_literal(value));
      rows.push_back({std::move(member), std::move(map), {}, value});
    }
    std::size_t width = 0;
    for (const auto& row : rows) width = std::max(width, row.name.size());
    for (const auto& row : rows) {
      text += row.type.empty() ? fmt::format("  {}\n", row.name)
                               : fmt::format("  {:<{}} {}\n", row.name, width, row.type);
    }
    const auto created = std::ranges::find_if(schema_.enum_types, [&](const sql::EnumType& type) {
      return column.type.starts_with(sql::identifier(schema_.engine, type.name));
    });
    if (created != schema_.enum_types.end() && created->name != name)
      fmt::format_to(std::back_inserter(text), "\n  @@map({})\n", text_literal(created->name));
    enums_.push_back(text + "}\n");
    return name;
  }

  std::string default_of(const sql::Column& column) const {
    const auto& type = column.logical_type;
    if (column.generation == "GENERATED ALWAYS AS IDENTITY" || column.generation == "AUTO_INCREMENT")
      return "@default(autoincrement())";
    if (column.default_sql.empty() || type.is_list || column.field == nullptr) return {};
    if (type.kind == TypeKind::datetime && column.default_sql.find('\'') == std::string::npos)
      return "@default(now())";
    if (type.kind == TypeKind::datetime && column.default_sql.starts_with("(strftime"))
      return "@default(now())";
    if (type.kind == TypeKind::uuid && column.default_sql.find("uuid") != std::string::npos)
      return "@default(uuid())";
    if (type.kind == TypeKind::boolean)
      return column.default_sql == "TRUE" ? "@default(true)" : "@default(false)";
    if (is_number_kind(type.kind)) return fmt::format("@default({})", column.default_sql);
    const auto* text = column.field->default_.if_string();
    const bool is_text =
        type.kind == TypeKind::string || type.kind == TypeKind::text || type.kind == TypeKind::enum_;
    if (!is_text || column.is_native_enum) return {};
    if (text != nullptr) return fmt::format("@default({})", text_literal(*text));
    const auto lifecycle = initial_state(column);
    return lifecycle.empty() ? std::string() : fmt::format("@default({})", text_literal(lifecycle));
  }

  std::string initial_state(const sql::Column& column) const {
    for (const auto& table : schema_.tables) {
      if (table.entity == nullptr || !table.entity->lifecycle ||
          table.entity->lifecycle->field != column.field->name)
        continue;
      if (column_of(table, column.field->name) == &column) return table.entity->lifecycle->initial;
    }
    return {};
  }

  // Prisma refuses a field that is called as another field's column.
  static std::string field_name(Model& model, std::string wanted, std::string_view own_column) {
    if (wanted != own_column && find_column(*model.table, wanted) != nullptr) wanted += "Field";
    return model.names.take(std::move(wanted));
  }

  void add_column(Model& model, const sql::Column& column) {
    const auto& type = column.logical_type;
    const bool is_list = type.is_list && has_lists();
    const auto wanted = column.field != nullptr ? ascii_name(column.field->name, "unnamed")
                                                : ascii_name(camel_case(column.name), "unnamed");
    Row row{.name = field_name(model, wanted, column.name), .type = {}, .attributes = {}, .comment = {}};
    model.field_of.emplace(column.name, row.name);
    row.type = column.is_native_enum && column.field != nullptr
                   ? enum_of(model, column)
                   : std::string(scalar_name(schema_.engine, type.kind));
    if (type.is_list && !has_lists()) row.type = "Json";
    row.type += is_list ? "[]" : column.is_nullable ? "?" : "";
    std::vector<std::string> attributes;
    const bool is_key = model.table->primary_key == std::vector{column.name};
    if (is_key) attributes.emplace_back("@id");
    if (!is_key && is_alone(*model.table, column.name)) attributes.emplace_back("@unique");
    // SQLite counts a whole-number key by itself, although no word in its type says so.
    const bool counts = is_key && schema_.engine == Engine::sqlite && type.kind == TypeKind::integer &&
                        column.default_sql.empty();
    if (auto value = counts ? std::string("@default(autoincrement())") : default_of(column); !value.empty())
      attributes.push_back(std::move(value));
    if (column.field != nullptr && column.field->name == "updatedAt" && type.kind == TypeKind::datetime)
      attributes.emplace_back("@updatedAt");
    const auto& stored = is_key && schema_.engine == Engine::mongodb ? mongodb_key : column.name;
    if (row.name != stored) attributes.push_back(fmt::format("@map({})", text_literal(stored)));
    auto native = schema_.engine == Engine::postgresql ? postgresql_native(column)
                  : schema_.engine == Engine::mysql    ? mysql_native(column)
                                                       : std::string();
    if (!native.empty() && !column.is_native_enum) attributes.push_back(std::move(native));
    row.attributes = join(attributes, " ");
    if (type.kind == TypeKind::enum_ && !column.is_native_enum)
      row.comment = "One of: " + join(type.values, ", ");
    model.rows.push_back(std::move(row));
  }

  Model* model_of(std::string_view table) {
    if (model_by_table_.empty()) {
      for (auto& model : models_) model_by_table_.emplace(model.table->name, &model);
    }
    const auto found = model_by_table_.find(table);
    return found == model_by_table_.end() ? nullptr : found->second;
  }

  void add_relations(Model& model) {
    for (const auto& key : model.table->foreign_keys) {
      auto* target = model_of(key.target_table);
      if (target == nullptr || is_ignored(*model.table) || is_ignored(*target->table)) continue;
      const auto& field = model.field_of.at(key.column);
      const auto& column = *find_column(*model.table, key.column);
      const auto stem =
          field.ends_with("Id") && field.size() > 2 ? field.substr(0, field.size() - 2) : field + "Target";
      const auto relation = fmt::format("{}_{}", model.name, field);
      auto rule = pascal_case(key.on_delete == "SET NULL" ? "set null" : lower(key.on_delete));
      if (schema_.engine == Engine::mongodb) rule = "NoAction, onUpdate: NoAction";
      model.relations.push_back(
          {field_name(model, stem, {}),
           target->name + (column.is_nullable ? "?" : ""),
           fmt::format("@relation(\"{}\", fields: [{}], references: [{}], onDelete: {})",
                       relation,
                       field,
                       target->field_of.at(key.target_column),
                       rule),
           {}});
      const bool is_single =
          is_alone(*model.table, key.column) || model.table->primary_key == std::vector{key.column};
      const auto back = camel_case(model.name) == "" ? std::string("rows")
                        : is_single                  ? camel_case(model.name)
                                                     : plural_of(camel_case(model.name));
      target->relations.push_back(
          {field_name(
               *target,
               ascii_name(back, "rows") +
                   (stem == camel_case(target->name) ? "" : "As" + ascii_name(pascal_case(stem), "Target")),
               {}),
           model.name + (is_single ? "?" : "[]"),
           fmt::format("@relation(\"{}\")", relation),
           {}});
    }
  }

  static void print_rows(std::string& out, const std::vector<Row>& rows) {
    std::size_t name_width = 0;
    std::size_t type_width = 0;
    for (const auto& row : rows) {
      name_width = std::max(name_width, row.name.size());
      if (!row.attributes.empty()) type_width = std::max(type_width, row.type.size());
    }
    for (const auto& row : rows) type_width = std::max(type_width, row.type.size());
    for (const auto& row : rows) {
      if (!row.comment.empty()) fmt::format_to(std::back_inserter(out), "  /// {}\n", one_line(row.comment));
      if (row.attributes.empty()) {
        fmt::format_to(std::back_inserter(out), "  {:<{}} {}\n", row.name, name_width, row.type);
      } else {
        fmt::format_to(std::back_inserter(out),
                       "  {:<{}} {:<{}} {}\n",
                       row.name,
                       name_width,
                       row.type,
                       type_width,
                       row.attributes);
      }
    }
  }

  static void print(std::string& out, const Model& model) {
    out += '\n';
    if (const auto comment = one_line(model.table->comment); !comment.empty())
      fmt::format_to(std::back_inserter(out), "/// {}\n", comment);
    fmt::format_to(std::back_inserter(out), "model {} {{\n", model.name);
    print_rows(out, model.rows);
    if (!model.relations.empty()) {
      out += '\n';
      print_rows(out, model.relations);
    }
    if (!model.attributes.empty()) out += '\n';
    for (const auto& attribute : model.attributes)
      fmt::format_to(std::back_inserter(out), "  {}\n", attribute);
    out += "}\n";
  }

  const sql::Schema& schema_;
  bool is_six_;
  UniqueNames type_names_{"String",
                          "Int",
                          "BigInt",
                          "Float",
                          "Decimal",
                          "Boolean",
                          "DateTime",
                          "Json",
                          "Bytes",
                          "PrismaClient",
                          "Unsupported"};
  std::vector<Model> models_;
  std::unordered_map<std::string_view, Model*> model_by_table_;
  std::vector<std::string> enums_;
};

Files emit(const Source& source) {
  return one("data-model/schema.prisma",
             Writer(source.schema(), source.design.database.prisma_version).write());
}

}  // namespace

extern constinit const Emitter prisma{
    .id = "prisma",
    .stage = design::StageName::data_model,
    .summary = "The tables as a schema of Prisma 7, or 6 (`prismaVersion`).",
    .made_from = made_from,
    .reads = {StageName::data_model, StageName::database, StageName::api},
    .emit = emit,
};

}  // namespace nonagon::emit
