#include "mcp/project_prompt.hpp"

namespace nonagon::mcp {

std::string prompt_argument(const json::object& arguments, std::string_view name) {
  const auto* value = arguments.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

PromptAnswer user_message(std::string text) {
  PromptAnswer answer;
  answer.messages = {
      json::object{{"role", "user"}, {"content", json::object{{"type", "text"}, {"text", std::move(text)}}}}};
  return answer;
}

}  // namespace nonagon::mcp
