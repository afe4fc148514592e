#include "mcp/project_prompt.hpp"

namespace nonagon::mcp {

PromptAnswer user_message(std::string text) {
  PromptAnswer answer;
  answer.messages = {
      json::object{{"role", "user"}, {"content", json::object{{"type", "text"}, {"text", std::move(text)}}}}};
  return answer;
}

}  // namespace nonagon::mcp
