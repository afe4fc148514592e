#include "design/operations.hpp"

#include <algorithm>
#include <array>

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "design/operation_words.hpp"

namespace nonagon::design {
namespace {

// "customerId" of /customers/{customerId}/orders → ByCustomer: tells a second resource of one entity from the
// first.
std::string by_parents(const Resource& resource) {
  std::string suffix;
  for (const auto& parameter : path_parameters(resource.path)) {
    auto name = parameter;
    if (name.size() > 2 && name.ends_with("Id")) name.resize(name.size() - 2);
    suffix += (suffix.empty() ? "By" : "And") + program_name(pascal_case(name));
  }
  return suffix.empty() ? "Again" : suffix;
}

std::string item_parameter(const Resource& resource, std::string_view entity) {
  if (!resource.path.contains('{')) return "id";
  const auto taken = path_parameters(resource.path);
  if (std::ranges::find(taken, "id") == taken.end()) return "id";
  return camel_case(entity) + "Id";
}

std::vector<std::string> sorted_unique(std::vector<std::string> texts) {
  std::ranges::sort(texts);
  texts.erase(std::ranges::unique(texts).begin(), texts.end());
  return texts;
}

std::string again() {
  return "Again";
}

class Compiler {
 public:
  explicit Compiler(const Design& design) : design_(design) {
    for (const auto& entity : design.data_model.entities) entities_.emplace(entity.name, &entity);
    for (const auto& view : design.api.views) views_.emplace(view.id, &view);
  }

  std::vector<Operation> compile() {
    const auto& api = design_.api;
    auto count = api.actions.size() + api.endpoints.size() + 3;
    for (const auto& resource : api.resources) count += resource.operations.size();
    all_.reserve(count);
    taken_.reserve(count);
    for (std::size_t i = 0; i < api.resources.size(); ++i) add_resource(api.resources[i], i);
    for (std::size_t i = 0; i < api.actions.size(); ++i) add_action(api.actions[i], i);
    for (std::size_t i = 0; i < api.endpoints.size(); ++i) add_endpoint(api.endpoints[i], i);
    if (api.auth.session && api.auth.session->sign_in) add_sign_in();
    return std::move(all_);
  }

 private:
  bool needs_sign_in() const {
    const auto& auth = design_.api.auth;
    return !(auth.strategy.empty() || auth.strategy == "none") || auth.session || auth.api_keys || auth.oauth;
  }

  const Entity* entity(std::string_view name) const {
    const auto found = entities_.find(name);
    return found == entities_.end() ? nullptr : found->second;
  }

  // Derived names are unique; those of actions stay as they were written, a rule reports them.
  template <class Suffix>
  std::string free_id(std::string id, const Suffix& suffix) {
    if (taken_.contains(id)) id += suffix();
    const auto stem = id;
    for (int n = 2; taken_.contains(id); ++n) id = fmt::format("{}{}", stem, n);
    taken_.insert(id);
    return id;
  }

  // What the operations of one resource share.
  struct ResourceWords {
    const Entity* entity;
    std::string name;  // as programs spell it
    std::string noun;  // as people say it
  };

  void add_resource(const Resource& resource, std::size_t index) {
    const ResourceWords words{
        entity(resource.entity), program_name(resource.entity), spoken_name(resource.entity)};
    const auto pointer = pointer_to("/resources", index) + "/operations";
    for (std::size_t i = 0; i < resource.operations.size(); ++i)
      add_verb(resource, words, resource.operations[i], pointer_to(pointer, i));
  }

  void add_verb(const Resource& resource, const ResourceWords& words, Verb verb, std::string pointer);
  void add_action(const Action& action, std::size_t index);
  void add_endpoint(const ExplicitEndpoint& endpoint, std::size_t index);
  void add_sign_in();
  std::vector<std::string> roles_of(const Resource& resource, Verb verb) const;

