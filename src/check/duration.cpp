#include "check/duration.hpp"

#include <array>
#include <charconv>
#include <span>

namespace nonagon::check {
namespace {

constexpr std::int64_t day = 86'400;
constexpr std::int64_t longest = 10'000 * 365 * day;

struct Unit {
  char designator;
  std::int64_t seconds;
};

constexpr std::array date_units{
    Unit{'Y', 365 * day}, Unit{'M', 30 * day}, Unit{'W', 7 * day}, Unit{'D', day}};
constexpr std::array time_units{Unit{'H', 3600}, Unit{'M', 60}, Unit{'S', 1}};

// The sum of "1Y6M"; empty when there is no part, or one out of order.
std::optional<std::int64_t> sum_of(std::string_view parts, std::span<const Unit> units) {
  std::int64_t sum = 0;
  if (parts.empty()) return std::nullopt;
  for (const auto& unit : units) {
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(parts.data(), parts.data() + parts.size(), count);
    const auto digits = static_cast<std::size_t>(end - parts.data());
    if (error != std::errc{} || count < 0 || digits == parts.size()) return std::nullopt;
    if (parts[digits] != unit.designator) continue;
    if (count > longest / unit.seconds) return std::nullopt;
    sum += count * unit.seconds;
    parts.remove_prefix(digits + 1);
    if (parts.empty()) return sum;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> duration_seconds(std::string_view text) {
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  const auto time = text.find('T');
  std::int64_t seconds = 0;
  if (time == std::string_view::npos || time > 0) {
    const auto days = sum_of(text.substr(0, time), date_units);
    if (!days) return std::nullopt;
    seconds += *days;
  }
  if (time != std::string_view::npos) {
    const auto rest = sum_of(text.substr(time + 1), time_units);
    if (!rest) return std::nullopt;
    seconds += *rest;
  }
  return seconds <= longest ? std::optional(seconds) : std::nullopt;
}

}  // namespace nonagon::check
