// The low-level interface: it uses the processor's SHA instructions and, unlike EVP, reads no configuration.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "store/line_hash.hpp"

#include <array>

namespace nonagon::store {

LineHash::LineHash() {
  SHA256_Init(&state_);
}

void LineHash::add(std::string_view line) {
  SHA256_Update(&state_, line.data(), line.size());
  SHA256_Update(&state_, "\n", 1);
}

std::string LineHash::hex() const {
  auto state = state_;
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_Final(digest.data(), &state);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (const auto byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

}  // namespace nonagon::store
