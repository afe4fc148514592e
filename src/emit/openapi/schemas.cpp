// The component schemas of an OpenAPI document, each written once it is used.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/openapi/answer_schemas.hpp"
#include "emit/openapi/book.hpp"
#include "emit/openapi/properties.hpp"
#include "emit/openapi/request_schemas.hpp"

namespace nonagon::emit {
namespace {

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
          examples: [ok]
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
          minLength: 1
          maxLength: 200
          examples: [/problems/wrong-state]
        title:
          type: string
          description: Short text for the kind
          minLength: 1
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
          minLength: 1
          maxLength: 1000
          examples: [Read it again and choose another step.]
        instance:
          type: string
          format: uri-reference
          description: This occurrence, as in the log
          minLength: 1
          maxLength: 200
          examples: [/problems/log/0197f000]
        code:
          type: string
          description: Stable name for programs
          pattern: ^[a-z0-9][a-z0-9._-]*$
          minLength: 1
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
                minLength: 1
                maxLength: 200
                examples: [/name]
              detail:
                type: string
                description: What is wrong there
                minLength: 1
                maxLength: 500
                examples: [Write a name of at most 120 characters.]
)";

void write_schema(Book& book, YamlWriter& yaml, const SchemaSource& source) {
  switch (source.kind) {
    case SchemaKind::entity: return write_entity_schema(book, yaml, *source.entity);
    case SchemaKind::create: return write_create_schema(book, yaml, *source.entity);
    case SchemaKind::update: return write_update_schema(book, yaml, *source.entity);
    case SchemaKind::page: return write_page_schema(book, yaml, *source.entity);
    case SchemaKind::part_create: return write_part_create_schema(book, yaml, *source.entity, *source.parent);
    case SchemaKind::view: return write_view_schema(book, yaml, *source.view);
    case SchemaKind::input: return write_input_schema(book, yaml, *source.action);
    case SchemaKind::session: return write_session_schema(book, yaml);
    case SchemaKind::credentials: return write_credentials_schema(book, yaml);
    case SchemaKind::problem: return yaml.append(problem_schema);
    case SchemaKind::health: return yaml.append(health_schema);
    case SchemaKind::event: return write_event(book, yaml, *source.webhook);
  }
}

}  // namespace

std::string write_schemas(Book& book) {
  std::map<std::string, std::string> blocks;
  std::string name;
  SchemaSource source;
  while (book.next_schema(name, source)) {
    const auto given = [&](FingerprintWriter& writer) {
      writer.text(name);
      book.add_schema(writer, source);
    };
    book.append_part(blocks[name], {"schema", std::hash<std::string>()(name)}, given, [&] {
      if (source.entity != nullptr) book.source.note(*source.entity);
      if (source.parent != nullptr) book.source.note(*source.parent);
      if (source.action != nullptr) book.source.note(*source.action);
      YamlWriter yaml(schema_depth);
      yaml.open(name);
      write_schema(book, yaml, source);
      return yaml.take();
    });
  }
  std::string out;
  for (const auto& [key, block] : blocks) out += block;
  return out;
}

}  // namespace nonagon::emit
