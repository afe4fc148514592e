#include "base/rfc3339.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace nonagon {
namespace {

// Takes things from the front of a text; once something is missing, all further is.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  int digits(std::size_t count, int low, int high) {
    int number = 0;
    const auto part = rest_.substr(0, count);
    const auto parsed = std::from_chars(part.data(), part.data() + part.size(), number);
    const bool is_whole =
        part.size() == count && parsed.ec == std::errc{} && parsed.ptr == part.data() + count;
    if (!is_whole || part.front() == '-' || number < low || number > high) is_good_ = false;
    rest_.remove_prefix(part.size());
    return number;
  }

  char one_of(std::string_view allowed) {
    if (rest_.empty() || !allowed.contains(rest_.front())) {
      is_good_ = false;
      return '\0';
    }
    const char found = rest_.front();
    rest_.remove_prefix(1);
    return found;
  }

  bool at(char c) const { return rest_.starts_with(c); }

  // ".5" → 500
  int milliseconds() {
    one_of(".");
    const auto length = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    if (length == 0) is_good_ = false;
    int value = 0;
    for (std::size_t i = 0; i < 3; ++i) value = value * 10 + (i < length ? rest_[i] - '0' : 0);
    rest_.remove_prefix(length);
    return value;
  }

  bool is_done() const { return is_good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool is_good_ = true;
};

}  // namespace

std::optional<Instant> parse_rfc3339(std::string_view text) {
  Cursor cursor(text);
  const auto year = cursor.digits(4, 0, 9999);
  cursor.one_of("-");
  const auto month = cursor.digits(2, 1, 12);
  cursor.one_of("-");
  const auto day = cursor.digits(2, 1, 31);
  cursor.one_of("Tt ");
  const auto hour = cursor.digits(2, 0, 23);
  cursor.one_of(":");
  const auto minute = cursor.digits(2, 0, 59);
  cursor.one_of(":");
  const auto second = std::min(cursor.digits(2, 0, 60), 59);
  const auto millisecond = cursor.at('.') ? cursor.milliseconds() : 0;
  std::chrono::minutes offset{0};
  if (const char sign = cursor.one_of("Zz+-"); sign == '+' || sign == '-') {
    offset = std::chrono::hours(cursor.digits(2, 0, 23));
    cursor.one_of(":");
    offset += std::chrono::minutes(cursor.digits(2, 0, 59));
    if (sign == '-') offset = -offset;
  }
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!cursor.is_done() || !date.ok()) return std::nullopt;
  return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
         std::chrono::seconds(second) + std::chrono::milliseconds(millisecond) - offset;
}

}  // namespace nonagon
