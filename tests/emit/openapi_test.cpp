#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "design/operations.hpp"
#include "emit/emitter.hpp"
#include "emit/openapi/pattern_sample.hpp"
#include "emit/openapi/shape.hpp"
#include "support/designs.hpp"
#include "support/files.hpp"

using namespace nonagon;
using namespace nonagon::design;

namespace {

std::string text_of(const Design& design) {
  const auto* emitter = emit::find_emitter("openapi");
  REQUIRE(emitter != nullptr);
  return emitter->emit(design).at("api/openapi.yaml");
}

json::value document_of(const Design& design) {
  auto parsed = parse_yaml(text_of(design));
  REQUIRE_MESSAGE(parsed.has_value(), (parsed ? "" : parsed.error().detail));
  return *parsed;
}

Design design_of(std::string_view entities, std::string_view api) {
  Design design;
  design.name = "Test";
  design.slug = "test";
  REQUIRE(read_payload_text(design, StageName::data_model, entities).has_value());
  REQUIRE(read_payload_text(design, StageName::api, api).has_value());
  return design;
}

template <class Visit>
void walk(const json::value& value, Visit visit) {
  if (const auto* object = value.if_object()) {
    visit(*object);
    for (const auto& [name, member] : *object) walk(member, visit);
  } else if (const auto* array = value.if_array()) {
    for (const auto& element : *array) walk(element, visit);
  }
}

std::string_view text_at(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string_view(value->get_string()) : std::string_view{};
}

bool is_of_type(const json::object& schema, std::string_view type) {
  const auto* value = schema.if_contains("type");
  if (value == nullptr) return false;
  if (value->is_string()) return value->get_string() == type;
  return value->is_array() && std::ranges::any_of(value->get_array(), [&](const auto& one) {
           return one.is_string() && one.get_string() == type;
         });
}

// The keywords that an example or default must satisfy.
void check_satisfies(const json::object& schema, const json::value& value) {
  CAPTURE(write_json_line(schema));
  CAPTURE(write_json_line(value));
  if (value.is_string()) {
    CHECK(is_of_type(schema, "string"));
    const auto length = static_cast<std::int64_t>(value.get_string().size());
    if (const auto* least = schema.if_contains("minLength")) CHECK(length >= least->as_int64());
    if (const auto* most = schema.if_contains("maxLength")) CHECK(length <= most->as_int64());
    if (const auto pattern = text_at(schema, "pattern"); !pattern.empty()) {
      CHECK(std::regex_search(std::string(value.get_string()),
                              std::regex(std::string(pattern), std::regex::ECMAScript)));
    }
    if (const auto* values = schema.if_contains("enum"))
      CHECK(std::ranges::find(values->as_array(), value) != values->as_array().end());
  } else if (value.is_int64()) {
    CHECK((is_of_type(schema, "integer") || is_of_type(schema, "number")));
    if (const auto* least = schema.if_contains("minimum")) CHECK(value.get_int64() >= least->as_int64());
    if (const auto* most = schema.if_contains("maximum")) CHECK(value.get_int64() <= most->as_int64());
  } else if (value.is_bool()) {
    CHECK(is_of_type(schema, "boolean"));
  }
}

// An example of a whole body: nothing beyond its schema, everything that is required, each value as it must
// be.
void check_body(const json::value& document, std::string_view schema_path, const json::object& example) {
  CAPTURE(std::string(schema_path));
  const auto* schema = find_pointer(document, schema_path);
  REQUIRE(schema != nullptr);
  if (const auto* required = schema->as_object().if_contains("required")) {
    for (const auto& name : required->as_array())
      CHECK_MESSAGE(example.contains(name.as_string()), name.as_string());
  }
  const auto& properties = schema->at("properties").as_object();
  for (const auto& [name, value] : example) {
    const auto* property = properties.if_contains(name);
    REQUIRE_MESSAGE(property != nullptr, std::string(name));
    check_satisfies(property->as_object(), value);
  }
}

void check_document(const json::value& document) {
  std::set<std::string> used;
  std::set<std::string> ids;
  std::set<std::string> tags;
  walk(document, [&](const json::object& object) {
    if (const auto target = text_at(object, "$ref"); !target.empty()) {
      used.emplace(target);
      CHECK_MESSAGE(find_pointer(document, target.substr(1)) != nullptr, std::string(target));
    }
    if (const auto id = text_at(object, "operationId"); !id.empty()) {
      CHECK_MESSAGE(ids.emplace(id).second, std::string(id));
      CHECK_FALSE(text_at(object, "summary").empty());
      CHECK_FALSE(text_at(object, "description").empty());
      CHECK(object.contains("responses"));
      for (const auto& tag : object.at("tags").as_array()) tags.emplace(tag.as_string());
    }
    const auto* body = object.if_contains("example");
    if (body != nullptr && body->is_object()) {
      const auto target = text_at(object.at("schema").as_object(), "$ref");
      check_body(document, target.substr(1), body->get_object());
    }
    const bool is_schema = object.contains("type") && !object.contains("in");
    const auto* examples = object.if_contains("examples");
    if (is_schema && examples != nullptr && examples->is_array()) {
      for (const auto& example : examples->get_array()) check_satisfies(object, example);
    }
    if (const auto* value = object.if_contains("default"); value != nullptr && is_schema)
      check_satisfies(object, *value);
  });
  const auto& root = document.as_object();
  std::vector<std::string> declared;
  if (const auto* list = root.if_contains("tags")) {
    for (const auto& tag : list->as_array()) declared.emplace_back(tag.as_object().at("name").as_string());
  }
  CHECK(std::set<std::string>(declared.begin(), declared.end()) == tags);
  CHECK(std::ranges::is_sorted(declared, {}, [](const auto& tag) { return lower(tag); }));
  const auto* components = root.if_contains("components");
  if (components == nullptr) return;
  for (const auto& [section, members] : components->as_object()) {
    if (section == "securitySchemes") continue;
    for (const auto& [name, member] : members.as_object()) {
      CHECK_MESSAGE(
          used.contains(fmt::format("#/components/{}/{}", std::string_view(section), std::string_view(name))),
          std::string(name));
    }
  }
}

constexpr std::string_view no_entities = R"json({"entities": [], "relationships": []})json";
constexpr std::string_view no_auth =
    R"json({"style": "rest", "basePath": "", "auth": {"strategy": "none"}})json";

}  // namespace

