// The component schemas of an OpenAPI document: what requests carry and answers show.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/openapi/book.hpp"

namespace nonagon::emit {
namespace {

using design::Entity;
using design::Field;
using design::Resource;

constexpr std::size_t schema_depth = 2;  // components / schemas / Name
constexpr std::string_view taken_over = "; when absent, taken from where it is copied";

// The properties of one object; each is written once its name is known to be free.
class Properties {
 public:
  Properties(Book& book, YamlWriter& yaml) : book_(book), yaml_(yaml) {}

  void require(std::string_view name) { required_.emplace_back(name); }

  template <class Write>
  void add(std::string_view name, Write write) {
    if (!names_.emplace(name).second) return;
    body_.open(flow_key(name));
    write(body_);
    body_.close();
  }

  void add_shape(std::string_view name, const Shape& shape) {
    add(name, [&](YamlWriter& yaml) { write_shape(yaml, shape); });
  }

  // Writes `required` and `properties` into the object.
  void finish() {
    std::erase_if(required_, [&](const auto& name) { return !names_.contains(name); });
    if (!required_.empty()) {
      yaml_.open("required");
      for (const auto& name : required_) yaml_.item_text(name);
      yaml_.close();
    }
    if (names_.empty()) return;
    yaml_.open("properties");
    yaml_.append(body_.take());
    yaml_.close();
  }

  bool empty() const { return names_.empty(); }

  Book& book() { return book_; }

 private:
  static std::string flow_key(std::string_view name) { return flow_text(name); }

