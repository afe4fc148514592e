#include "emit/openapi/responses.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/openapi/explicit_endpoint.hpp"

namespace nonagon::emit {
namespace {

using design::ApiError;
using design::Operation;
using design::OperationKind;

constexpr std::string_view problem_type = "application/problem+json";

std::string lower_first(std::string_view text) {
  std::string out(text);
  const bool is_acronym = out.size() > 1 && out[1] >= 'A' && out[1] <= 'Z';
  if (!out.empty() && out[0] >= 'A' && out[0] <= 'Z' && !is_acronym) out[0] = static_cast<char>(out[0] + 32);
  return out;
}

// The schema of the answer; empty when there is no body.
std::string answer_schema(Book& book, const Operation& operation) {
  switch (operation.kind) {
    case OperationKind::list:
      return operation.entity == nullptr
                 ? ""
                 : book.schema({.kind = SchemaKind::page, .entity = operation.entity});
    case OperationKind::create:
    case OperationKind::get:
    case OperationKind::update:
      return operation.entity == nullptr
                 ? ""
                 : book.schema({.kind = SchemaKind::entity, .entity = operation.entity});
    case OperationKind::sign_in:
    case OperationKind::current_session: return book.schema({.kind = SchemaKind::session});
    case OperationKind::action: break;
    case OperationKind::remove:
    case OperationKind::sign_out: return {};
  }
  if (operation.view != nullptr) return book.schema({.kind = SchemaKind::view, .view = operation.view});
  if (operation.action == nullptr || operation.returns.empty()) return {};
  const auto* entity =
      operation.action->returns.empty() ? operation.entity : book.entity(operation.action->returns);
  return entity == nullptr ? "" : book.schema({.kind = SchemaKind::entity, .entity = entity});
}

bool is_created(const Operation& operation) {
  return operation.kind == OperationKind::create || operation.kind == OperationKind::sign_in ||
         (operation.action != nullptr && operation.action->creates);
}

std::string_view success_text(const Operation& operation) {
  switch (operation.kind) {
    case OperationKind::list: return "One page.";
    case OperationKind::create: return "Made.";
    case OperationKind::get: return "Found.";
    case OperationKind::update: return "Changed.";
    case OperationKind::remove: return "Removed.";
    case OperationKind::sign_in:
    case OperationKind::current_session: return "Signed in.";
    case OperationKind::sign_out: return "Signed out.";
    case OperationKind::action: return is_created(operation) ? "Made." : "Done.";
  }
  return "Done.";
}

void write_header(Book& book, YamlWriter& yaml, std::string_view name) {
  yaml.open(name);
  yaml.reference("headers", book.use("headers", name));
  yaml.close();
}

void write_cookie_header(YamlWriter& yaml, const design::Session& session) {
  yaml.open("Set-Cookie");
  yaml.prose("description",
             fmt::format("{}, HttpOnly, Secure, SameSite=Strict.",
                         session.cookie.empty() ? "The session cookie" : session.cookie));
  yaml.plain("required", "true");
  yaml.open("schema");
  yaml.plain("type", "string");
  yaml.number("maxLength", 400);
  yaml.close();
  yaml.close();
}

void write_success_headers(Book& book,
                           YamlWriter& yaml,
                           const Operation& operation,
                           const std::string& schema) {
  const auto& api = book.design.api;
  const bool shows_one =
      operation.kind == OperationKind::get || operation.kind == OperationKind::create ||
      operation.kind == OperationKind::update ||
      (operation.action != nullptr && operation.view == nullptr && !schema.empty() && operation.link.empty());
  const auto* shown = operation.action != nullptr && !operation.action->returns.empty()
                          ? book.entity(operation.action->returns)
                          : operation.entity;
  const bool has_version =
      api.concurrency && shown != nullptr && design::find_field(*shown, api.concurrency->etag) != nullptr;
  const bool has_etag = has_version && shows_one;
  const bool has_location =
      operation.kind == OperationKind::create || (operation.action != nullptr && operation.action->creates);
  const bool has_link = operation.kind == OperationKind::list;
  const bool has_cookie = operation.kind == OperationKind::sign_in && api.auth.strategy != "jwt";
  if (!has_etag && !has_location && !has_link && !has_cookie) return;
  yaml.open("headers");
  if (has_etag) write_header(book, yaml, "ETag");
  if (has_location) write_header(book, yaml, "Location");
  if (has_link) write_header(book, yaml, "Link");
  if (has_cookie) write_cookie_header(yaml, *api.auth.session);
  yaml.close();
}

void write_success(Book& book, YamlWriter& yaml, const Operation& operation) {
  if (operation.endpoint != nullptr) return write_explicit_success(yaml, *operation.endpoint);
  const auto schema = answer_schema(book, operation);
  yaml.open(schema.empty() ? "'204'" : is_created(operation) ? "'201'" : "'200'");
  yaml.plain("description", success_text(operation));
  if (!schema.empty()) {
    write_success_headers(book, yaml, operation, schema);
    write_content(yaml, "application/json", schema);
  }
  yaml.close();
}

// The named refusals of one status, each with its problem as an example.
void write_refusals(Book& book, YamlWriter& yaml, std::int64_t status, const std::vector<ApiError>& errors) {
  std::vector<std::string> parts;
  for (const auto& error : errors) {
    if (error.status == status) parts.push_back(fmt::format("{}: {}", error.code, lower_first(error.title)));
  }
  if (parts.empty()) return;
  yaml.open(fmt::format("'{}'", status));
  yaml.prose("description", join(parts, "; ") + ".");
  yaml.open("content");
  yaml.open(problem_type);
  yaml.open("schema");
  yaml.reference("schemas", book.schema({.kind = SchemaKind::problem}));
  yaml.close();
  yaml.open("examples");
  for (const auto& error : errors) {
    if (error.status != status) continue;
    const auto code = slug_of(error.code);
    yaml.open(flow_text(code));
    yaml.prose("summary", error.title);
    yaml.open("value");
    yaml.text("type", "/problems/" + code);
    yaml.prose("title", error.title.substr(0, 200));
    yaml.number("status", status);
    yaml.text("code", code);
    yaml.close();
    yaml.close();
  }
  yaml.close();
  yaml.close();
  yaml.close();
  yaml.close();
}

// What can go wrong with every operation of this sort, by status; a null name leaves the status to the named
// refusals.
std::map<std::int64_t, std::string_view> general_failures(const Book& book,
                                                          const Operation& operation,
                                                          bool has_path_parameters) {
  std::map<std::int64_t, std::string_view> failures;
  const bool is_signed_in = !operation.is_public && operation.link.empty();
  const bool is_session =
      operation.kind == OperationKind::current_session || operation.kind == OperationKind::sign_out;
  const bool has_body = !body_type(book, operation).empty() ||
                        (operation.endpoint != nullptr && has_explicit_body(*operation.endpoint));
  if (!is_session) failures.emplace(400, "BadRequest");
  if (is_signed_in) failures.emplace(401, "Unauthorized");
  if (operation.kind == OperationKind::sign_in) failures.emplace(401, "WrongCredentials");
  if (is_signed_in && !is_session) failures.emplace(403, "Forbidden");
  if (has_path_parameters) failures.emplace(404, "NotFound");
  if (has_body) failures.emplace(422, "Unprocessable");
  if (design::needs_if_match(book.design.api, operation)) {
    failures.emplace(412, "PreconditionFailed");
    failures.emplace(428, "PreconditionRequired");
  }
  failures.emplace(429, "TooManyRequests");
  return failures;
}

}  // namespace

void write_content(YamlWriter& yaml, std::string_view type, std::string_view schema_name) {
  yaml.open("content");
  yaml.open(type);
  yaml.open("schema");
  yaml.reference("schemas", schema_name);
  yaml.close();
  yaml.close();
  yaml.close();
}

void write_response_reference(Book& book, YamlWriter& yaml, std::string_view status, std::string_view name) {
  yaml.open(status);
  yaml.reference("responses", book.use("responses", name));
  yaml.close();
}

void write_responses(Book& book, YamlWriter& yaml, const Operation& operation, bool has_path_parameters) {
  const auto errors = design::refusals(book.design, operation);
  const auto failures = general_failures(book, operation, has_path_parameters);
  std::set<std::int64_t> statuses;
  for (const auto& [status, name] : failures) statuses.insert(status);
  for (const auto& error : errors) {
    if (error.status >= 400 && error.status <= 599) statuses.insert(error.status);
  }
  yaml.open("responses");
  write_success(book, yaml, operation);
  for (const auto status : statuses) {
    const bool is_named =
        std::ranges::any_of(errors, [&](const auto& error) { return error.status == status; });
    if (is_named) {
      write_refusals(book, yaml, status, errors);
    } else {
      write_response_reference(book, yaml, fmt::format("'{}'", status), failures.at(status));
    }
  }
  write_response_reference(book, yaml, "default", "Unexpected");
  yaml.close();
}

}  // namespace nonagon::emit
