#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ai/answer.hpp"
#include "base/json.hpp"

namespace nonagon::ai {

// What one token costs, in millionths of a micro-dollar (10⁻¹² USD), so that every list price is whole.
struct TokenPrice {
  std::int64_t input = 0;
  std::int64_t cached = 0;         // read from a cache
  std::int64_t cache_written = 0;  // written to one, for five minutes
  std::int64_t output = 0;
};

// What models cost, by the day. Source: knowledge/prices/SOURCE.md, and a file of the operator's before it.
class PriceTable {
 public:
  // The one that is compiled in.
  static const PriceTable& built_in();

  // The built-in table behind the operator's own prices: {"model": {"input": 2, "output": 10, "cacheRead":
  // 0.2, "cacheWrite": 2.5, "context": 200000}}, USD per million tokens. What is not given of a cache costs
  // what input does.
  static Result<PriceTable> with_own(std::string_view own);

  // On a day ("2026-11-23"), for a request of that many input tokens; nothing for a model that is not known.
  std::optional<TokenPrice> price(std::string_view model,
                                  std::string_view day,
                                  std::int64_t input_tokens) const;

  // Nano-dollars, rounded up; nothing for a model that is not known.
  std::optional<std::int64_t> cost(std::string_view model,
                                   std::string_view day,
                                   const TokenUsage& usage) const;

  // The day of the built-in table.
  const std::string& as_of() const { return as_of_; }

  // The largest context of a model in tokens; 0 when it is not known.
  std::int64_t context_tokens(std::string_view model) const;

 private:
  struct Row {
    json::value match;
    json::value price;    // of today
    json::value history;  // or null
    std::int64_t context_tokens = 0;
  };

  struct Own {
    std::string model;
    TokenPrice price;
    std::int64_t context_tokens = 0;
  };

  const Row* find(std::string_view model) const;

  std::vector<Own> own_;
  std::vector<Row> rows_;
  std::string as_of_;
};

}  // namespace nonagon::ai
