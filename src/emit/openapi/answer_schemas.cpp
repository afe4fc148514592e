#include "emit/openapi/answer_schemas.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/openapi/properties.hpp"

namespace nonagon::emit {
namespace {

using design::Entity;
using design::Field;

void write_summary(
    Book& book, YamlWriter& yaml, const design::Summary& summary, const Field& key, const Entity& target) {
  book.source.note(target);
  yaml.plain("type", key.required ? "object" : "[object, 'null']");
  yaml.prose("description", fmt::format("Short form of the {}.", spoken(target.name)));
  yaml.plain("additionalProperties", "false");
  yaml.plain("readOnly", "true");
  std::vector<const Field*> fields;
  for (const auto& name : summary.fields) {
    const auto* field = design::find_field(target, name);
    if (field != nullptr && !field->secret) fields.push_back(field);
  }
  if (std::ranges::any_of(fields, &Field::required)) {
    yaml.open("required");
    for (const auto* field : fields) {
      if (field->required) yaml.item_text(field->name);
    }
    yaml.close();
  }
  if (fields.empty()) return;
  yaml.open("properties");
  for (const auto* field : fields) {
    yaml.open(flow_text(field->name));
    write_shape(yaml, book.shape(target, *field));
    yaml.close();
  }
  yaml.close();
}

void add_response_parts(Properties& properties, const Entity& entity) {
  auto& book = properties.book();
  const auto* resource = book.resource_of(entity);
  if (resource == nullptr) return;
  for (const auto& summary : resource->summaries) {
    const auto* key = design::find_field(entity, summary.via);
    const auto target = key == nullptr ? book.neighbours.targets.end() : book.neighbours.targets.find(key);
    if (target == book.neighbours.targets.end()) continue;
    properties.add(summary.as,
                   [&](YamlWriter& yaml) { write_summary(book, yaml, summary, *key, *target->second); });
  }
  for (const auto& embed : resource->embeds) {
    const auto* part = book.entity(embed.entity);
    properties.require(embed.as);
    add_embed(properties,
              embed,
              {.kind = SchemaKind::entity, .entity = part},
              sentence_case(spoken(embed.as)) + " in order");
  }
}

}  // namespace

void write_entity_schema(Book& book, YamlWriter& yaml, const Entity& entity) {
  begin_object(yaml, entity.description.empty() ? sentence_case(spoken(entity.name)) : entity.description);
  Properties properties(book, yaml);
  for (const auto* field : design::response_fields(book.design, entity)) {
    auto shape = book.shape(entity, *field);
    shape.default_ = nullptr;
    if (field->required) properties.require(field->name);
    properties.add_shape(field->name, shape);
  }
  add_response_parts(properties, entity);
  properties.finish();
}

void write_page_schema(Book& book, YamlWriter& yaml, const Entity& entity) {
  const auto& pagination = book.design.api.pagination;
  const bool is_offset = pagination && pagination->style == "offset";
  begin_object(yaml, fmt::format("One page of {}.", plural_of(spoken(entity.name))));
  yaml.open("required");
  yaml.item_text("items");
  yaml.item_text(is_offset ? "total" : "nextCursor");
  yaml.close();
  yaml.open("properties");
  yaml.open("items");
  yaml.plain("type", "array");
  yaml.plain("description", "At most limit entries");
  yaml.number("maxItems", pagination ? std::max<std::int64_t>(1, pagination->max_limit) : 100);
  yaml.open("items");
  yaml.reference("schemas", book.schema({.kind = SchemaKind::entity, .entity = &entity}));
  yaml.close();
  yaml.close();
  if (is_offset) {
    yaml.open("total");
    yaml.plain("type", "integer");
    yaml.plain("format", "int32");
    yaml.plain("description", "Entries on all pages");
    yaml.number("minimum", 0);
    yaml.number("maximum", 2'147'483'647);
    yaml.plain("examples", "[1042]");
    yaml.close();
  } else {
    yaml.open("nextCursor");
    yaml.plain("type", "[string, 'null']");
    yaml.plain("description", "Give it as cursor to read on; null at the end");
    yaml.number("minLength", 1);
    yaml.number("maxLength", 512);
    yaml.plain("examples", "[eyJpZCI6IjAxOTdmMDAwIn0]");
    yaml.close();
  }
  yaml.close();
}

void write_view_schema(Book& book, YamlWriter& yaml, const design::View& view) {
  const auto* entity = book.entity(view.of);
  begin_object(yaml,
               entity == nullptr
                   ? sentence_case(spoken(view.id))
                   : fmt::format("The part of the {} that its reader may see.", spoken(view.of)));
  Properties properties(book, yaml);
  const auto* resource = entity == nullptr ? nullptr : book.resource_of(*entity);
  for (const auto& name : view.fields) {
    const auto* field = entity == nullptr ? nullptr : design::find_field(*entity, name);
    if (field != nullptr && !field->secret) {
      auto shape = book.shape(*entity, *field);
      shape.default_ = nullptr;
      if (field->required) properties.require(name);
      properties.add_shape(name, shape);
    }
    if (field != nullptr || resource == nullptr) continue;
    const auto embed = std::ranges::find(resource->embeds, name, &design::Embed::as);
    if (embed == resource->embeds.end()) continue;
    properties.require(name);
    add_embed(properties,
              *embed,
              {.kind = SchemaKind::entity, .entity = book.entity(embed->entity)},
              sentence_case(spoken(name)) + " in order");
  }
  for (const auto& added : view.adds) {
    properties.require(added.name);
    properties.add_shape(added.name, shape_of(added.type, added.name, {}, view.id));
  }
  properties.finish();
}

void write_session_schema(Book& book, YamlWriter& yaml) {
  const auto& auth = book.design.api.auth;
  const auto* subject = auth.session ? book.entity(auth.session->subject) : nullptr;
  const auto name = subject == nullptr ? std::string("subject") : camel_case(subject->name);
  const bool is_token = auth.strategy == "jwt";
  begin_object(yaml, "Who is signed in, and until when.");
  yaml.open("required");
  if (subject != nullptr) yaml.item_text(name);
  yaml.item_text("expiresAt");
  yaml.close();
  yaml.open("properties");
  if (subject != nullptr) {
    yaml.open(flow_text(name));
    yaml.reference("schemas", book.schema({.kind = SchemaKind::entity, .entity = subject}));
    yaml.close();
  }
  if (is_token) {
    yaml.open("token");
    yaml.plain("type", "string");
    yaml.plain("description", "Send it as Authorization Bearer; only the answer to signing in carries it");
    yaml.number("minLength", 20);
    yaml.number("maxLength", 4096);
    yaml.close();
  }
  yaml.open("expiresAt");
  write_shape(yaml, shape_of("datetime", "expiresAt", "End of the session at the latest", {}));
  yaml.close();
  yaml.close();
}

}  // namespace nonagon::emit
