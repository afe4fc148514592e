#include "emit/openapi/parameters.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/openapi/explicit_endpoint.hpp"

namespace nonagon::emit {
namespace {

using design::Entity;
using design::Field;
using design::Filter;
using design::Match;
using design::Operation;
using design::OperationKind;

// The field that a path parameter names: the key of the entity for {id}, a field of the entity, or the key of
// the named entity.
const Field* parameter_field(const Book& book,
                             const Operation& operation,
                             std::string_view name,
                             const Entity*& owner) {
  owner = operation.entity;
  if (owner == nullptr) return nullptr;
  if (name == "id" || name == camel_case(owner->name) + "Id") return design::key_field(*owner);
  if (const auto* field = design::find_field(*owner, name)) return field;
  for (const auto& entity : book.design.data_model.entities) {
    if (name != camel_case(entity.name) + "Id") continue;
    owner = &entity;
    book.source.note(entity);
    return design::key_field(entity);
  }
  return nullptr;
}

std::string parameter_description(const Operation& operation, std::string_view name) {
  if (name == "id")
    return operation.entity == nullptr ? "Key."
                                       : fmt::format("Key of the {}.", spoken(operation.entity->name));
  auto words = words_of(name);
  if (words.size() > 1 && words.back() == "id") words.pop_back();
  return fmt::format("Key of the {}.", join(words, " "));
}

void write_path_parameter(Book& book, YamlWriter& yaml, const Operation& operation, const std::string& name) {
  const Entity* owner = nullptr;
  const auto* field = parameter_field(book, operation, name, owner);
  const bool is_uuid =
      field != nullptr && design::field_type_or_text(field->type).kind == design::TypeKind::uuid;
  if (name == "id" && is_uuid) return yaml.item_reference("parameters", book.use("parameters", "Id"));
  if (name == "token" && !operation.link.empty())
    return yaml.item_reference("parameters", book.use("parameters", "Token"));
  auto shape = field != nullptr
                   ? book.shape(*owner, *field)
                   : shape_of(name.ends_with("Id") || name == "id" ? "string(64)" : "string", name, {}, {});
  yaml.open_item();
  yaml.text("name", name);
  yaml.plain("in", "path");
  yaml.plain("required", "true");
  yaml.prose("description", parameter_description(operation, name));
  yaml.open("schema");
  write_shape(yaml, parameter_shape(std::move(shape)));
  yaml.close();
  yaml.close();
}

void write_query(YamlWriter& yaml, std::string_view name, std::string_view description, const Shape& shape) {
  yaml.open_item();
  yaml.text("name", name);
  yaml.plain("in", "query");
  yaml.prose("description", description);
  yaml.open("schema");
  write_shape(yaml, shape);
  yaml.close();
  yaml.close();
}

void write_any_of(YamlWriter& yaml, std::string_view name, const Shape& shape) {
  yaml.open_item();
  yaml.text("name", name);
  yaml.plain("in", "query");
  yaml.plain("description", "Any of these, separated by commas.");
  yaml.plain("style", "form");
  yaml.plain("explode", "false");
  yaml.open("schema");
  yaml.plain("type", "array");
  yaml.number("minItems", 1);
  yaml.number("maxItems", shape.values.empty() ? 50 : static_cast<std::int64_t>(shape.values.size()));
  yaml.open("items");
  write_shape(yaml, shape);
  yaml.close();
  yaml.close();
  yaml.close();
}

// A part of a text is no longer bound by the pattern or format of the whole.
Shape part_of_text(Shape shape, Match match) {
  shape.pattern.clear();
  shape.format.clear();
  if (shape.type != "string") return shape;
  shape.min_length = 1;
  if (!shape.example.is_string()) return shape;
  const std::string_view whole = shape.example.get_string();
  const auto length = std::min<std::size_t>(whole.size(), 4);
  shape.example = json::string(
      trim(match == Match::suffix ? whole.substr(whole.size() - length) : whole.substr(0, length)));
  return shape;
}

void write_filter(Book& book, YamlWriter& yaml, const Entity* entity, const Filter& filter) {
  const auto* field = entity == nullptr ? nullptr : design::find_field(*entity, filter.field);
  const auto& name = filter.name.empty() ? filter.field : filter.name;
  if (name.empty()) return;
  auto shape = field != nullptr ? book.shape(*entity, *field) : shape_of("string", name, {}, {});
  shape = parameter_shape(std::move(shape));
  shape.is_list = false;
  if (shape.type == "string" && shape.format.empty() && shape.values.empty())
    shape.min_length = shape.min_length.value_or(1);
  if (shape.type == "object") shape = parameter_shape(shape_of("string", name, {}, {}));
  switch (filter.match) {
    case Match::equals: return write_query(yaml, name, "Equals.", shape);
    case Match::any_of: return write_any_of(yaml, name, shape);
    case Match::prefix:
      return write_query(
          yaml, name, "Begins with, in any case.", part_of_text(std::move(shape), filter.match));
    case Match::suffix:
      return write_query(yaml, name, "Ends with.", part_of_text(std::move(shape), filter.match));
    case Match::contains:
      return write_query(yaml, name, "Contains, in any case.", part_of_text(std::move(shape), filter.match));
    case Match::flag: {
      Shape flag;
      flag.type = "boolean";
      const auto condition = filter.where.empty() ? fmt::format("{} is set", spoken(name)) : filter.where;
      return write_query(yaml, name, fmt::format("True: only those where {}.", condition), flag);
    }
    case Match::range:
      write_query(yaml, name + "From", "This or later, this or more.", shape);
      return write_query(yaml, name + "To", "This or earlier, this or less.", shape);
  }
}

void write_list_parameters(Book& book, YamlWriter& yaml, const Operation& operation) {
  const auto& resource = *operation.resource;
  for (const auto& filter : resource.filters) write_filter(book, yaml, operation.entity, filter);
  if (resource.sort.size() > 1) {
    Shape order;
    for (const auto& field : resource.sort) {
      order.values.push_back(field);
      order.values.push_back("-" + field);
    }
    order.default_ = json::string(resource.sort.front());
    write_query(yaml, "sort", "Order; a minus sign turns it round.", order);
  }
  yaml.item_reference("parameters", book.use("parameters", "Limit"));
  const bool is_offset = book.design.api.pagination && book.design.api.pagination->style == "offset";
  yaml.item_reference("parameters", book.use("parameters", is_offset ? "Offset" : "Cursor"));
}

void write_action_query(Book& book, YamlWriter& yaml, const Operation& operation) {
  for (const auto& input : operation.action->input) {
    auto shape = input_shape(book, operation.entity, input);
    const auto description = shape.description;
    shape = parameter_shape(std::move(shape));
    yaml.open_item();
    yaml.text("name", input.name);
    yaml.plain("in", "query");
    if (input.required) yaml.plain("required", "true");
    yaml.prose("description", description);
    yaml.open("schema");
    write_shape(yaml, shape);
    yaml.close();
    yaml.close();
  }
}

}  // namespace

void write_parameters(Book& book,
                      YamlWriter& yaml,
                      const Operation& operation,
                      const std::vector<std::string>& in_path) {
  YamlWriter list(yaml.depth() + 1);
  for (const auto& name : in_path) write_path_parameter(book, list, operation, name);
  if (operation.kind == OperationKind::list) write_list_parameters(book, list, operation);
  if (operation.action != nullptr && body_type(book, operation).empty())
    write_action_query(book, list, operation);
  if (operation.endpoint != nullptr) write_explicit_parameters(list, *operation.endpoint);
  if (design::needs_if_match(book.design.api, operation))
    list.item_reference("parameters", book.use("parameters", "IfMatch"));
  if (design::needs_idempotency_key(book.design.api, operation)) {
    list.item_reference("parameters", book.use("parameters", "IdempotencyKey"));
  }
  const auto block = list.take();
  if (block.empty()) return;
  yaml.open("parameters");
  yaml.append(block);
  yaml.close();
}

}  // namespace nonagon::emit
