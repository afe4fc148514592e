#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace nonagon::check {

// Whether some of a list's texts may be equal but for the case of ASCII letters. "No" is certain and costs no
// allocation a text; after a "maybe" a rule looks closer. Lists rarely hold twins, and there is one for every
// entity.
class Twins {
 public:
  void add(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(folded(c))) * 0x100000001b3U;
    hashes_.push_back(hash);
  }

  // The same where only letters and digits count.
  void add_name(std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    bool is_empty = true;
    for (const char c : name) {
      if (static_cast<unsigned char>(c) >= 0x80) is_odd_ = true;
      const char small = folded(c);
      if (!((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9'))) continue;
      hash = (hash ^ static_cast<unsigned char>(small)) * 0x100000001b3U;
      is_empty = false;
    }
    is_odd_ = is_odd_ || is_empty;
    hashes_.push_back(hash);
  }

  // The answer for what was added; the next list begins.
  bool may_be_there() {
    std::ranges::sort(hashes_);
    const bool found = is_odd_ || std::ranges::adjacent_find(hashes_) != hashes_.end();
    hashes_.clear();
    is_odd_ = false;
    return found;
  }

 private:
  static char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

  std::vector<std::uint64_t> hashes_;
  bool is_odd_ = false;  // a name that is not of ASCII, or of nothing
};

}  // namespace nonagon::check
