#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace nonagon::workbench {

// At least this long when it is the only factor (NIST SP 800-63B-4, section 3.1.1.2).
inline constexpr std::size_t least_password_bytes = 15;
inline constexpr std::size_t most_password_bytes = 1024;

// Fails with invalid_input and `pointer` when a password is too short, too long, one of those that everybody
// tries, or made of the product's name or the owner's address.
Result<void> check_password(std::string_view password, std::string_view email, std::string_view pointer);

// Argon2id as a PHC string: 64 MiB, three passes, one lane (RFC 9106). Two run at once; when too many wait,
// fails with unavailable.
Result<std::string> hash_password(std::string_view password);

// What became of a guess.
struct PasswordMatch {
  bool is_right = false;
  bool needs_rehash = false;  // it was hashed with weaker parameters
};

// Takes as long for an unknown account (an empty hash) as for a known one.
Result<PasswordMatch> match_password(std::string_view password, const std::string& hash);

}  // namespace nonagon::workbench
