#include "emit/openapi/request_schemas.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/openapi/properties.hpp"

namespace nonagon::emit {
namespace {

using design::Entity;
using design::Field;
using design::Resource;

constexpr std::string_view taken_over = "; when absent, taken from where it is copied";

void restrict_values(Shape& shape, const Resource* resource, std::string_view verb, std::string_view field) {
  if (resource == nullptr || shape.values.empty()) return;
  for (const auto& [operation, fields] : resource->only) {
    const auto* values = operation == verb ? fields.if_contains(field) : nullptr;
    if (values == nullptr || !values->is_array()) continue;
    std::erase_if(shape.values, [&](const auto& candidate) {
      return std::ranges::none_of(values->get_array(), [&](const auto& value) {
        return value.is_string() && value.get_string() == candidate;
      });
    });
  }
}

void add_create_field(Properties& properties, const Entity& entity, const Field& field) {
  if (is_needed(field)) properties.require(field.name);
  properties.add_shape(field.name, create_shape(properties.book(), entity, field));
}

void add_request_parts(Properties& properties, const Entity& entity, std::string_view description) {
  auto& book = properties.book();
  const auto* resource = book.resource_of(entity);
  if (resource == nullptr) return;
  for (const auto& embed : resource->embeds) {
    const auto* part = book.entity(embed.entity);
    if (part == nullptr) continue;
    const SchemaSource item{.kind = SchemaKind::part_create, .entity = part, .parent = &entity};
    add_embed(properties, embed, item, description);
  }
}

}  // namespace

bool is_needed(const Field& field) {
  return field.required && field.default_.is_null() && field.copied_from.empty();
}

Shape create_shape(Book& book, const Entity& entity, const Field& field) {
  auto shape = book.shape(entity, field);
  restrict_values(shape, book.resource_of(entity), "create", field.name);
  if (!field.copied_from.empty()) shape.description += taken_over;
  if (!shape.default_.is_null() && !shape.values.empty() &&
      std::ranges::find(shape.values, std::string_view(shape.default_.as_string())) == shape.values.end()) {
    shape.default_ = nullptr;
  }
  return shape;
}

Shape update_shape(Book& book, const Entity& entity, const Field& field) {
  auto shape = book.shape(entity, field);
  restrict_values(shape, book.resource_of(entity), "update", field.name);
  shape.default_ = nullptr;
  return shape;
}

Shape write_only_shape(const design::WriteOnly& secret) {
  auto shape = shape_of(secret.type, secret.name, "Kept only as " + spoken(secret.becomes), {});
  shape.is_write_only = true;
  const bool is_password = contains_word(spoken(secret.name), "password");
  if (shape.type == "string")
    shape.example = is_password ? "correct horse battery staple" : "mJ7c2qVt0Xb8sKfW4nYp1Rz6";
  if (shape.type == "string" && shape.format.empty() && is_password) shape.format = "password";
  if (shape.max_length && secret.min_length > 0)
    shape.min_length = std::min(secret.min_length, *shape.max_length);
  if (const auto* text = shape.example.if_string()) {
    const auto length = static_cast<std::int64_t>(text->size());
    const bool fits = length >= shape.min_length.value_or(0) && length <= shape.max_length.value_or(length);
    if (!fits || !shape.pattern.empty()) shape.example = nullptr;
  }
  return shape;
}

void write_create_schema(Book& book, YamlWriter& yaml, const Entity& entity) {
  begin_object(yaml, fmt::format("What is needed for a new {}.", spoken(entity.name)));
  Properties properties(book, yaml);
  for (const auto* field : design::create_fields(book.design, entity))
    add_create_field(properties, entity, *field);
  if (const auto* resource = book.resource_of(entity)) {
    for (const auto& secret : resource->write_only) {
      const auto* field = design::find_field(entity, secret.becomes);
      if (field != nullptr && field->required) properties.require(secret.name);
      properties.add_shape(secret.name, write_only_shape(secret));
    }
  }
  add_request_parts(properties, entity, "Parts in order");
  properties.finish();
}

void write_part_create_schema(Book& book, YamlWriter& yaml, const Entity& entity, const Entity& parent) {
  begin_object(
      yaml,
      fmt::format("What is needed for a new {} inside its {}.", spoken(entity.name), spoken(parent.name)));
  Properties properties(book, yaml);
  for (const auto* field : design::create_fields(book.design, entity)) {
    const auto target = book.neighbours.targets.find(field);
    if (target != book.neighbours.targets.end() && target->second == &parent) continue;
    add_create_field(properties, entity, *field);
  }
  properties.finish();
}

void write_update_schema(Book& book, YamlWriter& yaml, const Entity& entity) {
  begin_object(yaml, "Fields to change; an absent field stays (RFC 7396).");
  Properties properties(book, yaml);
  const auto* resource = book.resource_of(entity);
  for (const auto* field : design::update_fields(book.design, entity)) {
    properties.add_shape(field->name, update_shape(book, entity, *field));
  }
  if (resource != nullptr) {
    for (const auto& secret : resource->write_only)
      properties.add_shape(secret.name, write_only_shape(secret));
  }
  add_request_parts(properties, entity, "Replaces all parts");
  const bool is_empty = properties.empty();
  properties.finish();
  if (!is_empty) yaml.number("minProperties", 1);
}

void write_input_schema(Book& book, YamlWriter& yaml, const design::Action& action) {
  begin_object(yaml, fmt::format("Input of: {}.", action.summary.empty() ? action.id : action.summary));
  Properties properties(book, yaml);
  const auto* entity = book.entity(action.entity);
  for (const auto& input : action.input) {
    if (input.required) properties.require(input.name);
    properties.add_shape(input.name, input_shape(book, entity, input));
  }
  properties.finish();
}

void write_credentials_schema(Book& book, YamlWriter& yaml) {
  const auto& session = *book.design.api.auth.session;
  const auto* subject = book.entity(session.subject);
  const auto* field =
      subject == nullptr ? nullptr : design::find_field(*subject, session.sign_in->identifier);
  begin_object(yaml,
               fmt::format("Credentials of {} who signs in.",
                           subject == nullptr ? "somebody" : "the " + spoken(subject->name)));
  Properties properties(book, yaml);
  auto identifier =
      field == nullptr
          ? shape_of("string(254)", session.sign_in->identifier, "What a person types to sign in", {})
          : book.shape(*subject, *field);
  identifier.is_nullable = false;
  identifier.default_ = nullptr;
  properties.require(session.sign_in->identifier);
  properties.require("password");
  properties.add_shape(session.sign_in->identifier, identifier);
  auto password = shape_of("string(128)", "password", "The password", {});
  password.format = "password";
  password.is_write_only = true;
  password.example = "correct horse battery staple";
  properties.add_shape("password", password);
  properties.finish();
}

Shape input_shape(Book& book, const Entity* entity, const design::ActionInput& input) {
  const auto* field =
      entity == nullptr || !input.type.empty() ? nullptr : design::find_field(*entity, input.name);
  auto shape = field != nullptr ? book.shape(*entity, *field)
                                : shape_of(input.type,
                                           input.name,
                                           input.description,
                                           entity == nullptr ? std::string_view{} : entity->name);
  if (!input.description.empty()) shape.description = input.description;
  shape.is_nullable = !input.required;
  shape.default_ = nullptr;
  return shape;
}

}  // namespace nonagon::emit
