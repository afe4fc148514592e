#include "mcp/project_prompt.hpp"

namespace nonagon::mcp {

std::string prompt_argument(const json::object& arguments, std::string_view name) {
  const auto* value = arguments.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

json::array user_message(std::string text) {
  return {
      json::object{{"role", "user"}, {"content", json::object{{"type", "text"}, {"text", std::move(text)}}}}};
}

}  // namespace nonagon::mcp
