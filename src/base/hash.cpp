#include "base/hash.hpp"

#include <array>

// The low-level interface: it uses the processor's SHA instructions and, unlike EVP, reads no configuration.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

namespace nonagon {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_CTX state;
  SHA256_Init(&state);
  SHA256_Update(&state, bytes.data(), bytes.size());
  SHA256_Final(digest.data(), &state);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const auto byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

}  // namespace nonagon
