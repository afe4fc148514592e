#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nonagon {

// 128 bits that tell two values apart without keeping either. Not for secrets, and never stored: another
// version may take other bits.
struct Fingerprint {
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

// Takes the pieces of a value one after the other; a text counts with its length, so that "ab" "c" is not "a"
// "bc".
class FingerprintWriter {
 public:
  void text(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }

  void number(std::uint64_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }

  void add(const Fingerprint& other) {
    number(other.low);
    number(other.high);
  }

  // The fingerprint of what was taken (XXH3, 128 bits); the writer begins anew.
  Fingerprint take();

 private:
  std::string bytes_;
};

}  // namespace nonagon
