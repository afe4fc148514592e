#include "mcp/protocol/service.hpp"

namespace nonagon::mcp {

ToolAnswer text_answer(std::string text) {
  return {.content = {json::object{{"type", "text"}, {"text", std::move(text)}}},
          .structured = std::nullopt,
          .is_error = false,
          .input_required = std::nullopt};
}

ToolAnswer data_answer(json::object data) {
  auto answer = text_answer(write_json_line(data));
  answer.structured = std::move(data);
  return answer;
}

ToolAnswer error_answer(std::string text) {
  auto answer = text_answer(std::move(text));
  answer.is_error = true;
  return answer;
}

}  // namespace nonagon::mcp
