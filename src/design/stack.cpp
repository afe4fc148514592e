#include "design/stack.hpp"

namespace nonagon::design {

std::string_view selection(const Stack& stack, std::string_view layer) {
  for (const auto& [name, choice] : stack.selections) {
    if (name == layer) return choice;
  }
  return {};
}

}  // namespace nonagon::design
