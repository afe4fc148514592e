#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nonagon::emit {

// A short text that matches `pattern`: literals, classes, escapes, groups, alternatives and quantifiers of
// ECMA-262. Nothing for other constructs; such a pattern is not one that every reader of the document
// understands.
std::optional<std::string> pattern_sample(std::string_view pattern);

}  // namespace nonagon::emit
