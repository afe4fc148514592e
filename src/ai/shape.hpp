#pragma once

#include <string>

#include "ai/provider.hpp"

namespace nonagon::ai {

// The schema with what hosted providers do not enforce taken out: lengths, counts, ranges and patterns.
// Answers are checked here in any case.
json::object without_limits(const json::object& schema);

// The rules of a question, with its schema in words for servers that take none.
std::string rules_with_schema(const Question& question);

}  // namespace nonagon::ai
