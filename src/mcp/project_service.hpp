#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "mcp/protocol/service.hpp"
#include "workbench/snapshot.hpp"

namespace nonagon::mcp {

// The design as it is now; asked for at each request, so that a change is seen at once.
using CurrentSnapshot = std::function<std::shared_ptr<const workbench::Snapshot>()>;

// Everything that agents are offered of one project: twelve tools, every file of the package as a resource,
// prompts and completion. Read only.
Service project_service(CurrentSnapshot current, std::string_view program_version);

// sdp://<slug>/<path>
std::string resource_uri(std::string_view slug, std::string_view path);

// The resources whose bytes differ between two states of a project, those that came or went included.
std::set<std::string> changed_resources(const workbench::Snapshot& before, const workbench::Snapshot& after);

// True when a resource came or went.
bool lists_differ(const workbench::Snapshot& before, const workbench::Snapshot& after);

}  // namespace nonagon::mcp
