#include "emit/model/text_width.hpp"

#include <array>
#include <cmath>
#include <cstddef>

namespace nonagon::emit {
namespace {

// The width of a character by its first byte.
constexpr auto widths = [] {
  std::array<double, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte)
    table.at(byte) = byte < 0x80U ? 7 : byte >= 0xC0U ? 12 : 0;  // continuation bytes have none of their own
  for (const char c : std::string_view("ijltfrI.,:;'|!()[]{} "))
    table.at(static_cast<unsigned char>(c)) = 4.2;
  for (const char c : std::string_view("mwMWQOGDCHNUR@%&")) table.at(static_cast<unsigned char>(c)) = 10;
  return table;
}();

}  // namespace

double text_width(std::string_view text) {
  double width = 0;
  for (const char c : text) width += widths[static_cast<unsigned char>(c)];
  return std::ceil(width);
}

}  // namespace nonagon::emit
