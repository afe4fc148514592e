#pragma once

#include <set>
#include <string>
#include <vector>

#include "mcp/protocol/service.hpp"

namespace nonagon::mcp {

// What became different on the server's side.
struct Change {
  bool has_tools = false;
  bool has_prompts = false;
  bool has_resource_list = false;
  std::set<std::string> resources;  // URIs whose contents changed
};

// What one `subscriptions/listen` asked to be told (2026-07-28, subscriptions).
struct Listener {
  json::value id = nullptr;  // of the request, repeated in everything that is told
  bool wants_tools = false;
  bool wants_prompts = false;
  bool wants_resource_list = false;
  std::set<std::string> resources;

  // Grants what the service has; resources that cannot be read are left out.
  static Listener from(const Request& request, const Service& service);

  json::object acknowledgement() const;
  // The notifications that are due, none when the change is no concern of this listener.
  std::vector<json::object> due(const Change& change) const;
  // The answer to the request, when the server ends it.
  json::object farewell() const;
};

// The same for a client of a legacy revision, which is told of every list and of the resources it subscribed
// to.
std::vector<json::object> legacy_due(const Change& change, const std::set<std::string>& subscriptions);

}  // namespace nonagon::mcp
