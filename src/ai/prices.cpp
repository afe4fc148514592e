#include "ai/prices.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <regex>

#include <fmt/format.h>

#include "ai/wire.hpp"
#include "base/embedded.hpp"

namespace nonagon::ai {
namespace {

constexpr double most_dollars = 1e6;  // per million tokens: a dollar a token

// USD per million tokens as pico-dollars a token.
std::optional<std::int64_t> pico(const json::value* value) {
  constexpr double factor = 1e6;
  if (value == nullptr || !value->is_number()) return std::nullopt;
  const auto dollars = value->to_number<double>();
  if (!std::isfinite(dollars) || dollars < 0 || dollars > most_dollars) return std::nullopt;
  return std::llround(dollars * factor);
}

// A figure, or {"base", "tiers": [{"above_input_tokens", "price"}]}: the last tier that was crossed counts
// for all tokens.
std::optional<std::int64_t> figure(const json::value* value, std::int64_t input_tokens) {
  if (value == nullptr || !value->is_object()) return pico(value);
  auto found = pico(at(*value, {"base"}));
  const auto* tiers = at(*value, {"tiers"});
  if (tiers == nullptr || !tiers->is_array()) return found;
  for (const auto& tier : tiers->get_array()) {
    if (input_tokens > count_at(tier, {"above_input_tokens"})) found = pico(at(tier, {"price"}));
  }
  return found;
}

std::optional<TokenPrice> read_price(const json::value& row,
                                     std::string_view cached,
                                     std::string_view written,
                                     std::int64_t input_tokens) {
  const auto input = figure(at(row, {"input"}), input_tokens);
  const auto output = figure(at(row, {"output"}), input_tokens);
  if (!input || !output) return std::nullopt;
  return TokenPrice{.input = *input,
                    .cached = figure(at(row, {cached}), input_tokens).value_or(*input),
                    .cache_written = figure(at(row, {written}), input_tokens).value_or(*input),
                    .output = *output};
}

bool matches(const json::value& rule, const std::string& model) {
  if (const auto* any = at(rule, {"or"}); any != nullptr && any->is_array())
    return std::ranges::any_of(any->get_array(), [&](const json::value& one) { return matches(one, model); });
  if (const auto text = text_at(rule, {"equals"}); !text.empty()) return model == text;
  if (const auto text = text_at(rule, {"starts_with"}); !text.empty()) return model.starts_with(text);
  const auto pattern = text_at(rule, {"regex"});
  return !pattern.empty() && std::regex_search(model, std::regex(pattern));
}

// OpenRouter and others put the maker before the name.
std::string plain_name(std::string_view model) {
  for (const std::string_view maker : {"anthropic/", "openai/"}) {
    if (model.starts_with(maker)) model.remove_prefix(maker.size());
  }
  return std::string(model);
}

}  // namespace

const PriceTable& PriceTable::built_in() {
  static const auto table = [] {
    PriceTable made;
    const auto document = parse_json(embedded("prices/models.json"));
    ensure(document.has_value(), "the prices that are compiled in are JSON");
    made.as_of_ = text_at(*document, {"as_of"});
    for (const auto& provider : document->at("providers").as_object()) {
      for (const auto& model : provider.value().at("models").as_array()) {
        const auto* history = at(model, {"price_history"});
        made.rows_.push_back({.match = model.at("match"),
                              .price = model.at("price"),
                              .history = history == nullptr ? json::value(nullptr) : *history,
                              .context_tokens = count_at(model, {"context_window"})});
      }
    }
    return made;
  }();
  return table;
}

Result<PriceTable> PriceTable::with_own(std::string_view own) {
  auto table = built_in();
  const auto document = TRY(parse_json(own));
  const auto* models = document.if_object();
  if (models == nullptr) return fail(ErrorCode::invalid_input, "own prices are an object: model, price");
  for (const auto& [model, row] : *models) {
    const auto price = read_price(row, "cacheRead", "cacheWrite", 0);
    if (!price) {
      return fail({.code = ErrorCode::invalid_input,
                   .detail = fmt::format("the price of {} cannot be read", std::string_view(model)),
                   .pointer = pointer_to("", model),
                   .reason = "a price is {\"input\": 2, \"output\": 10}, USD per million tokens",
                   .fix = "Write both figures; 0 is one."});
    }
    table.own_.push_back({.model = model, .price = *price, .context_tokens = count_at(row, {"context"})});
  }
  return table;
}

const PriceTable::Row* PriceTable::find(std::string_view model) const {
  const auto name = plain_name(model);
  const auto found = std::ranges::find_if(rows_, [&](const Row& row) { return matches(row.match, name); });
  return found == rows_.end() ? nullptr : &*found;
}

std::optional<TokenPrice> PriceTable::price(std::string_view model,
                                            std::string_view day,
                                            std::int64_t input_tokens) const {
  if (const auto own = std::ranges::find(own_, model, &Own::model); own != own_.end()) return own->price;
  const auto* row = find(model);
  if (row == nullptr) return std::nullopt;
  const auto* price = &row->price;
  if (const auto* history = row->history.if_array()) {
    for (const auto& entry : *history) {
      if (text_at(entry, {"from"}) <= day) price = &entry;
    }
  }
  return read_price(*price, "cache_read", "cache_write", input_tokens);
}

std::optional<std::int64_t> PriceTable::cost(std::string_view model,
                                             std::string_view day,
                                             const TokenUsage& usage) const {
  constexpr std::int64_t pico_in_nano = 1000;
  const auto price = this->price(model, day, usage.input);
  if (!price) return std::nullopt;
  const auto fresh = std::max<std::int64_t>(usage.input - usage.cached - usage.cache_written, 0);
  const auto sum = fresh * price->input + usage.cached * price->cached +
                   usage.cache_written * price->cache_written + usage.output * price->output;
  return (sum + pico_in_nano - 1) / pico_in_nano;
}

std::int64_t PriceTable::context_tokens(std::string_view model) const {
  const auto own = std::ranges::find(own_, model, &Own::model);
  if (own != own_.end() && own->context_tokens > 0) return own->context_tokens;
  const auto* row = find(model);
  return row == nullptr ? 0 : row->context_tokens;
}

}  // namespace nonagon::ai
