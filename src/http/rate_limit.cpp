#include "http/rate_limit.hpp"

#include <algorithm>
#include <cmath>

namespace nonagon::http {

std::chrono::seconds RateLimit::take(std::string_view caller, std::chrono::steady_clock::time_point now) {
  if (a_second_ == 0) return std::chrono::seconds(0);
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= most_callers) {
    // Whoever has been away long enough to have a full bucket is as good as new.
    std::erase_if(buckets_, [&](const auto& entry) {
      return std::chrono::duration<double>(now - entry.second.filled).count() * a_second_ >= burst;
    });
  }
  auto [found, is_new] = buckets_.try_emplace(std::string(caller), Bucket{.tokens = burst, .filled = now});
  auto& bucket = found->second;
  bucket.tokens =
      std::min(burst, bucket.tokens + std::chrono::duration<double>(now - bucket.filled).count() * a_second_);
  bucket.filled = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return std::chrono::seconds(0);
  }
  return std::chrono::seconds(static_cast<int>(std::ceil((1 - bucket.tokens) / a_second_)));
}

}  // namespace nonagon::http
