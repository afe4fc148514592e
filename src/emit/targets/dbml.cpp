#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/design.hpp"
#include "design/field_type.hpp"
#include "emit/emitter.hpp"
#include "emit/model/type_names.hpp"

namespace nonagon::emit {
namespace {

using design::Entity;
using design::Field;

constexpr std::string_view made_from = "stages/dataModel.json";

std::string name(std::string_view text) {
  const auto plain = one_line(text);
  const bool is_word = !plain.empty() && ascii_name(plain, "") == plain;
  return is_word
             ? plain
             : fmt::format("\"{}\"",
                           replace_all(replace_all(plain.empty() ? "unnamed" : plain, "\\", "/"), "\"", "'"));
}

std::string note(std::string_view text) {
  return fmt::format("'{}'", replace_all(replace_all(one_line(text), "\\", "\\\\"), "'", "\\'"));
}

std::string default_setting(const json::value& value) {
  if (value.is_bool()) return value.get_bool() ? "default: true" : "default: false";
  if (value.is_number()) return "default: " + write_json_line(value);
  if (const auto* text = value.if_string()) {
    const std::string plain(*text);
    return plain.ends_with("()") && ascii_name(plain.substr(0, plain.size() - 2), "") + "()" == plain
               ? fmt::format("default: `{}`", plain)
               : "default: " + note(plain);
  }
  return "default: " + note(write_json_line(value));
}

// Names of one DBML document; duplicates get a number, since the language has one space for tables and one
// for enums.
struct Book {
  UniqueNames tables;
  UniqueNames enums;
  std::unordered_map<const Field*, std::string> enum_of;
  std::unordered_map<const Entity*, std::string> table_of;
  std::unordered_map<const Field*, std::string> column_of;
};

std::string type_name(const Book& book, const Field& field, std::string& enums) {
  const auto type = design::field_type_or_text(field.type);
  if (type.kind != design::TypeKind::enum_)
    return print(type).find(' ') == std::string::npos ? print(type) : name(print(type));
  const auto& enum_name = book.enum_of.at(&field);
  fmt::format_to(std::back_inserter(enums), "\nEnum {} {{\n", enum_name);
  UniqueNames values;
  for (const auto& value : type.values) {
    const auto text = name(value);
    if (values.take(text) == text) fmt::format_to(std::back_inserter(enums), "  {}\n", text);
  }
  enums += "}\n";
  return enum_name + (type.is_list ? "[]" : "");
}

std::string settings_of(const Entity& entity, const Field& field) {
  std::vector<std::string> settings;
  if (key_field(entity) == &field) {
    settings.emplace_back("pk");
  } else if (field.required) {
    settings.emplace_back("not null");
  }
  if (field.unique && key_field(entity) != &field) settings.emplace_back("unique");
  if (field.generated == design::Generated::sequence) settings.emplace_back("increment");
  if (!field.default_.is_null()) settings.push_back(default_setting(field.default_));
  if (!one_line(field.description).empty()) settings.push_back("note: " + note(field.description));
  return settings.empty() ? std::string() : fmt::format(" [{}]", join(settings, ", "));
}

void write_indexes(std::string& out, const Book& book, const Entity& entity) {
  std::vector<std::string> lines;
  const auto column = [&](std::string_view field) -> std::string {
    const auto* found = find_field(entity, field);
    return found == nullptr ? std::string() : book.column_of.at(found);
  };
  for (const auto& group : entity.unique) {
    std::vector<std::string> columns;
    for (const auto& field : group) {
      auto own = column(field);
      if (!own.empty() && std::ranges::find(columns, own) == columns.end()) columns.push_back(std::move(own));
    }
    if (columns.size() > 1) lines.push_back(fmt::format("({}) [unique]", join(columns, ", ")));
  }
  for (const auto& field : entity.fields) {
    if (field.indexed && !field.unique) lines.push_back(book.column_of.at(&field));
  }
  if (lines.empty()) return;
  out += "\n  indexes {\n";
  for (const auto& line : lines) fmt::format_to(std::back_inserter(out), "    {}\n", line);
  out += "  }\n";
}

void name_columns(Book& book, const Entity& entity, const design::Symbols& symbols) {
  UniqueNames columns;
  for (const auto& field : entity.fields) {
    book.column_of[&field] = name(columns.take(one_line(field.name)));
    if (symbols.type(field).kind == design::TypeKind::enum_)
      book.enum_of[&field] = book.enums.take(ascii_name(pascal_case(entity.name), "Entity") +
                                             ascii_name(pascal_case(field.name), "Value"));
  }
}

std::string table_text(const Book& book, const Entity& entity) {
  std::string enums;
  std::string table = fmt::format("\nTable {} {{\n", book.table_of.at(&entity));
  for (const auto& field : entity.fields) {
    fmt::format_to(std::back_inserter(table),
                   "  {} {}{}\n",
                   book.column_of.at(&field),
                   type_name(book, field, enums),
                   settings_of(entity, field));
  }
  write_indexes(table, book, entity);
  if (!one_line(entity.description).empty())
    fmt::format_to(std::back_inserter(table), "\n  Note: {}\n", note(entity.description));
  return enums + table + "}\n";
}

std::string_view delete_setting(const design::Relationship& relationship) {
  if (!relationship.on_delete) return "";
  switch (*relationship.on_delete) {
    case design::OnDelete::cascade: return " [delete: cascade]";
    case design::OnDelete::restrict_: return " [delete: restrict]";
    case design::OnDelete::set_null: return " [delete: set null]";
  }
  broken("every on-delete has a setting");
}

Files emit(const Source& source) {
  const auto& design = source.design;
  const auto& model = design.data_model;
  Book book;
  std::string out = fmt::format("// {}\n", derived_mark(made_from));
  for (const auto& entity : model.entities) {
    book.table_of.emplace(&entity,
                          name(book.tables.take(entity.name.empty() ? "Unnamed" : one_line(entity.name))));
  }
  for (std::size_t i = 0; i < model.entities.size(); ++i) {
    const auto& entity = model.entities[i];
    if (entity.fields.empty()) continue;
    name_columns(book, entity, source.symbols());
    const auto given = [&](FingerprintWriter& writer) {
      for (const auto& field : entity.fields) {
        if (const auto found = book.enum_of.find(&field); found != book.enum_of.end())
          writer.text(found->second);
      }
    };
    source.append_part(out, {"table", i}, given, [&] {
      source.note(entity);
      return table_text(book, entity);
    });
  }
  out += '\n';
  for (const auto& key : source.symbols().foreign_keys()) {
    const auto* target = key_field(*key.target);
    if (target == nullptr || target == key.field) continue;
    fmt::format_to(std::back_inserter(out),
                   "Ref: {}.{} {} {}.{}{}\n",
                   book.table_of.at(key.owner),
                   book.column_of.at(key.field),
                   key.relationship->type == design::Cardinality::one_to_one ? "-" : ">",
                   book.table_of.at(key.target),
                   book.column_of.at(target),
                   delete_setting(*key.relationship));
  }
  for (const auto& relationship : model.relationships) {
    const auto* from = source.symbols().entity(relationship.from);
    const auto* to = source.symbols().entity(relationship.to);
    if (relationship.type != design::Cardinality::many_to_many || from == nullptr || to == nullptr ||
        from == to)
      continue;
    const auto* left = key_field(*from);
    const auto* right = key_field(*to);
    if (left == nullptr || right == nullptr) continue;
    fmt::format_to(std::back_inserter(out),
                   "Ref: {}.{} <> {}.{}\n",
                   book.table_of.at(from),
                   book.column_of.at(left),
                   book.table_of.at(to),
                   book.column_of.at(right));
  }
  return one("data-model/schema.dbml", std::string(trim(out)) + "\n");
}

}  // namespace

extern constinit const Emitter dbml{
    .id = "dbml",
    .stage = design::StageName::data_model,
    .summary = "The data model as DBML, for diagram tools.",
    .made_from = made_from,
    .reads = {StageName::data_model},
    .emit = emit,
};

}  // namespace nonagon::emit
