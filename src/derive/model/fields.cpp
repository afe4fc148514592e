#include <algorithm>

#include "derive/model/assembly.hpp"

namespace nonagon::derive {
namespace {

using design::Field;

bool has_any(const std::vector<Field>& fields, std::initializer_list<std::string_view> names) {
  return std::ranges::any_of(
      fields, [&](const Field& field) { return std::ranges::find(names, field.name) != names.end(); });
}

Field name_field() {
  return {.name = "name", .type = "string(120)", .required = true, .description = "Name as people say it"};
}

Field notes_field() {
  return {.name = "notes", .type = "text", .description = "What else is worth knowing"};
}

// Two phrases that last: an event row says from when to when.
void add_span(std::vector<Field>& fields) {
  if (has_any(fields, {"startsAt", "startsOn", "date", "time"})) return;
  add_field(fields,
            {.name = "startsAt",
             .type = "datetime",
             .required = true,
             .description = "When it begins",
             .indexed = true});
  add_field(fields, {.name = "endsAt", .type = "datetime", .description = "When it ends"});
}

void add_person_fields(std::vector<Field>& fields) {
  if (!has_any(fields, {"name", "fullName", "firstName", "displayName"})) {
    fields.insert(fields.begin(),
                  {.name = "fullName",
                   .type = "string(120)",
                   .required = true,
                   .description = "Name as people say it",
                   .pii = true});
  }
  add_field(fields,
            {.name = "email",
             .type = "string(254)",
             .description = "Address for messages, in lower case",
             .pii = true,
             .check = "email = lower(email)",
             .format = design::TextFormat::email});
  add_field(fields,
            {.name = "phone",
             .type = "string(20)",
             .description = "Number in E.164 form",
             .pii = true,
             .format = design::TextFormat::phone});
}

void add_named(std::vector<Field>& fields, Field field, std::initializer_list<std::string_view> unless) {
  if (!has_any(fields, unless)) fields.insert(fields.begin(), std::move(field));
}

// What a row of this kind has when nobody knows more about it.
void add_defaults(std::vector<Field>& fields, const SketchEntity& entity) {
  switch (entity.kind) {
    case EntityKind::person: return add_person_fields(fields);
    case EntityKind::organisation:
    case EntityKind::place:
      add_named(fields, name_field(), {"name", "title"});
      return add_field(fields, {.name = "address", .type = "string(300)", .description = "Postal address"});
    case EntityKind::thing:
    case EntityKind::catalogue:
    case EntityKind::group:
      add_named(fields, name_field(), {"name", "title"});
      return add_field(
          fields, {.name = "description", .type = "text", .description = "What it is, in a few sentences"});
    case EntityKind::document:
      if (entity.origin == Origin::event) return add_field(fields, notes_field());
      add_named(fields,
                {.name = "title", .type = "string(200)", .required = true, .description = "What it is about"},
                {"name", "title", "number", "subject"});
      return add_field(fields, {.name = "description", .type = "text", .description = "What it says"});
    case EntityKind::event:
      if (entity.origin != Origin::event) add_named(fields, name_field(), {"name", "title"});
      add_span(fields);
      return add_field(fields, notes_field());
    case EntityKind::line:
      add_field(fields,
                {.name = "position",
                 .type = "integer",
                 .required = true,
                 .description = "Order among the lines, from 1",
                 .check = "position >= 1",
                 .generated = design::Generated::per_parent});
      return add_field(fields,
                       {.name = "quantity",
                        .type = "decimal(10,2)",
                        .required = true,
                        .description = "How many",
                        .check = "quantity > 0"});
    case EntityKind::message:
      return add_field(fields,
                       {.name = "body", .type = "text", .required = true, .description = "The text itself"});
    case EntityKind::record: return add_field(fields, notes_field());
    case EntityKind::media:
      add_field(fields,
                {.name = "url",
                 .type = "string(2000)",
                 .required = true,
                 .description = "Where the file is stored",
                 .format = design::TextFormat::uri});
      return add_field(fields, {.name = "caption", .type = "string(300)", .description = "Words below it"});
  }
}

}  // namespace

void add_field(std::vector<Field>& fields, Field field) {
  if (std::ranges::find(fields, field.name, &Field::name) == fields.end()) fields.push_back(std::move(field));
}

std::vector<Field> own_fields(const SketchEntity& entity) {
  std::vector<Field> fields;
  const bool is_exact = entity.archetype != nullptr;
  if (is_exact) fields = entity.archetype->fields;
  for (const auto& field : entity.fields) {
    if (field.type == "status") continue;  // the lifecycle brings it
    const bool is_name = field.name == "name" && has_any(fields, {"fullName", "title", "displayName"});
    const bool is_price = field.name == "price" && has_any(fields, {"unitPrice"});
    if (!is_name && !is_price) add_field(fields, field);
  }
  if (!is_exact) add_defaults(fields, entity);
  return fields;
}

}  // namespace nonagon::derive