  Book& book_;
  YamlWriter& yaml_;
  YamlWriter body_{schema_depth + 2};
  std::vector<std::string> required_;
  std::set<std::string, std::less<>> names_;
};

void begin_object(YamlWriter& yaml, std::string_view description) {
  yaml.plain("type", "object");
  yaml.prose("description", description);
  yaml.plain("additionalProperties", "false");
}

Shape field_shape(Book& book, const Entity& entity, const Field& field) {
  return book.shape(entity, field);
}

void add_embed(Properties& properties,
               const design::Embed& embed,
               const SchemaSource& item,
               std::string_view description) {
  if (item.entity == nullptr) return;
  const auto& name = properties.book().schema(item);
  properties.add(embed.as, [&](YamlWriter& yaml) {
    yaml.plain("type", "array");
    yaml.prose("description", description);
    yaml.number("maxItems", std::max<std::int64_t>(1, embed.max_items));
    yaml.open("items");
    yaml.reference("schemas", name);
    yaml.close();
  });
}

void write_summary(
    Book& book, YamlWriter& yaml, const design::Summary& summary, const Field& key, const Entity& target) {
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
    write_shape(yaml, field_shape(book, target, *field));
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

void write_entity(Book& book, YamlWriter& yaml, const Entity& entity) {
  begin_object(yaml, entity.description.empty() ? sentence_case(spoken(entity.name)) : entity.description);
  Properties properties(book, yaml);
  for (const auto* field : design::response_fields(book.design, entity)) {
    auto shape = field_shape(book, entity, *field);
    shape.default_ = nullptr;
    if (field->required) properties.require(field->name);
    properties.add_shape(field->name, shape);
  }
  add_response_parts(properties, entity);
  properties.finish();
}

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

Shape write_only_shape(const design::WriteOnly& secret) {
  auto shape = shape_of(secret.type, secret.name, "Kept only as " + spoken(secret.becomes), {});
  shape.is_write_only = true;
  shape.example = nullptr;
  if (shape.type == "string" && shape.format.empty() && contains_word(spoken(secret.name), "password"))
    shape.format = "password";
  if (shape.max_length && secret.min_length > 0)
    shape.min_length = std::min(secret.min_length, *shape.max_length);
  return shape;
}

// `field` is needed to make a row: nothing else says its value.
bool is_needed(const Field& field) {
  return field.required && field.default_.is_null() && field.copied_from.empty();
}

void add_create_field(Properties& properties, const Entity& entity, const Field& field) {
  auto shape = field_shape(properties.book(), entity, field);
  restrict_values(shape, properties.book().resource_of(entity), "create", field.name);
  if (!field.copied_from.empty()) shape.description += taken_over;
  if (!shape.default_.is_null() && !shape.values.empty() &&
      std::ranges::find(shape.values, std::string_view(shape.default_.as_string())) == shape.values.end()) {
    shape.default_ = nullptr;
  }
  if (is_needed(field)) properties.require(field.name);
  properties.add_shape(field.name, shape);
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

void write_create(Book& book, YamlWriter& yaml, const Entity& entity) {
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

void write_part_create(Book& book, YamlWriter& yaml, const Entity& entity, const Entity& parent) {
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

void write_update(Book& book, YamlWriter& yaml, const Entity& entity) {
  begin_object(yaml, "Fields to change; an absent field stays (RFC 7396).");
  Properties properties(book, yaml);
  const auto* resource = book.resource_of(entity);
  for (const auto* field : design::update_fields(book.design, entity)) {
    auto shape = field_shape(book, entity, *field);
    restrict_values(shape, resource, "update", field->name);
    shape.default_ = nullptr;
    properties.add_shape(field->name, shape);
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

void write_page(Book& book, YamlWriter& yaml, const Entity& entity) {
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

void write_view(Book& book, YamlWriter& yaml, const design::View& view) {
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
      auto shape = field_shape(book, *entity, *field);
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

void write_input(Book& book, YamlWriter& yaml, const design::Action& action) {
  begin_object(yaml, fmt::format("Input of: {}.", action.summary.empty() ? action.id : action.summary));
  Properties properties(book, yaml);
  const auto* entity = book.entity(action.entity);
  for (const auto& input : action.input) {
    if (input.required) properties.require(input.name);
    properties.add_shape(input.name, input_shape(book, entity, input));
  }
  properties.finish();
}

void write_session(Book& book, YamlWriter& yaml) {
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

void write_credentials(Book& book, YamlWriter& yaml) {
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
          : field_shape(book, *subject, *field);
  identifier.is_nullable = false;
  identifier.default_ = nullptr;
  properties.require(session.sign_in->identifier);
  properties.require("password");
  properties.add_shape(session.sign_in->identifier, identifier);
  auto password = shape_of("string(128)", "password", "The password", {});
  password.format = "password";
  password.is_write_only = true;
  password.example = nullptr;
  properties.add_shape("password", password);
  properties.finish();
}

void write_event(Book& book, YamlWriter& yaml, const design::Webhook& webhook) {
  begin_object(
      yaml, webhook.description.empty() ? fmt::format("The event {}.", webhook.event) : webhook.description);
  const auto* entity = book.entity(webhook.entity);
  Properties properties(book, yaml);
  for (const auto* name : {"id", "event", "occurredAt"}) properties.require(name);
  properties.add_shape("id",
                       shape_of("uuid", "id", "Names the event; the same event again has the same id", {}));
  properties.add("event", [&](YamlWriter& property) {
    property.plain("type", "string");
    property.plain("description", "Kind of event");
    property.texts("enum", {webhook.event});
  });
  properties.add_shape("occurredAt", shape_of("datetime", "occurredAt", "When it happened", {}));
  if (entity != nullptr) {
    properties.require("data");
    const auto& name = book.schema({.kind = SchemaKind::entity, .entity = entity});
    properties.add("data", [&](YamlWriter& property) { property.reference("schemas", name); });
  }
  properties.finish();
}

constexpr std::string_view health_schema = R"(      type: object
      description: Whether the service can work.
      additionalProperties: false
      required:
        - status
      properties:
        status:
          type: string
          description: ok, or unavailable
          enum: [ok, unavailable]
)";

constexpr std::string_view problem_schema = R"(      type: object
      description: What went wrong (RFC 9457).
      required:
        - type
        - title
        - status
        - code
      properties:
        type:
          type: string
          format: uri-reference
          description: Names the kind of problem
          maxLength: 200
          examples: [/problems/wrong-state]
        title:
          type: string
          description: Short text for the kind
          maxLength: 200
          examples: [Not possible in this state]
        status:
          type: integer
          format: int32
          description: HTTP status
          minimum: 400
          maximum: 599
          examples: [409]
        detail:
          type: string
          description: What to do next
          maxLength: 1000
          examples: [Read it again and choose another step.]
        instance:
          type: string
          format: uri-reference
          description: This occurrence, as in the log
          maxLength: 200
          examples: [/problems/log/0197f000]
        code:
          type: string
          description: Stable name for programs
          pattern: ^[a-z0-9][a-z0-9._-]*$
          maxLength: 100
          examples: [wrong-state]
        errors:
          type: array
          description: One entry for each fault of the input
          maxItems: 100
          items:
            type: object
            description: A fault and its place.
            required:
              - pointer
              - detail
            properties:
              pointer:
                type: string
                description: JSON Pointer into the body, or the name of a parameter
                maxLength: 200
                examples: [/name]
              detail:
                type: string
                description: What is wrong there
                maxLength: 500
                examples: [Write a name of at most 120 characters.]
)";

void write_schema(Book& book, YamlWriter& yaml, const SchemaSource& source) {
  switch (source.kind) {
    case SchemaKind::entity: return write_entity(book, yaml, *source.entity);
    case SchemaKind::create: return write_create(book, yaml, *source.entity);
    case SchemaKind::update: return write_update(book, yaml, *source.entity);
    case SchemaKind::page: return write_page(book, yaml, *source.entity);
    case SchemaKind::part_create: return write_part_create(book, yaml, *source.entity, *source.parent);
    case SchemaKind::view: return write_view(book, yaml, *source.view);
    case SchemaKind::input: return write_input(book, yaml, *source.action);
    case SchemaKind::session: return write_session(book, yaml);
    case SchemaKind::credentials: return write_credentials(book, yaml);
    case SchemaKind::problem: return yaml.append(problem_schema);
    case SchemaKind::health: return yaml.append(health_schema);
    case SchemaKind::event: return write_event(book, yaml, *source.webhook);
  }
}

}  // namespace

Shape input_shape(Book& book, const Entity* entity, const design::ActionInput& input) {
  const auto* field =
      entity == nullptr || !input.type.empty() ? nullptr : design::find_field(*entity, input.name);
  auto shape = field != nullptr ? field_shape(book, *entity, *field)
                                : shape_of(input.type,
                                           input.name,
                                           input.description,
                                           entity == nullptr ? std::string_view{} : entity->name);
  if (!input.description.empty()) shape.description = input.description;
  shape.is_nullable = !input.required;
  shape.default_ = nullptr;
  return shape;
}

std::string write_schemas(Book& book) {
  std::map<std::string, std::string> blocks;
  std::string name;
  SchemaSource source;
  while (book.next_schema(name, source)) {
    YamlWriter yaml(schema_depth);
    yaml.open(name);
    write_schema(book, yaml, source);
    blocks[name] = yaml.take();
  }
  std::string out;
  for (const auto& [key, block] : blocks) out += block;
  return out;
}

}  // namespace nonagon::emit
