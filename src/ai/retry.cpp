#include "ai/retry.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <iomanip>
#include <locale>
#include <span>
#include <sstream>

#include "ai/wire.hpp"

namespace nonagon::ai {
namespace {

constexpr std::chrono::seconds longest_wanted_pause{60};
constexpr std::chrono::seconds window{30};
constexpr std::size_t failures_that_open = 5;

std::optional<double> number_in(std::string_view text) {
  double number = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size();
  return is_number && std::isfinite(number) && number >= 0 ? std::optional(number) : std::nullopt;
}

// The three forms of RFC 9110, section 5.6.7: IMF-fixdate, RFC 850, asctime.
std::optional<std::chrono::sys_seconds> http_date(std::string_view text) {
  for (const char* form :
       {"%a, %d %b %Y %H:%M:%S GMT", "%a, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y"}) {
    std::tm parts{};
    std::istringstream in{std::string(text)};
    in.imbue(std::locale::classic());
    in >> std::get_time(&parts, form);
    if (in.fail()) continue;
    const std::chrono::year_month_day day{std::chrono::year(parts.tm_year + 1900),
                                          std::chrono::month(static_cast<unsigned>(parts.tm_mon) + 1),
                                          std::chrono::day(static_cast<unsigned>(parts.tm_mday))};
    if (!day.ok()) return std::nullopt;
    return std::chrono::sys_days(day) + std::chrono::hours(parts.tm_hour) +
           std::chrono::minutes(parts.tm_min) + std::chrono::seconds(parts.tm_sec);
  }
  return std::nullopt;
}

// By the provider's own clock: ours may be another.
std::optional<double> seconds_until(std::string_view date, std::string_view now) {
  const auto then = http_date(date);
  const auto said = http_date(now);
  if (!then || !said) return std::nullopt;
  return std::max(0.0, std::chrono::duration<double>(*then - *said).count());
}

Milliseconds some_of(Milliseconds most, Entropy& entropy) {
  std::uint32_t random = 0;
  entropy.fill(std::as_writable_bytes(std::span(&random, 1)));
  return most * static_cast<std::int64_t>(random % 1000U) / 1000;
}

}  // namespace

std::optional<Milliseconds> wanted_pause(const Headers& headers) {
  constexpr double longest = 86'400'000;
  auto wanted = number_in(header(headers, "retry-after-ms"));
  if (!wanted) {
    const auto told = header(headers, "retry-after");
    wanted = number_in(told);
    if (!wanted) wanted = seconds_until(told, header(headers, "date"));
    if (wanted) *wanted *= 1000;
  }
  if (!wanted) return std::nullopt;
  return Milliseconds(static_cast<std::int64_t>(std::min(*wanted, longest)));
}

bool may_retry(const Failure& failure) {
  if (failure.may_retry) return *failure.may_retry;
  switch (failure.cause) {
    case Cause::rate_limited:
    case Cause::overloaded:
    case Cause::server_error:
    case Cause::not_reached: return true;
    case Cause::timed_out: return failure.status != 0;  // its own timeout; ours is not waited for twice
    case Cause::cut: return true;
    case Cause::bad_request:
    case Cause::unauthenticated:
    case Cause::forbidden:
    case Cause::no_credit:
    case Cause::not_found:
    case Cause::too_large:
    case Cause::malformed:
    case Cause::refused:
    case Cause::cancelled: return false;
  }
  broken("a failure has one of its causes");
}

Milliseconds pause_before(int number, const Failure& failure, Entropy& entropy) {
  if (failure.retry_after && *failure.retry_after <= longest_wanted_pause) return *failure.retry_after;
  constexpr Milliseconds first{500};
  constexpr Milliseconds longest{8000};
  return some_of(std::min(first * (1 << std::clamp(number, 0, 5)), longest), entropy);
}

bool CircuitBreaker::lets_through(const std::string& place, Moment now) {
  const std::lock_guard lock(mutex_);
  auto& circuit = circuits_[place];
  if (!circuit.opened) return true;
  if (now - *circuit.opened < window || circuit.is_trying) return false;
  circuit.is_trying = true;
  return true;
}

void CircuitBreaker::succeeded(const std::string& place) {
  const std::lock_guard lock(mutex_);
  circuits_.erase(place);
}

void CircuitBreaker::failed(const std::string& place, Moment now) {
  const std::lock_guard lock(mutex_);
  auto& circuit = circuits_[place];
  std::erase_if(circuit.failures, [&](Moment moment) { return now - moment > window; });
  circuit.failures.push_back(now);
  if (circuit.is_trying || circuit.failures.size() >= failures_that_open) circuit.opened = now;
  circuit.is_trying = false;
}

}  // namespace nonagon::ai