  const Design& design_;
  std::vector<Operation> all_;
  boost::unordered_flat_set<std::string> taken_;
  boost::unordered_flat_map<std::string_view, const Entity*> entities_;
  boost::unordered_flat_map<std::string_view, const View*> views_;
};

struct VerbWords {
  Verb verb;
  OperationKind kind;
  std::string_view method;
  std::string_view prefix;
  bool is_item;
};

constexpr std::array verb_words{
    VerbWords{Verb::list, OperationKind::list, "GET", "list", false},
    VerbWords{Verb::create, OperationKind::create, "POST", "create", false},
    VerbWords{Verb::get, OperationKind::get, "GET", "get", true},
    VerbWords{Verb::update, OperationKind::update, "PATCH", "update", true},
    VerbWords{Verb::delete_, OperationKind::remove, "DELETE", "delete", true},
};

std::vector<std::string> Compiler::roles_of(const Resource& resource, Verb verb) const {
  const auto wire = wire_value(verb);
  std::vector<std::string> allowed;
  for (const auto& [role, operations] : resource.access) {
    const bool is_allowed =
        std::ranges::any_of(operations, [&](const auto& name) { return name == "*" || name == wire; });
    if (is_allowed) allowed.push_back(role);
  }
  if (!design_.api.auth.roles) return allowed;
  // In the order of the roles, so that lists of different resources compare at a glance.
  const auto& order = design_.api.auth.roles->all;
  std::ranges::stable_sort(
      allowed, {}, [&](const auto& role) { return std::ranges::find(order, role) - order.begin(); });
  return allowed;
}

void Compiler::add_verb(const Resource& resource,
                        const ResourceWords& words,
                        Verb verb,
                        std::string pointer) {
  const auto& row = *std::ranges::find(verb_words, verb, &VerbWords::verb);
  const auto& name = words.name;
  const auto wire = wire_value(verb);
  auto& operation = all_.emplace_back();
  operation.entity = words.entity;
  operation.resource = &resource;
  operation.kind = row.kind;
  operation.method = row.method;
  operation.path = resource.path;
  if (row.is_item) operation.path += "/{" + item_parameter(resource, name) + "}";
  operation.id = free_id(std::string(row.prefix) + (verb == Verb::list ? plural_of(name) : name),
                         [&] { return by_parents(resource); });
  operation.summary = summary_of(row.kind, words.noun);
  operation.description = description_of(resource, words.entity, verb, words.noun);
  operation.tag = resource.entity;
  if (verb == Verb::list) operation.returns = name + "Page";
  if (verb == Verb::create || verb == Verb::get || verb == Verb::update) operation.returns = name;
  operation.is_public = !needs_sign_in() || std::ranges::find(resource.public_operations, verb) !=
                                                resource.public_operations.end();
  if (!operation.is_public) {
    operation.roles = roles_of(resource, verb);
    operation.is_closed = operation.roles.empty() && !resource.access.empty();
  }
  if (const auto* errors = value_of(resource.errors, wire)) operation.errors = *errors;
  if (value_of(resource.only_while, wire) != nullptr) operation.errors.emplace_back("wrong-state");
  operation.errors = sorted_unique(std::move(operation.errors));
  operation.pointer = std::move(pointer);
}

void Compiler::add_action(const Action& action, std::size_t index) {
  const auto& links = design_.api.auth.links;
  const auto answer =
      action.returns.empty() ? std::string_view(action.entity) : std::string_view(action.returns);
  Operation operation;
  operation.id = action.id;
  taken_.insert(action.id);
  operation.kind = OperationKind::action;
  operation.method = action.method;
  std::ranges::transform(operation.method, operation.method.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  });
  operation.path = action.path;
  operation.summary = action.summary.empty() ? sentence_case(spoken_name(action.id)) : action.summary;
  operation.description = sentence(action.effect.empty() ? operation.summary : action.effect);
  operation.entity = entity(action.entity);
  operation.action = &action;
  if (const auto found = views_.find(answer); found != views_.end() && entity(answer) == nullptr)
    operation.view = found->second;
  operation.tag = operation.view != nullptr ? operation.view->id : action.entity;
  operation.returns = operation.method == "DELETE" ? "" : program_name(answer);
  if (operation.view == nullptr && entity(answer) == nullptr) operation.returns.clear();
  if (std::ranges::find(links, action.auth, &AccessLink::id) != links.end()) operation.link = action.auth;
  operation.is_public =
      operation.link.empty() && (action.auth == "public" || action.auth == "none" || !needs_sign_in());
  if (!operation.is_public && operation.link.empty()) operation.roles = action.roles;
  operation.errors = sorted_unique(action.errors);
  operation.pointer = fmt::format("/actions/{}", index);
  all_.push_back(std::move(operation));
}

// "/api/users/:id" → "/users/{id}" under the base path /api.
std::string braced_path(std::string_view path, std::string_view base_path) {
  path = path.substr(0, path.find_first_of("?#"));
  if (!base_path.empty() && base_path != "/" && path.starts_with(base_path) &&
      (path.size() == base_path.size() || path[base_path.size()] == '/')) {
    path.remove_prefix(base_path.size());
  }
  std::string out;
  for (const auto part : split(path, '/')) {
    if (part.empty()) continue;
    out += '/';
    out += part.size() > 1 && part[0] == ':' ? fmt::format("{{{}}}", part.substr(1)) : std::string(part);
  }
  return out.empty() ? "/" : out;
}

std::string endpoint_id(std::string_view method, std::string_view path) {
  auto id = lower(method);
  for (const auto part : split(path, '/')) {
    if (part.empty()) continue;
    const bool is_parameter = part.starts_with('{');
    if (is_parameter) id += "By";
    if (const auto words = pascal_case(part); !words.empty()) id += program_name(words);
  }
  return id;
}

bool is_open(const ExplicitEndpoint& endpoint) {
  const auto* auth = endpoint.extras.if_contains("auth");
  if (auth == nullptr) return false;
  if (const auto* flag = auth->if_bool()) return !*flag;
  const auto* text = auth->if_string();
  return text != nullptr && (*text == "none" || *text == "public" || *text == "false");
}

void Compiler::add_endpoint(const ExplicitEndpoint& endpoint, std::size_t index) {
  Operation operation;
  operation.kind = OperationKind::action;
  operation.endpoint = &endpoint;
  operation.method = endpoint.method.empty() ? "GET" : endpoint.method;
  std::ranges::transform(operation.method, operation.method.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  });
  operation.path = braced_path(endpoint.path, design_.api.base_path);
  const auto written =
      is_program_name(endpoint.id) ? endpoint.id : endpoint_id(operation.method, operation.path);
  operation.id = free_id(written, again);
  operation.summary = !endpoint.summary.empty() ? endpoint.summary : sentence_case(spoken_name(operation.id));
  operation.description = sentence(!endpoint.description.empty() ? endpoint.description : operation.summary);
  operation.tag = endpoint.tag;
  const auto parts = split(operation.path, '/');
  if (operation.tag.empty() && parts.size() > 1 && !parts[1].empty() && parts[1][0] != '{')
    operation.tag = title_case(parts[1]);
  operation.is_public = is_open(endpoint) || !needs_sign_in();
  operation.pointer = fmt::format("/endpoints/{}", index);
  all_.push_back(std::move(operation));
}

