#include "store/columns.hpp"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace nonagon::store {
namespace {

constexpr std::string_view pattern = "dddd-dd-ddTdd:dd:dd.dddZ";

bool fits_pattern(std::string_view text) {
  if (text.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (pattern[i] == 'd' ? !is_digit : text[i] != pattern[i]) return false;
  }
  return true;
}

int number_at(std::string_view text, std::size_t start, std::size_t length) {
  int number = 0;
  std::from_chars(text.data() + start, text.data() + start + length, number);
  return number;
}

}  // namespace

Result<Instant> parse_instant(std::string_view text) {
  if (!fits_pattern(text))
    return fail(ErrorCode::invalid_input, fmt::format("\"{}\" is no RFC 3339 time in UTC", text));
  const auto number = [&](std::size_t start, std::size_t length) { return number_at(text, start, length); };
  const std::chrono::year_month_day day{std::chrono::year(number(0, 4)),
                                        std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                        std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  if (!day.ok()) return fail(ErrorCode::invalid_input, fmt::format("\"{}\" is no day of the calendar", text));
  return std::chrono::sys_days(day) + std::chrono::hours(number(11, 2)) +
         std::chrono::minutes(number(14, 2)) + std::chrono::seconds(number(17, 2)) +
         std::chrono::milliseconds(number(20, 3));
}

namespace detail {

std::unexpected<Error> damaged(std::string_view table, std::string_view column) {
  return fail(Error{.code = ErrorCode::unavailable,
                    .detail = fmt::format(
                        "the database holds a value in {}.{} that this program never wrote", table, column),
                    .pointer = {},
                    .reason = "the file was changed by another program, or is damaged",
                    .fix = "Restore the last backup of the data folder."});
}

}  // namespace detail
}  // namespace nonagon::store
