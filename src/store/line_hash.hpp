#pragma once

#include <string>
#include <string_view>

#include <openssl/sha.h>

namespace nonagon::store {

// SHA-256 (FIPS 180-4) of lines, each with its line end.
class LineHash {
 public:
  LineHash();

  void add(std::string_view line);

  // Of all lines so far, as 64 lower-case hexadecimal digits.
  std::string hex() const;

 private:
  SHA256_CTX state_;
};

}  // namespace nonagon::store
