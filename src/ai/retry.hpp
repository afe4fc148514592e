#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ai/answer.hpp"
#include "ai/provider.hpp"
#include "base/entropy.hpp"

namespace nonagon::ai {

using Milliseconds = std::chrono::milliseconds;
using Moment = std::chrono::steady_clock::time_point;

// How long the provider asks us to wait: `retry-after-ms`, else `retry-after` (RFC 9110, section 10.2.3) in
// seconds or as a date, which is measured from the `date` of the same answer, since clocks differ.
std::optional<Milliseconds> wanted_pause(const Headers& headers);

// What is tried again: the request may have been fine. Never what the provider or the model refused.
bool may_retry(const Failure& failure);

inline constexpr int most_retries = 4;
inline constexpr std::chrono::seconds most_retry_time{120};

// The pause before retry `number` (1…): the provider's figure up to 60 s, else a random part of min(0.5 · 2ⁿ,
// 8) s (full jitter).
Milliseconds pause_before(int number, const Failure& failure, Entropy& entropy);

// Keeps from asking a provider that has just failed again and again: five failures within 30 s open the
// circuit for 30 s, then one request may try. Safe from any thread.
class CircuitBreaker {
 public:
  // False while the circuit of `place` is open.
  bool lets_through(const std::string& place, Moment now);
  void succeeded(const std::string& place);
  void failed(const std::string& place, Moment now);

 private:
  struct Circuit {
    std::vector<Moment> failures;  // of the last 30 s
    std::optional<Moment> opened;
    bool is_trying = false;  // half open: one request is under way
  };

  std::mutex mutex_;
  std::map<std::string, Circuit> circuits_;
};

}  // namespace nonagon::ai
