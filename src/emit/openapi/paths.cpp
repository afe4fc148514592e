// The paths of an OpenAPI document: every operation with what it takes and what it answers.
#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/openapi/book.hpp"
#include "emit/openapi/explicit_endpoint.hpp"
#include "emit/openapi/parameters.hpp"
#include "emit/openapi/responses.hpp"

namespace nonagon::emit {
namespace {

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

// What an operation moves, by its id: "Loan from requested or reserved to lent".
using Moves = std::unordered_map<std::string_view, std::vector<std::string>>;  // looked up only

Moves moves_of(const design::DataModel& model) {
  Moves moves;
  for (const auto& entity : model.entities) {
    if (!entity.lifecycle) continue;
    for (const auto& transition : entity.lifecycle->transitions) {
      if (transition.from.empty()) continue;
      std::vector<std::string> from;
      for (const auto& state : transition.from) from.push_back(spoken(state));
      moves[transition.action].push_back(
          fmt::format("{} from {} to {}", entity.name, join(from, " or "), spoken(transition.to)));
    }
  }
  return moves;
}

std::string description_of(const Operation& operation, const Moves& moves) {
  const auto found = moves.find(operation.id);
  if (found == moves.end()) return operation.description;
  return fmt::format("{} Moves {}.", operation.description, join(found->second, "; "));
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
  if (const auto example = request_example(book, operation)) yaml.tree("example", *example);
  yaml.close();
  yaml.close();
  yaml.close();
}

std::string tag_of(const Operation& operation) {
  return operation.tag.empty() ? "Operations" : operation.tag;
}

void write_operation(
    Book& book, YamlWriter& yaml, const Operation& operation, const std::string& path, const Moves& moves) {
  const auto in_path = design::path_parameters(path);
  yaml.open(lower(operation.method));
  yaml.text("operationId", operation.id);
  yaml.open("tags");
  yaml.item_text(tag_of(operation));
  yaml.close();
  yaml.prose("summary", operation.summary);
  yaml.prose("description", description_of(operation, moves));
  if (!is_signed_in(operation)) yaml.plain("security", "[]");
  if (!operation.link.empty()) yaml.text("x-link-auth", operation.link);
  if (operation.is_closed) yaml.plain("x-roles", "[]");
  if (const auto roles = callers(book, operation); !roles.empty()) yaml.texts("x-roles", roles);
  if (const auto scope = scope_of(book, operation); !scope.empty()) yaml.texts("x-scopes", {scope});
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
  static constexpr std::array<std::string_view, 5> order{"GET", "POST", "PUT", "PATCH", "DELETE"};
  for (auto& group : groups) {
    std::ranges::stable_sort(group.operations, {}, [](const auto* operation) {
      return std::ranges::find(order, std::string_view(operation->method)) - order.begin();
    });
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

// The design has a key with which it signs what it sends.
bool signs_webhooks(const design::Design& design) {
  const auto is_key = [](const std::string& name) {
    const auto words = words_of(name);
    const auto has = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
    return has("webhook") && (has("secret") || has("signing"));
  };
  return std::ranges::any_of(design.infrastructure.env_vars,
                             [&](const auto& variable) { return is_key(variable.name); }) ||
         std::ranges::any_of(design.api.integrations, [&](const auto& integration) {
           return std::ranges::any_of(integration.env, is_key);
         });
}

void write_delivery_header(YamlWriter& yaml,
                           std::string_view name,
                           std::string_view description,
                           std::string_view example,
                           std::int64_t most) {
  yaml.open_item();
  yaml.plain("name", name);
  yaml.plain("in", "header");
  yaml.plain("required", "true");
  yaml.text("description", description);
  yaml.open("schema");
  yaml.plain("type", "string");
  yaml.number("minLength", 1);
  yaml.number("maxLength", most);
  yaml.plain("examples", fmt::format("[{}]", flow_text(example)));
  yaml.close();
  yaml.close();
}

// The headers of Standard Webhooks 1.0: what a receiver needs to refuse forgeries and repetitions.
void write_delivery_headers(YamlWriter& yaml, bool is_signed) {
  yaml.open("parameters");
  write_delivery_header(yaml,
                        "webhook-id",
                        "The id of the event; the same event again has the same.",
                        "0197f000-0000-7000-8000-000000000001",
                        64);
  write_delivery_header(yaml,
                        "webhook-timestamp",
                        "When it was sent, in seconds since 1970; refuse what is older than five minutes.",
                        "1773135000",
                        20);
  if (is_signed) {
    write_delivery_header(yaml,
                          "webhook-signature",
                          "v1, and the Base64 of HMAC-SHA-256 over id, timestamp and body joined by dots.",
                          "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
                          400);
  }
  yaml.close();
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
  std::string out;
  const auto moves = moves_of(book.design.data_model);
  for (const auto& group : group_paths(book.operations)) {
    const auto given = [&](FingerprintWriter& writer) {
      writer.text(group.path);
      for (const auto* operation : group.operations) {
        add_operation(writer, *operation);
        writer.text(description_of(*operation, moves));
      }
    };
    book.append_part(out, {"path", std::hash<std::string>()(group.path)}, given, [&] {
      YamlWriter yaml(1);
      yaml.open(flow_text(group.path));
      for (const auto* operation : group.operations) {
        book.source.note(*operation);
        write_operation(book, yaml, *operation, group.path, moves);
      }
      yaml.close();
      return yaml.take();
    });
  }
  YamlWriter yaml(1);
  for (const auto& health : health_paths(book))
    write_health(book, yaml, health.path, health.id, health.summary);
  return out + yaml.take();
}

std::string write_webhooks(Book& book) {
  YamlWriter yaml(1);
  const bool is_signed = signs_webhooks(book.design);
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
    write_delivery_headers(yaml, is_signed);
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
