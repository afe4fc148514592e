#include "mcp/protocol/kept_answers.hpp"

#include <algorithm>
#include <array>

namespace nonagon::mcp {
namespace {

constexpr std::array<std::string_view, 9> questions{"server/discover",
                                                    "tools/list",
                                                    "tools/call",
                                                    "prompts/list",
                                                    "prompts/get",
                                                    "resources/list",
                                                    "resources/templates/list",
                                                    "resources/read",
                                                    "completion/complete"};

}  // namespace

std::optional<std::string> question_of(const Request& request) {
  if (std::ranges::find(questions, request.method) == questions.end()) return std::nullopt;
  std::string question = request.method;
  for (const auto& [name, value] : request.params) {
    if (name == "_meta") continue;
    question += '\n';
    question += name;
    question += ' ';
    question += write_json_line(value);
  }
  return question;
}

}  // namespace nonagon::mcp
