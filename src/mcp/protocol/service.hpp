#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "mcp/protocol/exchange.hpp"
#include "mcp/protocol/rpc.hpp"

// What a server offers, apart from how it is spoken: plain values with functions.
namespace nonagon::mcp {

// What a handler must learn from the client before it can go on (2026-07-28, multi round-trip requests).
struct InputRequired {
  json::object requests;  // name → {method, params}
  std::string state;      // comes back in Exchange::state; empty when none is needed
};

// The result of a tool: content blocks for every client, and the same as data for those that read it.
struct ToolAnswer {
  json::array content;
  std::optional<json::object> structured;  // conforms to the tool's output schema; never with is_error
  bool is_error = false;
  std::optional<InputRequired> input_required;  // then nothing else counts
};

ToolAnswer text_answer(std::string text);
// Data, and the same as compact JSON text.
ToolAnswer data_answer(json::object data);
// For a model to read and act on: what was wrong, what is allowed, what to do next.
ToolAnswer error_answer(std::string text);

struct Tool {
  json::object definition;  // name, title, description, inputSchema, outputSchema, annotations
  std::function<RpcResult<ToolAnswer>(const json::object& arguments, const Exchange& exchange)> call;
};

struct PromptArgument {
  std::string_view name;
  std::string_view description;
  bool is_required = false;
};

struct PromptAnswer {
  json::array messages;
  std::optional<InputRequired> input_required;  // then nothing else counts
};

struct Prompt {
  std::string name;
  std::string title;
  std::string description;
  std::vector<PromptArgument> arguments;
  std::function<RpcResult<PromptAnswer>(const json::object& arguments, const Exchange& exchange)> get;
};

// What is to be completed: an argument of a prompt, or a variable of a resource template.
struct CompletionRequest {
  bool is_prompt = false;
  std::string reference;  // name of the prompt, or URI template
  std::string argument;
  std::string typed;  // so far
};

struct Service {
  std::string name;
  std::string title;
  std::string version;
  std::string instructions;      // at most 2 KB: hosts cut there
  bool announces_tools = false;  // tells when the list of tools changed
  bool announces_prompts = false;
  bool logs = false;      // sends log messages
  std::string state_key;  // 32 random bytes, where a handler asks for input
  std::vector<Tool> tools;
  std::vector<Prompt> prompts;
  json::array resource_templates;
  // All resources, sorted by URI.
  std::function<json::array()> resources;
  // The contents of a resource; nothing when there is none.
  std::function<std::optional<json::array>(std::string_view uri)> read;
  // Values that begin with what was typed; nothing when the reference is unknown.
  std::function<std::optional<std::vector<std::string>>(const CompletionRequest& request)> complete;
};

}  // namespace nonagon::mcp
