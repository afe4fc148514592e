#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace nonagon::http {

// So many requests a minute for each caller, saved up to a burst (a token bucket). Safe from any thread.
class RateLimit {
 public:
  explicit RateLimit(std::size_t a_minute) : a_second_(static_cast<double>(a_minute) / 60) {}

  // Seconds until the caller may ask again; zero when they may now.
  std::chrono::seconds take(std::string_view caller, std::chrono::steady_clock::time_point now);

 private:
  static constexpr double burst = 100;
  static constexpr std::size_t most_callers = 10'000;

  struct Bucket {
    double tokens = burst;
    std::chrono::steady_clock::time_point filled;
  };

  double a_second_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace nonagon::http
