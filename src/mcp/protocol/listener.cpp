#include "mcp/protocol/listener.hpp"

namespace nonagon::mcp {
namespace {

constexpr std::string_view subscription_key = "io.modelcontextprotocol/subscriptionId";

bool is_true(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_bool() && value->as_bool();
}

}  // namespace

Listener Listener::from(const Request& request, const Service& service) {
  Listener listener{.id = request.id};
  const auto* wanted = request.params.if_contains("notifications");
  if (wanted == nullptr || !wanted->is_object()) return listener;
  const auto& object = wanted->as_object();
  listener.wants_tools = service.announces_tools && is_true(object, "toolsListChanged");
  listener.wants_prompts = service.announces_prompts && is_true(object, "promptsListChanged");
  listener.wants_resource_list = is_true(object, "resourcesListChanged");
  const auto* uris = object.if_contains("resourceSubscriptions");
  if (uris == nullptr || !uris->is_array()) return listener;
  for (const auto& uri : uris->as_array()) {
    if (uri.is_string() && service.read(uri.as_string())) listener.resources.emplace(uri.as_string());
  }
  return listener;
}

json::object Listener::acknowledgement() const {
  json::object granted;
  if (wants_tools) granted["toolsListChanged"] = true;
  if (wants_prompts) granted["promptsListChanged"] = true;
  if (wants_resource_list) granted["resourcesListChanged"] = true;
  if (!resources.empty()) granted["resourceSubscriptions"] = json::array(resources.begin(), resources.end());
  return notification(
      "notifications/subscriptions/acknowledged",
      {{"notifications", std::move(granted)}, {"_meta", json::object{{subscription_key, id}}}});
}

std::vector<json::object> Listener::due(const Change& change) const {
  const json::object meta{{subscription_key, id}};
  std::vector<json::object> all;
  const auto tell = [&](std::string_view method) { all.push_back(notification(method, {{"_meta", meta}})); };
  if (wants_tools && change.has_tools) tell("notifications/tools/list_changed");
  if (wants_prompts && change.has_prompts) tell("notifications/prompts/list_changed");
  if (wants_resource_list && change.has_resource_list) tell("notifications/resources/list_changed");
  for (const auto& uri : change.resources) {
    if (resources.contains(uri))
      all.push_back(notification("notifications/resources/updated", {{"uri", uri}, {"_meta", meta}}));
  }
  return all;
}

json::object Listener::farewell() const {
  return success(id, {{"resultType", "complete"}, {"_meta", json::object{{subscription_key, id}}}});
}

std::vector<json::object> legacy_due(const Change& change, const std::set<std::string>& subscriptions) {
  std::vector<json::object> all;
  if (change.has_tools) all.push_back(notification("notifications/tools/list_changed", {}));
  if (change.has_prompts) all.push_back(notification("notifications/prompts/list_changed", {}));
  if (change.has_resource_list) all.push_back(notification("notifications/resources/list_changed", {}));
  for (const auto& uri : change.resources) {
    if (subscriptions.contains(uri))
      all.push_back(notification("notifications/resources/updated", {{"uri", uri}}));
  }
  return all;
}

}  // namespace nonagon::mcp
