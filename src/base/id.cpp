#include "base/id.hpp"

#include <array>
#include <cstdint>

#include <fmt/format.h>

namespace nonagon {
namespace {

constexpr bool is_lower_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

}  // namespace

std::string new_uuid(const Clock& clock, Entropy& entropy) {
  std::array<std::byte, 10> random{};
  entropy.fill(random);
  const auto milliseconds = static_cast<std::uint64_t>(clock.now().time_since_epoch().count());
  const auto at = [&](std::size_t i) { return std::to_integer<unsigned>(random[i]); };
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:02x}{:02x}{:02x}{:02x}{:02x}{:02x}",
                     (milliseconds >> 16U) & 0xffffffffU,
                     milliseconds & 0xffffU,
                     0x7000U | ((at(0) << 8U | at(1)) & 0x0fffU),
                     0x8000U | ((at(2) << 8U | at(3)) & 0x3fffU),
                     at(4),
                     at(5),
                     at(6),
                     at(7),
                     at(8),
                     at(9));
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (is_dash ? text[i] != '-' : !is_lower_hex(text[i])) return false;
  }
  return true;
}

}  // namespace nonagon
