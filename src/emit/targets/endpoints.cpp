#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/describe.hpp"
#include "emit/emitter.hpp"
#include "emit/openapi/book.hpp"

namespace nonagon::emit {
namespace {

using design::Operation;
using design::OperationKind;

// "fullName, phone, email?": the properties of a request, a question mark behind those that may be left out.
std::string body_names(const Book& book, const Operation& operation) {
  std::vector<std::string> names;
  const auto add = [&](const std::string& name, bool is_required) {
    names.push_back(is_required ? name : name + "?");
  };
  const auto* entity = operation.entity;
  if (operation.kind == OperationKind::create && entity != nullptr) {
    for (const auto* field : design::create_fields(book.design, *entity)) {
      add(field->name, field->required && field->default_.is_null() && field->copied_from.empty());
    }
  }
  if (operation.kind == OperationKind::update && entity != nullptr) {
    for (const auto* field : design::update_fields(book.design, *entity)) add(field->name, false);
  }
  if (operation.resource != nullptr &&
      (operation.kind == OperationKind::create || operation.kind == OperationKind::update)) {
    for (const auto& secret : operation.resource->write_only)
      add(secret.name, operation.kind == OperationKind::create);
    for (const auto& embed : operation.resource->embeds) add(embed.as, false);
  }
  if (operation.kind == OperationKind::sign_in) {
    add(book.design.api.auth.session->sign_in->identifier, true);
    add("password", true);
  }
  if (operation.action != nullptr) {
    for (const auto& input : operation.action->input) add(input.name, input.required);
  }
  return join(names, ", ");
}

std::string auth_of(const design::Design& design, const Operation& operation) {
  if (operation.is_public) return "none";
  if (!operation.link.empty()) return operation.link;
  return design.api.auth.strategy;
}

json::array texts(const std::vector<std::string>& values) {
  json::array array;
  for (const auto& value : values) array.emplace_back(value);
  return array;
}

json::object explicit_entry(const design::ExplicitEndpoint& endpoint) {
  json::object entry;
  if (!endpoint.params.is_null()) entry["params"] = endpoint.params;
  if (!endpoint.request_body.is_null()) entry["body"] = endpoint.request_body;
  if (!endpoint.response.is_null()) entry["response"] = endpoint.response;
  return entry;
}

json::object entry_of(const Book& book, const Operation& operation) {
  json::object entry{
      {"id", operation.id},
      {"method", operation.method},
      {"path", operation.path},
      {"summary", operation.summary},
      {"description", operation.description},
      {"tag", operation.tag},
      {"auth", auth_of(book.design, operation)},
  };
  if (!operation.roles.empty() || operation.is_closed) entry["roles"] = texts(operation.roles);
  if (operation.endpoint != nullptr) {
    for (auto& [name, value] : explicit_entry(*operation.endpoint)) entry[name] = value;
    return entry;
  }
  if (const auto body = body_names(book, operation); !body.empty()) {
    entry[body_type(book, operation).empty() ? "query" : "body"] = body;
  }
  entry["response"] = operation.returns.empty() ? json::value(nullptr) : json::value(operation.returns);
  json::array errors;
  for (const auto& error : design::refusals(book.design, operation)) {
    errors.push_back(json::object{{"code", error.code}, {"status", error.status}, {"title", error.title}});
  }
  if (!errors.empty()) entry["errors"] = std::move(errors);
  return entry;
}

// Entries of the list at the end of a document, as text.
class JsonList {
 public:
  // Where the text of the next entry goes.
  std::string& next() {
    if (!entries_.empty()) entries_ += ',';
    return entries_;
  }

  // An entry at its depth in the document, on lines of its own.
  static std::string text(const json::object& entry) {
    std::string around;
    JsonWriter writer(around);
    writer.begin_array();
    writer.begin_array();
    const auto begin = around.size();
    writer.value(entry);
    return around.substr(begin);
  }

  // The document with the entries in its last member, which is an empty list.
  std::string into(std::string document) const {
    constexpr std::string_view end = "[]\n}\n";
    ensure(document.ends_with(end), "the list stands at the end of its document");
    document.resize(document.size() - end.size());
    return document + (entries_.empty() ? "[]" : "[" + entries_ + "\n  ]") + "\n}\n";
  }

 private:
  std::string entries_;
};

Files emit_endpoints(const Source& source) {
  const auto& design = source.design;
  const Book book(source);
  JsonList endpoints;
  for (const auto& operation : book.operations) {
    const auto given = [&](FingerprintWriter& writer) { add_operation(writer, operation); };
    source.append_part(endpoints.next(), {"operation", std::hash<std::string>()(operation.id)}, given, [&] {
      source.note(operation);
      return JsonList::text(entry_of(book, operation));
    });
  }
  for (const auto& health : health_paths(book)) {
    endpoints.next() += JsonList::text(
        json::object{{"id", health.id},
                     {"method", "GET"},
                     {"path", health.path},
                     {"summary", health.summary},
                     {"description", "For whoever watches the service; outside the base path."},
                     {"tag", "Operations"},
                     {"auth", "none"},
                     {"response", "Health"}});
  }
  json::object document{{"style", design.api.style},
                        {"basePath", design.api.base_path},
                        {"auth", design::to_value(design.api.auth)}};
  if (design.api.pagination) document["pagination"] = design::to_value(*design.api.pagination);
  document["endpoints"] = json::array();
  return one("api/endpoints.json", endpoints.into(write_json(std::move(document))));
}

}  // namespace

extern constinit const Emitter endpoints{
    .id = "endpoints",
    .stage = design::StageName::api,
    .summary = "Every operation with method, path, caller, request and answer, in the public form.",
    .made_from = "stages/api.json, stages/dataModel.json",
    .reads = {StageName::data_model, StageName::api, StageName::infrastructure},
    .emit = emit_endpoints,
};

}  // namespace nonagon::emit
