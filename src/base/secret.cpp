#include "base/secret.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <libdeflate.h>

namespace nonagon {
namespace {

constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::size_t random_digits = 43;
constexpr std::size_t check_digits = 6;

std::string check_of(std::string_view text) {
  auto sum = std::uint64_t{libdeflate_crc32(0, text.data(), text.size())};
  std::string check(check_digits, '0');
  for (auto digit = check.rbegin(); digit != check.rend(); ++digit, sum /= digits.size())
    *digit = digits[sum % digits.size()];
  return check;
}

}  // namespace

std::string new_secret(std::string_view prefix, Entropy& entropy) {
  // Bytes beyond the largest multiple of 62 are thrown away, so that every digit is as likely as any other.
  constexpr auto fair = 256 / digits.size() * digits.size();
  std::string text(prefix);
  std::array<std::byte, 64> bytes{};
  while (text.size() < prefix.size() + random_digits) {
    entropy.fill(bytes);
    for (const auto byte : bytes) {
      const auto number = std::to_integer<std::size_t>(byte);
      if (number < fair && text.size() < prefix.size() + random_digits)
        text += digits[number % digits.size()];
    }
  }
  return text + check_of(text);
}

bool is_secret(std::string_view text, std::string_view prefix) {
  if (text.size() != prefix.size() + random_digits + check_digits || !text.starts_with(prefix)) return false;
  const auto body = text.substr(0, text.size() - check_digits);
  const auto is_digit = [](char c) { return digits.contains(c); };
  return std::ranges::all_of(body.substr(prefix.size()), is_digit) && text.ends_with(check_of(body));
}

}  // namespace nonagon
