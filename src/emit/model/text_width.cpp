#include "emit/model/text_width.hpp"

#include <cmath>
#include <cstddef>

namespace nonagon::emit {
namespace {

std::size_t characters_from(unsigned char lead) {
  if (lead < 0x80U) return 1;
  return lead >= 0xC0U ? 2 : 0;  // continuation bytes have no width of their own
}

}  // namespace

double text_width(std::string_view text) {
  constexpr std::string_view narrow = "ijltfrI.,:;'|!()[]{} ";
  constexpr std::string_view wide = "mwMWQOGDCHNUR@%&";
  double width = 0;
  for (const char c : text) {
    const auto count = characters_from(static_cast<unsigned char>(c));
    if (count == 2) {
      width += 12;
    } else if (count == 1) {
      width += narrow.find(c) != std::string_view::npos ? 4.2
               : wide.find(c) != std::string_view::npos ? 10
                                                        : 7;
    }
  }
  return std::ceil(width);
}

}  // namespace nonagon::emit
