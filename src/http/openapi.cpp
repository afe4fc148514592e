#include "http/openapi.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "http/route.hpp"
#include "http/shapes.hpp"
#include "net/http.hpp"

namespace nonagon::http {
namespace {

struct Tag {
  std::string_view name;
  std::string_view description;
};

constexpr std::array tags{
    Tag{"Accounts", "Users, their passwords and sessions."},
    Tag{"Providers", "What generates: the built-in engine, and models of others."},
    Tag{"Projects", "Designs, from their first idea on."},
    Tag{"Stages", "The nine stages of a project."},
    Tag{"Generations", "Stages decided by a provider."},
    Tag{"Versions", "Every state that a stage had."},
    Tag{"Checks", "What is wrong with a design, what is accepted, what refers to what."},
    Tag{"Exports", "Packages."},
    Tag{"Templates", "Where projects begin."},
    Tag{"Tokens", "What opens a project to coding agents over MCP."},
    Tag{"Usage", "Calls, costs and limits."},
    Tag{"Description", "This document."},
};

json::object path_parameter(std::string_view name) {
  std::string meaning = fmt::format("Id of the {}.", name);
  if (name == "project") meaning = "Id or slug of the project.";
  if (name == "stage") meaning = "Number (1 to 9) or name of the stage.";
  if (name == "version") meaning = "Number of the version.";
  if (name == "path") meaning = "Path of the file in the package, as it is in the listing.";
  if (name == "template") meaning = "Id or name of the template.";
  return {{"name", name},
          {"in", "path"},
          {"required", true},
          {"description", meaning},
          {"schema", {{"type", "string"}}}};
}

json::object header_parameter(std::string_view name, std::string_view meaning, bool is_required) {
  return {{"name", name},
          {"in", "header"},
          {"required", is_required},
          {"description", meaning},
          {"schema", {{"type", "string"}}}};
}

json::array parameters_of(const Route& route) {
  json::array all;
  for (const auto segment : split(route.path, '/')) {
    if (segment.starts_with('{')) all.push_back(path_parameter(segment.substr(1, segment.size() - 2)));
  }
  for (const auto& parameter : route.query) {
    all.push_back(json::object{{"name", parameter.name},
                               {"in", "query"},
                               {"description", parameter.summary},
                               {"schema", parse_json(parameter.schema).value()}});
  }
  if (route.condition != Condition::none) {
    all.push_back(header_parameter(
        "If-Match", "The ETag that was read, or *.", route.condition == Condition::required));
  }
  if (route.method == Method::post && route.entry == Entry::user) {
    all.push_back(header_parameter(
        "Idempotency-Key", "The same key with the same request gets the same answer for a day.", false));
  }
  return all;
}

json::object content(Shape shape, std::string_view type, design::SchemaWriter& writer) {
  return {{type, {{"schema", shape(writer)}}}};
}

std::set<int> refusals_of(const Route& route) {
  std::set<int> all(route.refusals.begin(), route.refusals.end());
  const bool takes_body = route.body.shape != nullptr;
  const bool is_conditional = route.condition != Condition::none;
  if (route.entry == Entry::user || route.tag == "Accounts") all.insert(401);
  if (takes_body) all.insert({400, 413, 415, 422});
  if (!route.query.empty()) all.insert({400, 422});
  if (route.path.contains('{')) all.insert(400);
  if (is_conditional) all.insert(412);
  if (route.method == Method::post && route.entry == Entry::user)
    all.insert(409);  // an Idempotency-Key in use
  if (route.condition == Condition::required) all.insert(428);
  all.insert({403, 429, 503});
  return all;
}

// What a caller has to know beside the summary; it follows from what the route says of itself.
std::string description_of(const Route& route) {
  std::string text =
      route.entry == Entry::everybody ? "Open to everybody." : "For the owner, signed in by token or cookie.";
  if (route.condition == Condition::required)
    text += " If-Match names the version that the change was made for; another one answers 412.";
  if (route.condition == Condition::optional) text += " If-Match is honoured when it is sent.";
  if (std::ranges::find(route.query, "cursor", &QueryParameter::name) != route.query.end())
    text += " Comes in pages: `nextCursor`, and the header Link, lead to the next.";
  if (route.method == Method::post && route.entry == Entry::user)
    text += " With an Idempotency-Key it can be sent again and is done once.";
  return text;
}

// The schema of what an operation takes. Several routes call their struct alike, so each is named by its
// operation: CreateProjectBody.
json::object body_of(const Route& route, design::SchemaWriter& writer) {
  design::SchemaWriter own;
  auto schema = route.body.shape(own);
  const auto* found = schema.if_contains("$ref");
  const std::string reference = found == nullptr ? "" : std::string(found->as_string());
  for (auto& [name, definition] : own.definitions) {
    if (reference != fmt::format("#/$defs/{}", std::string_view(name))) {
      writer.definitions.emplace(name, std::move(definition));
      continue;
    }
    const auto called = pascal_case(route.id) + "Body";
    schema = {{"$ref", fmt::format("#/$defs/{}", called)}};
    ensure(writer.definitions.emplace(called, std::move(definition)).second, "an operation has one name");
  }
  return {{route.body.type, {{"schema", std::move(schema)}}}};
}

json::object operation_of(const Route& route, design::SchemaWriter& writer) {
  json::object success{{"description", route.success.summary}};
  if (route.success.shape != nullptr)
    success["content"] = content(route.success.shape, route.success.type, writer);
  json::object responses{{std::to_string(route.success.status), success}};
  // What is done later may be done in time, for those who wait (RFC 7240, section 4.3).
  constexpr int accepted = 202;
  if (route.success.status == accepted) {
    success["description"] = "It was done while the client waited, with `Prefer: wait=N`.";
    responses["200"] = std::move(success);
  }
  for (const auto status : refusals_of(route)) {
    responses[std::to_string(status)] =
        json::object{{"description", net::reason_phrase(status)},
                     {"content", content(shapes::problem, "application/problem+json", writer)}};
  }
  json::object operation{{"operationId", route.id},
                         {"summary", route.summary},
                         {"description", description_of(route)},
                         {"tags", json::array{route.tag}},
                         {"parameters", parameters_of(route)}};
  if (route.body.shape != nullptr) {
    operation["requestBody"] =
        json::object{{"required", route.body.is_required}, {"content", body_of(route, writer)}};
  }
  operation["responses"] = std::move(responses);
  if (route.entry == Entry::everybody) operation["security"] = json::array();
  return operation;
}

// References into definitions become references into components.
void move_references(json::value& value) {
  constexpr std::string_view from = "#/$defs/";
  if (auto* list = value.if_array()) {
    for (auto& element : *list) move_references(element);
  } else if (auto* object = value.if_object()) {
    for (auto& [name, member] : *object) {
      auto* text = member.if_string();
      if (name == "$ref" && text != nullptr && text->starts_with(from)) {
        member = fmt::format("#/components/schemas/{}", std::string_view(*text).substr(from.size()));
      } else {
        move_references(member);
      }
    }
  }
}

std::string wire_method(Method method) {
  return lower(name_of(method));
}

}  // namespace

json::object openapi_document(const ServerOptions& options) {
  design::SchemaWriter writer;
  json::object paths;
  for (const auto* route : routes()) {
    auto& path = paths[route->path];
    if (path.is_null()) path = json::object();
    path.as_object()[wire_method(route->method)] = operation_of(*route, writer);
  }
  json::array groups;
  for (const auto& tag : tags)
    groups.push_back(json::object{{"name", tag.name}, {"description", tag.description}});
  json::value document = json::object{
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "Nonagon"},
        {"version", options.program_version},
        {"summary", "From an idea to a checked Software Design Package."},
        {"description",
         "Projects go through nine stages; each stage has versions, and every package is checked.\n"
         "Errors are RFC 9457 problems. Lists come in pages."},
        {"contact", {{"name", "The Nonagon project"}}},
        {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
      {"servers", json::array{json::object{{"url", "/"}}}},
      {"security",
       json::array{json::object{{"bearer", json::array()}}, json::object{{"cookie", json::array()}}}},
      {"tags", std::move(groups)},
      {"paths", std::move(paths)},
      {"components",
       {{"securitySchemes",
         {{"bearer", {{"type", "http"}, {"scheme", "bearer"}}},
          {"cookie", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "nng"}}}}},
        {"schemas", std::move(writer.definitions)}}}};
  move_references(document);
  return std::move(document.as_object());
}

}  // namespace nonagon::http
