// Stages 4, 5 and 8 of foreign packages: API, stack, infrastructure.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "importers/sdp.hpp"

namespace nonagon::importers {
namespace {

using design::Design;
using design::StageName;

// A strategy that was written as a sentence: "JWT bearer tokens" → jwt. The sentence stays beside it.
json::object auth_from_text(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> words{{
      {"jwt", "jwt"},
      {"bearer", "jwt"},
      {"oauth", "oauth"},
      {"session", "session"},
      {"key", "api-key"},
      {"none", "none"},
  }};
  json::object auth;
  const auto plain = lower(text);
  for (const auto& [word, strategy] : words) {
    if (auth.empty() && plain.contains(word)) auth["strategy"] = strategy;
  }
  auth["description"] = json::string(text);
  return auth;
}

// "GET /books" in one member: the method stands in front of the path.
void split_method(json::object& endpoint) {
  const std::string path(text_of(endpoint, "path"));
  const auto space = path.find(' ');
  if (space == std::string::npos || endpoint.contains("method")) return;
  endpoint["method"] = json::string(std::string_view(path).substr(0, space));
  endpoint["path"] = json::string(trim(std::string_view(path).substr(space + 1)));
}

void shape_integration(json::object& integration) {
  if (integration.contains("purpose")) return;
  const auto description = text_of(integration, "description");
  integration["purpose"] = json::string(description.empty() ? text_of(integration, "name") : description);
}

void shape_dependencies(json::object& stack, std::string_view list, bool is_dev) {
  auto* member = stack.if_contains(list);
  if (member == nullptr) return;
  json::array made;
  if (const auto* versions = member->if_object()) {
    for (const auto& [name, version] : *versions)
      made.push_back(json::object{{"name", name}, {"version", version}});
  } else if (member->is_array()) {
    made = member->get_array();
  } else {
    return;
  }
  stack.erase(list);
  auto& all = stack["dependencies"];
  if (!all.is_array()) all = json::array();
  for (auto& dependency : made) {
    if (dependency.is_string()) dependency = json::object{{"name", dependency}, {"version", ""}};
    if (is_dev && dependency.is_object()) dependency.get_object()["dev"] = true;
    all.get_array().push_back(dependency);
  }
}

void shape_variable(json::object& variable) {
  rename(variable, "defaultValue", "default");
  if (!variable.contains("required")) variable["required"] = false;
}

void add_variables(json::array& all, const json::value& list, bool is_required) {
  if (const auto* object = list.if_object()) {
    for (const auto& [name, value] : *object) {
      json::object variable{{"name", name}, {"required", is_required}};
      variable[value.is_string() ? "description" : "asWritten"] = value;
      all.push_back(std::move(variable));
    }
    return;
  }
  if (!list.is_array()) return;
  for (const auto& entry : list.get_array()) {
    json::object variable = entry.is_object() ? entry.get_object() : json::object{{"name", entry}};
    variable["required"] = is_required;
    shape_variable(variable);
    all.push_back(std::move(variable));
  }
}

// {required: […], optional: […]} → one list of variables.
void shape_environment(json::object& infrastructure) {
  const auto* environment = infrastructure.if_contains("environment");
  if (environment == nullptr || !environment->is_object() || infrastructure.contains("envVars")) return;
  auto groups = environment->get_object();
  json::array variables;
  for (const auto& [name, is_required] : {std::pair{"required", true}, std::pair{"optional", false}}) {
    if (const auto* list = groups.if_contains(name)) add_variables(variables, *list, is_required);
    groups.erase(name);
  }
  infrastructure["envVars"] = std::move(variables);
  infrastructure.erase("environment");
  if (!groups.empty()) infrastructure["environment"] = std::move(groups);
}

void shape_service(json::object& service) {
  if (!service.contains("role")) service["role"] = service.contains("build") ? "web" : "service";
  if (const auto* build = service.if_contains("build"); build != nullptr && !build->is_bool()) {
    auto written = *build;  // a new member moves the others
    service["build"] = true;
    service["buildAsWritten"] = std::move(written);
  }
}

void add_services(json::object& infrastructure, json::object& docker) {
  const auto* services = docker.if_contains("services");
  if (services == nullptr || infrastructure.contains("services")) return;
  json::array made;
  if (const auto* by_name = services->if_object()) {
    for (const auto& [name, value] : *by_name) {
      json::object service = value.is_object() ? value.get_object() : json::object{{"asWritten", value}};
      service["name"] = name;
      made.push_back(std::move(service));
    }
  } else if (const auto* list = services->if_array()) {
    for (const auto& value : *list) made.push_back(value.is_object() ? value : json::object{{"name", value}});
  } else {
    return;
  }
  docker.erase("services");
  infrastructure["services"] = std::move(made);
}

// Stages of a pipeline by their names; the steps stay where they were written.
void shape_ci(json::object& infrastructure) {
  rename(infrastructure, "ciPipeline", "ci");
  auto* ci = infrastructure.if_contains("ci");
  if (ci == nullptr || !ci->is_object()) return;
  auto& pipeline = ci->get_object();
  auto* stages = pipeline.if_contains("stages");
  if (stages == nullptr || !stages->is_array()) return;
  const auto is_object = [](const json::value& stage) { return stage.is_object(); };
  if (std::ranges::none_of(stages->get_array(), is_object)) return;
  json::array names;
  for (const auto& stage : stages->get_array()) {
    names.push_back(stage.is_object() ? json::string(text_of(stage.get_object(), "name")) : stage);
  }
  pipeline["stagesAsWritten"] = *stages;
  pipeline["stages"] = std::move(names);
}

}  // namespace

void read_api(Design& design, Package& package) {
  auto document = package.take({"api/design.json", "api/endpoints.json"});
  if (!document) return;
  auto api = as_object(std::move(document->value), "endpoints");
  rename(api, "authentication", "auth");
  if (auto* auth = api.if_contains("auth"); auth != nullptr && auth->is_string()) {
    *auth = auth_from_text(std::string(auth->get_string()));
  }
  if (!api.contains("style")) {
    api["style"] = "rest";
    package.note(Note::Kind::assumed, document->path + "#/style", "not given: rest");
  }
  each_object(api, "endpoints", [](json::object& endpoint) {
    rename(endpoint, "endpoint", "path");
    split_method(endpoint);
  });
  each_object(api, "integrations", shape_integration);
  if (auto* format = api.if_contains("errorFormat"); format != nullptr && format->is_object()) {
    if (!format->get_object().contains("standard")) format->get_object()["standard"] = "custom";
  }
  adopt(design, StageName::api, std::move(api), document->path, package);
}

void read_stack(Design& design, Package& package) {
  auto document = package.take({"stack/selection.json", "stack/dependencies.json"});
  auto structure = package.take({"stack/structure.json"});
  if (!document && !structure) return;
  const auto place = document ? document->path : structure->path;
  auto stack = document ? as_object(std::move(document->value), "dependencies") : json::object();
  shape_dependencies(stack, "dependencies", false);
  shape_dependencies(stack, "devDependencies", true);
  if (!stack.contains("selections")) {
    json::object selections;
    if (const auto framework = text_of(stack, "framework"); !framework.empty()) {
      selections["framework"] = json::string(framework);
      stack.erase("framework");
    }
    stack["selections"] = std::move(selections);
    package.note(Note::Kind::missing, place + "#/selections", "no choice a layer is given");
  }
  if (structure) {
    auto root = as_object(std::move(structure->value), "children");
    if (auto* inner = root.if_contains("structure"); inner != nullptr && inner->is_object()) {
      auto unwrapped = inner->get_object();
      root = std::move(unwrapped);
    }
    if (!stack.contains("structure")) stack["structure"] = std::move(root);
  }
  adopt(design, StageName::stack, std::move(stack), place, package);
}

void read_infrastructure(Design& design, Package& package) {
  auto document = package.take({"infrastructure/config.json", "infrastructure/deployment.json"});
  if (!document) return;
  auto infrastructure = as_object(std::move(document->value), "services");
  if (auto* docker = infrastructure.if_contains("docker"); docker != nullptr && docker->is_object()) {
    auto rest = docker->get_object();
    add_services(infrastructure, rest);
    infrastructure["docker"] = std::move(rest);
  }
  if (!infrastructure.contains("services")) infrastructure["services"] = json::array();
  shape_environment(infrastructure);
  each_object(infrastructure, "envVars", shape_variable);
  each_object(infrastructure, "services", shape_service);
  shape_ci(infrastructure);
  adopt(design, StageName::infrastructure, std::move(infrastructure), document->path, package);
}

}  // namespace nonagon::importers
