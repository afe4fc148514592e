#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/entropy.hpp"
#include "base/result.hpp"

namespace nonagon::store {

// The 32 bytes that seal what the database must not show. They lie in a file
// beside it (key_file.hpp), never in it.
class SealingKey {
 public:
  static SealingKey make(Entropy& entropy);

  // 64 hexadecimal digits; nothing else.
  static std::optional<SealingKey> parse(std::string_view hex);

  SealingKey(SealingKey&& other) noexcept = default;
  SealingKey& operator=(SealingKey&& other) noexcept = default;
  ~SealingKey();

  // The text in canonical base64url (RFC 4648, section 5) of
  //   version 1 ‖ key id (8 bytes) ‖ nonce (12) ‖ cipher text ‖ tag (16)
  // bound to `place`, so that it opens nowhere else.
  std::string seal(std::string_view plain, std::string_view place, Entropy& entropy) const;

  // Fails with unavailable when it was sealed with another key or for another place, or was changed.
  Result<std::string> open(std::string_view sealed, std::string_view place) const;

  // True when the text bears this key's id.
  bool has_sealed(std::string_view sealed) const;

  std::string hex() const;

 private:
  explicit SealingKey(std::string bytes);

  std::string bytes_;
  std::string id_;  // the first eight bytes of the SHA-256 of the key
};

}  // namespace nonagon::store
