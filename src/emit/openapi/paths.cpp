// The paths of an OpenAPI document: every operation with what it takes and what it answers.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/openapi/book.hpp"
#include "emit/openapi/explicit_endpoint.hpp"
#include "emit/openapi/responses.hpp"

namespace nonagon::emit {
namespace {

using design::Entity;
using design::Field;
using design::Filter;
using design::Match;
using design::Operation;
using design::OperationKind;

bool is_signed_in(const Operation& operation) {
  return !operation.is_public && operation.link.empty();
}

std::vector<std::string> callers(const Book& book, const Operation& operation) {
  if (!is_signed_in(operation)) return {};
  if (!operation.roles.empty() || operation.is_closed) return operation.roles;
  const auto& roles = book.design.api.auth.roles;
  return roles ? roles->all : std::vector<std::string>{};
}

std::string transitions_of(const Book& book, const Operation& operation) {
  std::vector<std::string> parts;
  for (const auto& entity : book.design.data_model.entities) {
    if (!entity.lifecycle) continue;
    for (const auto& transition : entity.lifecycle->transitions) {
      if (transition.action != operation.id || transition.from.empty()) continue;
      std::vector<std::string> from;
      for (const auto& state : transition.from) from.push_back(spoken(state));
      parts.push_back(
          fmt::format("{} from {} to {}", entity.name, join(from, " or "), spoken(transition.to)));
    }
  }
  return parts.empty() ? std::string{} : fmt::format(" Moves {}.", join(parts, "; "));
}

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

void write_request_body(Book& book, YamlWriter& yaml, const Operation& operation) {
  if (operation.endpoint != nullptr) return write_explicit_body(yaml, *operation.endpoint);
  const auto type = body_type(book, operation);
  if (type.empty()) return;
  SchemaSource source;
  source.entity = operation.entity;
  source.action = operation.action;
  if (operation.kind == OperationKind::create)
    source = {.kind = SchemaKind::create, .entity = operation.entity};
  if (operation.kind == OperationKind::update)
    source = {.kind = SchemaKind::update, .entity = operation.entity};
  if (operation.kind == OperationKind::action)
    source = {.kind = SchemaKind::input, .action = operation.action};
  if (operation.kind == OperationKind::sign_in) source = {.kind = SchemaKind::credentials};
  yaml.open("requestBody");
  yaml.plain("required", "true");
  yaml.open("content");
  yaml.open(type);
  yaml.open("schema");
  yaml.reference("schemas", book.schema(source));
  yaml.close();
  yaml.close();
  yaml.close();
  yaml.close();
}

std::string tag_of(const Operation& operation) {
  return operation.tag.empty() ? "Operations" : operation.tag;
}

void write_operation(Book& book, YamlWriter& yaml, const Operation& operation, const std::string& path) {
  const auto in_path = design::path_parameters(path);
  yaml.open(lower(operation.method));
  yaml.text("operationId", operation.id);
  yaml.open("tags");
  yaml.item_text(tag_of(operation));
  yaml.close();
  yaml.prose("summary", operation.summary);
  yaml.prose("description", operation.description + transitions_of(book, operation));
  if (!is_signed_in(operation)) yaml.plain("security", "[]");
  if (!operation.link.empty()) yaml.text("x-link-auth", operation.link);
  if (operation.is_closed) yaml.plain("x-roles", "[]");
  if (const auto roles = callers(book, operation); !roles.empty()) yaml.texts("x-roles", roles);
  write_parameters(book, yaml, operation, in_path);
  write_request_body(book, yaml, operation);
  write_responses(book, yaml, operation, !in_path.empty());
  yaml.close();
}

std::string signature_of(std::string_view path) {
  std::string signature;
  bool is_inside = false;
  for (const char c : path) {
    if (c == '}') is_inside = false;
    if (!is_inside) signature += c;
    if (c == '{') is_inside = true;
  }
  return signature;
}

// Operations of one path, in the order in which paths first appear; two spellings of one path are one.
struct PathGroup {
  std::string path;
  std::vector<const Operation*> operations;
};

std::vector<PathGroup> group_paths(const std::vector<Operation>& operations) {
  std::vector<PathGroup> groups;
  std::map<std::string, std::size_t, std::less<>> places;
  for (const auto& operation : operations) {
    const auto [place, is_new] = places.emplace(signature_of(operation.path), groups.size());
    if (is_new) groups.push_back({operation.path, {}});
    auto& group = groups[place->second];
    const bool is_taken = std::ranges::any_of(
        group.operations, [&](const auto* other) { return other->method == operation.method; });
    if (!is_taken) group.operations.push_back(&operation);
  }
  return groups;
}

void write_health(
    Book& book, YamlWriter& yaml, const std::string& path, std::string_view id, std::string_view summary) {
  yaml.open(flow_text(path));
  yaml.open("servers");
  yaml.open_item();
  yaml.plain("url", "/");
  yaml.plain("description", "Outside the versioned API");
  yaml.close();
  yaml.close();
  yaml.open("get");
  yaml.plain("operationId", id);
  yaml.open("tags");
  yaml.item_text("Operations");
  yaml.close();
  yaml.plain("summary", summary);
  yaml.plain("description", fmt::format("{}; for whoever watches the service.", summary));
  yaml.plain("security", "[]");
  yaml.open("responses");
  yaml.open("'200'");
  yaml.plain("description", "Yes.");
  write_content(yaml, "application/json", book.schema({.kind = SchemaKind::health}));
  yaml.close();
  write_response_reference(book, yaml, "'429'", "TooManyRequests");
  write_response_reference(book, yaml, "'503'", "Unavailable");
  write_response_reference(book, yaml, "default", "Unexpected");
  yaml.close();
  yaml.close();
  yaml.close();
}

std::string health_path(const design::Design& design) {
  for (const auto& service : design.infrastructure.services) {
    if (service.build && service.health.starts_with('/')) return service.health;
  }
  return "/healthz";
}

bool is_free(const std::set<std::string, std::less<>>& ids, std::string_view id) {
  return !ids.contains(id);
}

}  // namespace

std::string_view body_type(const Book& book, const Operation& operation) {
  switch (operation.kind) {
    case OperationKind::create: return operation.entity == nullptr ? "" : "application/json";
    case OperationKind::update:
      return operation.entity == nullptr ||
                     (design::update_fields(book.design, *operation.entity).empty() &&
                      operation.resource->write_only.empty() && operation.resource->embeds.empty())
                 ? ""
                 : "application/merge-patch+json";
    case OperationKind::sign_in: return "application/json";
    case OperationKind::action:
      if (operation.action == nullptr || operation.action->input.empty()) return "";
      return operation.method == "GET" || operation.method == "DELETE" ? "" : "application/json";
    case OperationKind::list:
    case OperationKind::get:
    case OperationKind::remove:
    case OperationKind::current_session:
    case OperationKind::sign_out: return "";
  }
  return "";
}

std::vector<HealthPath> health_paths(const Book& book) {
  std::set<std::string, std::less<>> ids;
  std::set<std::string, std::less<>> paths;
  for (const auto& operation : book.operations) {
    ids.insert(operation.id);
    paths.insert(operation.path);
  }
  std::vector<HealthPath> found;
  const auto health = health_path(book.design);
  if (!paths.contains(health)) {
    found.push_back(
        {health, is_free(ids, "getHealthz") ? "getHealthz" : "getProcessHealth", "The process answers"});
  }
  const bool has_database = design::has(book.design, design::StageName::database);
  if (has_database && health != "/readyz" && !paths.contains("/readyz")) {
    found.push_back({"/readyz",
                     is_free(ids, "getReadyz") ? "getReadyz" : "getProcessReadiness",
                     "The database answers too"});
  }
  return found;
}

std::string write_paths(Book& book) {
  YamlWriter yaml(1);
  for (const auto& group : group_paths(book.operations)) {
    yaml.open(flow_text(group.path));
    for (const auto* operation : group.operations) write_operation(book, yaml, *operation, group.path);
    yaml.close();
  }
  for (const auto& health : health_paths(book))
    write_health(book, yaml, health.path, health.id, health.summary);
  return yaml.take();
}

std::string write_webhooks(Book& book) {
  YamlWriter yaml(1);
  std::set<std::string, std::less<>> names;
  for (const auto& webhook : book.design.api.webhooks) {
    if (!names.insert(webhook.event).second || webhook.event.empty()) continue;
    const auto text = webhook.description.empty() ? fmt::format("Sent when {} happens.", webhook.event)
                                                  : webhook.description;
    yaml.open(flow_text(webhook.event));
    yaml.open("post");
    yaml.text("operationId", "on" + pascal_case(design::program_name(webhook.id)));
    yaml.open("tags");
    yaml.item_text("Webhooks");
    yaml.close();
    yaml.prose("summary", fmt::format("Event {}", webhook.event));
    yaml.prose("description", text);
    yaml.plain("security", "[]");
    yaml.open("requestBody");
    yaml.plain("required", "true");
    write_content(yaml, "application/json", book.schema({.kind = SchemaKind::event, .webhook = &webhook}));
    yaml.close();
    yaml.open("responses");
    yaml.open("'204'");
    yaml.plain("description", "Taken; anything else is sent again later.");
    yaml.close();
    yaml.open("'410'");
    yaml.plain("description", "No longer wanted; the subscription ends.");
    yaml.close();
    yaml.close();
    yaml.close();
    yaml.close();
  }
  return yaml.take();
}

std::set<std::string, std::less<>> used_tags(const Book& book) {
  std::set<std::string, std::less<>> tags;
  for (const auto& operation : book.operations) tags.insert(tag_of(operation));
  if (!health_paths(book).empty()) tags.insert("Operations");
  if (!book.design.api.webhooks.empty()) tags.insert("Webhooks");
  return tags;
}

}  // namespace nonagon::emit