TEST_CASE("the document of the repair shop is closed, unique and its examples satisfy their schemas") {
  const auto design = test::fixture("repair-shop");
  const auto document = document_of(design);
  check_document(document);
  std::size_t count = 0;
  walk(document, [&](const json::object& object) { count += object.contains("operationId") ? 1 : 0; });
  CHECK(count == operations(design).size() + 2);  // and the two of the machine room
}

TEST_CASE("the document of the repair shop stays as it was read") {
  test::check_golden("repair-shop/api/openapi.yaml", text_of(test::fixture("repair-shop")));
}

TEST_CASE("secrets stand in no answer") {
  const auto document = document_of(test::fixture("repair-shop"));
  const auto& schemas = document.at_pointer("/components/schemas").as_object();
  for (const auto& [name, schema] : schemas) {
    const auto* properties = schema.as_object().if_contains("properties");
    if (properties == nullptr) continue;
    CAPTURE(std::string(name));
    CHECK_FALSE(properties->as_object().contains("passwordHash"));
    CHECK_FALSE(properties->as_object().contains("tokenHash"));
  }
  CHECK(document.at_pointer("/components/schemas/StaffMemberCreate/properties/password/writeOnly").as_bool());
}

TEST_CASE("lists page, changes need If-Match, creation needs a key") {
  const auto document = document_of(test::fixture("repair-shop"));
  CHECK(find_pointer(document, "/paths/~1customers/get/responses/200/headers/Link") != nullptr);
  CHECK(find_pointer(document, "/paths/~1customers~1{id}/patch/responses/412") != nullptr);
  CHECK(find_pointer(document, "/paths/~1customers~1{id}/patch/responses/428") != nullptr);
  CHECK(find_pointer(document, "/paths/~1customers/post/responses/201/headers/Location") != nullptr);
  CHECK(find_pointer(document, "/paths/~1parts/post/responses/409") != nullptr);
  CHECK(find_pointer(document, "/components/responses/TooManyRequests/headers/Retry-After") != nullptr);
  CHECK(find_pointer(document, "/paths/~1approvals~1{token}/get/x-link-auth") != nullptr);
  CHECK(document.at_pointer("/paths/~1approvals~1{token}/get/security").as_array().empty());
}

