#pragma once

#include <span>
#include <string_view>

#include "mcp/protocol/service.hpp"
#include "workbench/snapshot.hpp"

namespace nonagon::mcp {

// A prompt over the design of one project, in one file of prompts/.
struct ProjectPrompt {
  std::string_view name;
  std::string_view title;
  std::string_view description;
  std::span<const PromptArgument> arguments;
  RpcResult<PromptAnswer> (*answer)(const workbench::Snapshot& snapshot, const json::object& arguments);
};

// All prompts, sorted by file name.
std::span<const ProjectPrompt* const> project_prompts();

// An answer of one message of the user.
PromptAnswer user_message(std::string text);

}  // namespace nonagon::mcp
