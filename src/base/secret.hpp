#pragma once

#include <string>
#include <string_view>

#include "base/entropy.hpp"

namespace nonagon {

// A secret that whoever holds it is known by: `prefix`, 43 base62 digits (256 bits of entropy and a little
// more), and six that are the CRC-32 of what stands before them, so that a mistyped one, or one that a
// scanner finds, is told from any other text without asking the database.
std::string new_secret(std::string_view prefix, Entropy& entropy);

// True for a text that new_secret could have made with this prefix.
bool is_secret(std::string_view text, std::string_view prefix);

inline constexpr std::string_view session_secret = "nng_ses_";
inline constexpr std::string_view agent_secret = "nng_mcp_";
inline constexpr std::string_view link_secret = "nng_lnk_";

}  // namespace nonagon
