#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace nonagon {

inline constexpr std::size_t aes_key_bytes = 32;
inline constexpr std::size_t gcm_nonce_bytes = 12;
inline constexpr std::size_t gcm_tag_bytes = 16;

// AES-256-GCM (NIST SP 800-38D) with a 96-bit nonce, which must never come twice under one key.
// `associated` is authenticated and not kept. Returns the cipher text with the 128-bit tag behind it.
std::string aes_gcm_encrypt(std::string_view key,
                            std::string_view nonce,
                            std::string_view associated,
                            std::string_view plain);

// Nothing when key, nonce, associated data, text or tag is not the one of the encryption.
std::optional<std::string> aes_gcm_decrypt(std::string_view key,
                                           std::string_view nonce,
                                           std::string_view associated,
                                           std::string_view sealed);

}  // namespace nonagon