TEST_CASE("a product without resources still has a document") {
  const auto document = document_of(design_of(no_entities, no_auth));
  check_document(document);
  CHECK(find_pointer(document, "/paths/~1healthz/get") != nullptr);
  CHECK(document.at_pointer("/security").as_array().empty());
}

TEST_CASE("text of people is data: no markup, no new lines, no keys") {
  constexpr std::string_view entities = R"json({"entities": [
    {"name": "Bad: {thing}\n#", "description": "<script>alert(1)</script> eval(x)\n- item: [a](javascript:b)", "fields": [
      {"name": "id", "type": "uuid", "required": true, "description": "& * ! | > ' \" % @ `"},
      {"name": "a: b, c", "type": "enum(yes,no,null,1.5,a: b)", "required": false, "description": "\ttab", "default": "no"},
      {"name": "nested", "type": "no such type", "required": true, "description": "", "check": "nested matches '['"}]},
    {"name": "中文", "description": "", "fields": []}], "relationships": []})json";
  constexpr std::string_view api =
      R"json({"style": "rest", "basePath": "api", "auth": {"strategy": "api-key"},
    "resources": [
      {"entity": "Bad: {thing}\n#", "path": "/bad: {x}", "operations": ["list", "create", "get", "update", "delete"], "sort": ["a: b, c", "id"],
       "filters": [{"field": "a: b, c", "match": "anyOf"}, {"field": "nope", "match": "range"}]},
      {"entity": "中文", "path": "/中文", "operations": ["list", "create", "update"]},
      {"entity": "Gone", "path": "/gone", "operations": ["list", "create", "get", "update", "delete"]}],
    "actions": [{"id": "do it", "entity": "Gone", "name": "x", "method": "post", "path": "/gone/{id}/x", "summary": "",
      "input": [{"name": "q: r", "required": true}], "errors": ["no such: error"]}]})json";
  const auto design = design_of(entities, api);
  const auto text = text_of(design);
  CHECK(text.find("<script") == std::string::npos);
  CHECK(text.find("eval(") == std::string::npos);
  CHECK(text.find("](javascript") == std::string::npos);
  const auto document = document_of(design);
  CHECK(document.as_object().contains("components"));
  check_document(document);
}

TEST_CASE("endpoints of other tools come out with what they take and give") {
  constexpr std::string_view api =
      R"json({"style": "rest", "basePath": "/api", "auth": {"strategy": "jwt"}, "endpoints": [
    {"method": "GET", "path": "/users/:id", "description": "One user", "response": "The user"},
    {"method": "POST", "path": "/users", "summary": "New user", "tag": "Users", "requestBody": "email, name?",
     "response": {"status": 201, "contentType": "application/json", "schema": [{"name": "id", "type": "uuid", "required": true}]}},
    {"method": "GET", "path": "/users", "params": [{"name": "limit", "in": "query", "type": "number", "required": true}]},
    {"method": "GET", "path": "/users/{userId}"}]})json";
  const auto document = document_of(design_of(no_entities, api));
  check_document(document);
  CHECK(find_pointer(document, "/paths/~1users~1{id}/get") != nullptr);
  CHECK(find_pointer(document, "/paths/~1users~1{userId}") == nullptr);  // the same path spelled twice
  const auto* required =
      find_pointer(document, "/paths/~1users/post/requestBody/content/application~1json/schema/required");
  REQUIRE(required != nullptr);
  CHECK(write_json_line(*required) == R"(["email"])");
  CHECK(document.at_pointer("/paths/~1users/get/parameters/0/required").as_bool());
}

TEST_CASE("checks become limits") {
  CHECK(emit::bounds_of("stock >= 0", "stock").minimum == 0);
  CHECK(emit::bounds_of("rate >= 0 and rate <= 5", "rate").maximum == 5);
  CHECK_FALSE(emit::bounds_of("a >= 0 or b > 1", "a").minimum.has_value());
  CHECK_FALSE(emit::bounds_of("total >= other", "total").minimum.has_value());
  CHECK(emit::bounds_of("code matches '^[A-Z]{3}$'", "code").pattern == "^[A-Z]{3}$");
}

