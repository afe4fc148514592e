#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/design.hpp"
#include "design/field_type.hpp"
#include "emit/emitter.hpp"
#include "emit/model/type_names.hpp"
#include "sql/javascript.hpp"

namespace nonagon::emit {
namespace {

using design::Entity;
using design::Field;
using design::FieldType;
using design::TypeKind;

constexpr std::string_view made_from = "stages/dataModel.json";

constexpr std::string_view prelude =
    "export type Uuid = string;\n"
    "/** RFC 3339 in UTC with milliseconds. */\n"
    "export type Instant = string;\n"
    "/** YYYY-MM-DD. */\n"
    "export type PlainDate = string;\n"
    "/** hh:mm:ss. */\n"
    "export type PlainTime = string;\n"
    "/** Decimal number in text, never a float. */\n"
    "export type Decimal = string;\n"
    "/** Base64. */\n"
    "export type Bytes = string;\n"
    "export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };\n";

// A property's name, quoted where JavaScript wants it.
std::string property(std::string_view name) {
  return ascii_name(name, "") == name && !name.empty() ? std::string(name) : sql::javascript(name);
}

std::string comment(std::string_view text) {
  return replace_all(one_line(text), "*/", "*\u200b/");
}

std::string_view scalar_name(TypeKind kind) {
  switch (kind) {
    case TypeKind::uuid: return "Uuid";
    case TypeKind::string:
    case TypeKind::text: return "string";
    case TypeKind::integer:
    case TypeKind::bigint:
    case TypeKind::float_: return "number";
    case TypeKind::decimal: return "Decimal";
    case TypeKind::boolean: return "boolean";
    case TypeKind::date: return "PlainDate";
    case TypeKind::datetime: return "Instant";
    case TypeKind::time: return "PlainTime";
    case TypeKind::jsonb: return "Json";
    case TypeKind::binary: return "Bytes";
    case TypeKind::enum_: return "string";
  }
  broken("every type kind has a TypeScript type");
}

struct Property {
  const Field* field;
  std::string name;
  std::string type;
};

// What the types of one entity are called: each name stands once in the file.
struct OwnNames {
  std::string entity;
  std::vector<std::string> enums;  // the type and the list of its values of each enum, in the order of fields
  std::string hidden;              // without secrets; empty where there are none
  std::string create;
  std::string update;       // empty where rows never change
  std::string transitions;  // empty without a life cycle
};

OwnNames names_of(const Entity& entity, TypeNames& names, const design::Symbols& symbols) {
  OwnNames own{.entity = names.of(entity)};
  std::vector<std::string> properties;
  bool has_secret = false;
  bool has_state = false;
  for (const auto& field : entity.fields) {
    auto name = property(field.name);
    if (std::ranges::find(properties, name) != properties.end()) continue;
    properties.push_back(std::move(name));
    has_secret = has_secret || field.secret;
    has_state = has_state || (entity.lifecycle && field.name == entity.lifecycle->field);
    if (symbols.type(field).kind != TypeKind::enum_) continue;
    auto type_name = names.take(own.entity + ascii_name(pascal_case(field.name), "Value"));
    auto constant = names.take(camel_case(plural_of(type_name)));
    own.enums.push_back(std::move(type_name));
    own.enums.push_back(std::move(constant));
  }
  if (has_secret) own.hidden = names.take(own.entity + "Public");
  own.create = names.take(own.entity + "Create");
  if (!entity.append_only) own.update = names.take(own.entity + "Update");
  if (has_state && !entity.lifecycle->transitions.empty())
    own.transitions = names.take(camel_case(own.entity) + "Transitions");
  return own;
}

// Properties of one entity: its own fields, each name once. Appends the enums.
std::vector<Property> properties_of(const Entity& entity, const OwnNames& names, std::string& out) {
  std::vector<Property> properties;
  std::size_t enums = 0;
  for (const auto& field : entity.fields) {
    auto name = property(field.name);
    if (std::ranges::find(properties, name, &Property::name) != properties.end()) continue;
    const auto type = design::field_type_or_text(field.type);
    std::string type_name(scalar_name(type.kind));
    if (type.kind == TypeKind::enum_) {
      type_name = names.enums[enums++];
      const auto& constant = names.enums[enums++];
      std::vector<std::string> values;
      for (const auto& value : type.values) {
        if (auto text = sql::javascript(value); std::ranges::find(values, text) == values.end())
          values.push_back(std::move(text));
      }
      fmt::format_to(std::back_inserter(out),
                     "\nexport const {0} = [{1}] as const;\nexport type {2} = (typeof {0})[number];\n",
                     constant,
                     join(values, ", "),
                     type_name);
    }
    if (type.is_list) type_name += "[]";
    properties.push_back({&field, std::move(name), std::move(type_name)});
  }
  return properties;
}

// Requests never set what the service decides.
bool is_set_by_caller(const Entity& entity, const Field& field) {
  const bool is_made = (&field == key_field(entity) && field.name == "id") || field.generated ||
                       !field.computed.empty() || !field.set_by.empty();
  const bool is_state = entity.lifecycle && entity.lifecycle->field == field.name;
  const bool is_time =
      field.name == "createdAt" || field.name == "updatedAt" || field.name == entity.soft_delete;
  return !is_made && !is_state && !is_time && !field.secret;
}

void write_interface(std::string& out,
                     const Entity& entity,
                     const std::string& name,
                     const std::vector<Property>& properties) {
  const auto line = std::back_inserter(out);
  out += '\n';
  if (!one_line(entity.description).empty()) fmt::format_to(line, "/** {} */\n", comment(entity.description));
  fmt::format_to(line, "export interface {} {{\n", name);
  for (const auto& [field, property_name, type] : properties) {
    auto about = comment(field->description);
    if (field->secret)
      about +=
          about.empty() || about.ends_with('.') ? " Never leaves the server." : ". Never leaves the server.";
    if (!about.empty()) fmt::format_to(line, "  /** {} */\n", trim(about));
    fmt::format_to(line,
                   "  {}{}: {}{};\n",
                   property_name,
                   field->required ? "" : "?",
                   type,
                   field->required ? "" : " | null");
  }
  out += "}\n";
}

void write_create(std::string& out,
                  const Entity& entity,
                  const OwnNames& names,
                  const std::vector<Property>& properties) {
  const auto line = std::back_inserter(out);
  fmt::format_to(line,
                 "\n/** What a caller gives for a new {}. */\nexport interface {} {{\n",
                 names.entity,
                 names.create);
  std::vector<std::string> fixed;
  for (const auto& [field, name, type] : properties) {
    if (!is_set_by_caller(entity, *field)) continue;
    const bool is_optional = !field->required || !field->default_.is_null();
    fmt::format_to(
        line, "  {}{}: {}{};\n", name, is_optional ? "?" : "", type, field->required ? "" : " | null");
    if (field->immutable) fixed.push_back(name.starts_with('"') ? name : fmt::format("\"{}\"", name));
  }
  out += "}\n";
  if (names.update.empty()) return;
  const auto base =
      fixed.empty() ? names.create : fmt::format("Omit<{}, {}>", names.create, join(fixed, " | "));
  fmt::format_to(
      line, "\n/** What a caller may change. */\nexport type {} = Partial<{}>;\n", names.update, base);
}

void write_public(std::string& out, const OwnNames& names, const std::vector<Property>& properties) {
  std::vector<std::string> hidden;
  for (const auto& [field, name, type] : properties) {
    if (field->secret) hidden.push_back(name.starts_with('"') ? name : fmt::format("\"{}\"", name));
  }
  if (hidden.empty()) return;
  fmt::format_to(std::back_inserter(out),
                 "\n/** What may leave the server. */\nexport type {} = Omit<{}, {}>;\n",
                 names.hidden,
                 names.entity,
                 join(hidden, " | "));
}

void write_transitions(std::string& out,
                       const Entity& entity,
                       const OwnNames& names,
                       const std::vector<Property>& properties) {
  if (names.transitions.empty()) return;
  const auto state = std::ranges::find_if(
      properties, [&](const Property& p) { return p.field->name == entity.lifecycle->field; });
  const auto values = design::field_type_or_text(state->field->type).values;
  const auto is_state = [&](const std::string& value) {
    return std::ranges::find(values, value) != values.end();
  };
  const auto line = std::back_inserter(out);
  fmt::format_to(line,
                 "\n/** Which state follows which, and by which operation. */\nexport const {0}: readonly {{ "
                 "from: {1}; to: {1}; by: string }}[] = [\n",
                 names.transitions,
                 state->type);
  for (const auto& transition : entity.lifecycle->transitions) {
    for (const auto& from : transition.from) {
      if (!is_state(from) || !is_state(transition.to)) continue;
      fmt::format_to(line,
                     "  {{ from: {}, to: {}, by: {} }},\n",
                     sql::javascript(from),
                     sql::javascript(transition.to),
                     sql::javascript(transition.action));
    }
  }
  out += "];\n";
}

std::string types_of(const Entity& entity, const OwnNames& names) {
  std::string out;
  const auto properties = properties_of(entity, names, out);
  write_interface(out, entity, names.entity, properties);
  write_public(out, names, properties);
  write_create(out, entity, names, properties);
  write_transitions(out, entity, names, properties);
  return out;
}

Files emit(const Source& source) {
  const auto& design = source.design;
  TypeNames names(design.data_model,
                  {"Uuid",
                   "Instant",
                   "PlainDate",
                   "PlainTime",
                   "Decimal",
                   "Bytes",
                   "Json",
                   "Omit",
                   "Partial",
                   "Array",
                   "Object"});
  std::string out = fmt::format("// {}\n\n{}", derived_mark(made_from), prelude);
  const auto& entities = design.data_model.entities;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const auto own = names_of(entities[i], names, source.symbols());
    const auto given = [&](FingerprintWriter& writer) {
      for (const auto* name : {&own.entity, &own.hidden, &own.create, &own.update, &own.transitions})
        writer.text(*name);
      for (const auto& name : own.enums) writer.text(name);
    };
    source.append_part(out, {"entity", i}, given, [&] {
      source.note(entities[i]);
      return types_of(entities[i], own);
    });
  }
  return one("data-model/types.ts", std::move(out));
}

}  // namespace

extern constinit const Emitter typescript_types{
    .id = "typescript-types",
    .stage = design::StageName::data_model,
    .summary = "TypeScript types of the entities, with what may be created, changed and shown.",
    .made_from = made_from,
    .reads = {StageName::data_model},
    .emit = emit,
};

}  // namespace nonagon::emit
