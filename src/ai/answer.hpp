#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <boost/describe/enum.hpp>

namespace nonagon::ai {

// Tokens as they are paid for, the same of every provider: `input` holds the cached ones too.
struct TokenUsage {
  std::int64_t input = 0;
  std::int64_t cached = 0;         // of `input`, read from a cache
  std::int64_t cache_written = 0;  // of `input`, written to a cache
  std::int64_t output = 0;         // thinking included
  bool is_estimated = true;        // counted here, since the provider did not say

  friend bool operator==(const TokenUsage&, const TokenUsage&) = default;
};

// Why a model stopped.
enum class Finish {
  stop,          // it was done
  length,        // the limit of output tokens
  refusal,       // it will not answer
  filtered,      // the provider held the answer back
  context_full,  // question and answer are longer than the model can hold
};
BOOST_DESCRIBE_ENUM(Finish, stop, length, refusal, filtered, context_full)

// What kept an answer from coming.
enum class Cause {
  bad_request,
  unauthenticated,
  forbidden,
  no_credit,
  not_found,
  too_large,
  rate_limited,
  overloaded,
  server_error,
  not_reached,
  timed_out,
  cut,        // the stream ended before the model had stopped
  malformed,  // bytes that are no answer
  refused,    // by us: an address that may not be reached, or an open circuit
  cancelled,
};
BOOST_DESCRIBE_ENUM(Cause,
                    bad_request,
                    unauthenticated,
                    forbidden,
                    no_credit,
                    not_found,
                    too_large,
                    rate_limited,
                    overloaded,
                    server_error,
                    not_reached,
                    timed_out,
                    cut,
                    malformed,
                    refused,
                    cancelled)

struct Failure {
  Cause cause = Cause::malformed;
  int status = 0;       // of HTTP; 0 when there was none
  std::string message;  // at most 500 bytes, of the provider or ours
  std::optional<std::chrono::milliseconds> retry_after = {};
  std::optional<bool> may_retry = {};  // the provider's own word on it
};

// What one request came to.
struct Answer {
  std::string text;
  std::string refusal;  // why a model will not answer
  std::optional<Finish> finish;
  std::optional<Failure> failure;
  TokenUsage usage;
  std::string model;       // as the provider names it; may be empty
  std::string request_id;  // of the provider, for its support
  bool is_ended = false;   // the stream said that it is over
  bool is_streamed = false;
  std::chrono::milliseconds took{};
};

}  // namespace nonagon::ai