void Compiler::add_sign_in() {
  const auto is_taken = [&](std::string_view path) {
    return std::ranges::find(all_, path, &Operation::path) != all_.end();
  };
  const std::string path = is_taken("/session") ? "/session/current" : "/session";
  const bool is_name_free = !taken_.contains("createSession") && !taken_.contains("getSession") &&
                            !taken_.contains("deleteSession");
  const std::string answer =
      entity("Session") == nullptr && !views_.contains("Session") ? "Session" : "CurrentSession";
  const auto add = [&](OperationKind kind,
                       std::string_view method,
                       std::string_view id,
                       std::string_view summary,
                       std::string_view text) {
    Operation operation;
    operation.id = free_id(std::string(id), again);
    operation.kind = kind;
    operation.method = method;
    operation.path = path;
    operation.summary = summary;
    operation.description = text;
    operation.tag = "Session";
    operation.returns = kind == OperationKind::sign_out ? "" : answer;
    operation.is_public = kind == OperationKind::sign_in;
    operation.pointer = "/auth/session/signIn";
    all_.push_back(std::move(operation));
  };
  const bool is_token = design_.api.auth.strategy == "jwt";
  add(OperationKind::sign_in,
      "POST",
      is_name_free ? "createSession" : "signIn",
      "Sign in",
      is_token ? "Gives a token to send with every request. One answer for every wrong pair."
               : "Sets the session cookie. One answer for every wrong pair.");
  add(OperationKind::current_session,
      "GET",
      is_name_free ? "getSession" : "readCurrentSession",
      "Who is signed in",
      "Reads the session of the caller.");
  add(OperationKind::sign_out,
      "DELETE",
      is_name_free ? "deleteSession" : "signOut",
      "Sign out",
      "Ends the session of the caller.");
}

}  // namespace

std::vector<Operation> operations(const Design& design) {
  return Compiler(design).compile();
}

std::vector<std::string> path_parameters(std::string_view path) {
  std::vector<std::string> names;
  for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
    const auto close = path.find('}', open);
    if (close == std::string_view::npos) break;
    names.emplace_back(path.substr(open + 1, close - open - 1));
    open = close;
  }
  return names;
}

}  // namespace nonagon::design
