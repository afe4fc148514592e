#pragma once

#include <span>
#include <string_view>

namespace nonagon::check {

// True when an identifier has one of `words` (in lower case) as a whole word: "passwordHash", "PASSWORD_HASH"
// and "password-hash" have "password", "passwordless" has not. ASCII; allocates nothing.
bool has_word(std::string_view identifier, std::span<const std::string_view> words);

// The last word of an identifier as it is written: "createdAt" → "At".
std::string_view last_word(std::string_view identifier);

// Letters and digits of ASCII with a letter of that case first: what programs take as a name without quoting.
bool is_camel_case(std::string_view name);
bool is_pascal_case(std::string_view name);

// Lower case letters, digits and single hyphens between them.
bool is_kebab_case(std::string_view name);

}  // namespace nonagon::check