TEST_CASE("a sample matches its pattern, and odd patterns have none") {
  for (const auto* pattern : {"^[A-Z]{3}$",
                              "^[+][1-9][0-9]{6,14}$",
                              R"(^\d{4}-\d{2}$)",
                              "^(ab|cd)+x?$",
                              "^[a-z0-9]+(-[a-z0-9]+)*$",
                              "^[^ ]+$",
                              "[]]"}) {
    CAPTURE(pattern);
    const auto sample = emit::pattern_sample(pattern);
    if (sample) CHECK(std::regex_search(*sample, std::regex(pattern)));
  }
  CHECK(emit::pattern_sample("^[A-Z]{3}$").has_value());
  CHECK_FALSE(emit::pattern_sample("(?=x)y").has_value());
  CHECK_FALSE(emit::pattern_sample("[[:alpha:]]").has_value());
  CHECK_FALSE(emit::pattern_sample("((((a{200}){200}){200}){200}){200}").has_value());
  CHECK_FALSE(emit::pattern_sample("(").has_value());
}

TEST_CASE("a document of version 3.2 tells more of its tags") {
  auto design = test::fixture("repair-shop");
  CHECK(text_of(design).find("\nopenapi: 3.1.0\n") != std::string::npos);
  design.export_plan.openapi = "3.2";
  const auto document = document_of(design);
  check_document(document);
  CHECK(document.at("openapi").as_string() == "3.2.0");
  std::map<std::string, std::string> summaries;
  for (const auto& tag : document.at("tags").as_array()) {
    CHECK(tag.at("kind").as_string() == "nav");
    summaries.emplace(text_at(tag.as_object(), "name"), text_at(tag.as_object(), "summary"));
  }
  CHECK(summaries.at("RepairTicket") == "Repair tickets");
  CHECK(summaries.at("Operations") == "Operations");
}

TEST_CASE("entities that are part of each other give tags without a circle") {
  auto design = design_of(
      R"json({"entities": [
        {"name": "A", "description": "a", "partOf": "B", "fields": [{"name": "id", "type": "uuid", "required": true, "description": "k"}]},
        {"name": "B", "description": "b", "partOf": "A", "fields": [{"name": "id", "type": "uuid", "required": true, "description": "k"}]}],
       "relationships": []})json",
      R"json({"style": "rest", "basePath": "/api", "auth": {"strategy": "none"}, "errorFormat": {"standard": "rfc9457"}, "resources": [
        {"entity": "A", "path": "/as", "operations": ["list"]}, {"entity": "B", "path": "/bs", "operations": ["list"]}],
       "actions": [], "views": [], "jobs": [], "errors": [], "webhooks": [], "integrations": []})json");
  design.export_plan.openapi = "3.2";
  CHECK(text_of(design).find("parent:") == std::string::npos);
  design.data_model.entities[1].part_of.clear();
  CHECK(document_of(design).at_pointer("/tags/0/parent").as_string() == "B");
}

TEST_CASE("operations say which scope a key needs, and deliveries how they are signed") {
  auto design = design_of(
      R"json({"entities": [{"name": "ApiKey", "description": "A key.", "fields": [
          {"name": "id", "type": "uuid", "required": true, "description": "Key"},
          {"name": "scopes", "type": "string(60)[]", "required": true, "description": "What it may do"}]}],
       "relationships": []})json",
      R"json({"style": "rest", "basePath": "/api", "auth": {"strategy": "api-key", "apiKeys": {"entity": "ApiKey", "subject": "ApiKey", "header": "X-Api-Key"}},
       "errorFormat": {"standard": "rfc9457"},
       "resources": [{"entity": "ApiKey", "path": "/api-keys", "operations": ["list", "create"]}],
       "actions": [], "views": [], "jobs": [], "errors": [],
       "webhooks": [{"id": "keyMade", "entity": "ApiKey", "event": "key.made"}],
       "integrations": [{"id": "receivers", "purpose": "Events", "env": ["WEBHOOK_SIGNING_SECRET"]}]})json");
  const auto document = document_of(design);
  check_document(document);
  CHECK(document.at_pointer("/paths/~1api-keys/get/x-scopes/0").as_string() == "api-keys:read");
  CHECK(document.at_pointer("/paths/~1api-keys/post/x-scopes/0").as_string() == "api-keys:write");
  CHECK(document.at_pointer("/webhooks/key.made/post/parameters/2/name").as_string() == "webhook-signature");
  design.api.integrations.clear();
  CHECK(text_of(design).find("webhook-signature") == std::string::npos);
}
