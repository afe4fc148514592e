#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "mcp/protocol/rpc.hpp"

namespace nonagon::mcp {

// Where results are kept as JSON text, by what was asked, for as long as they hold. For services whose
// answers follow from the question alone: whatever the client is and whenever it asks. Both may be called
// from any thread.
struct KeptAnswers {
  std::function<std::shared_ptr<const std::string>(const std::string& question)> find;  // null: not there
  std::function<void(std::string question, std::shared_ptr<const std::string> result)> keep;
};

// What a request of the modern revision asks, without its id and what its client tells of itself; nothing for
// methods that do more than answer.
std::optional<std::string> question_of(const Request& request);

}  // namespace nonagon::mcp
