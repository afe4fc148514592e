#pragma once

#include <memory>
#include <optional>
#include <string>

#include "ai/judge.hpp"
#include "ai/prices.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {

// What a generation needs that asks a model.
struct ModelWork {
  ai::Seat seat;
  const ai::Prompt& prompt;
  ai::Task task;
  json::value generated;  // the present payload without what people changed in it; null when nobody did
  std::shared_ptr<const ai::PriceTable> prices;
  std::optional<std::int64_t> most_cost;                // nano-dollars, of this generation
  ai::TokenUsage used = {};                             // by the calls so far
  std::int64_t spent = 0;                               // nano-dollars, by the calls so far
  std::optional<store::AIGenerationId> open_call = {};  // on record, and not answered yet
  std::optional<store::AIGenerationId> last_call = {};
};

// What of `payload` a person wrote: JSON Pointers to the members in which it differs from what was generated.
// Elements of lists are told by their places in `payload`.
std::vector<std::string> written_by_person(const json::value& generated, const json::value& payload);

// `current` as it would be without what `edited` changed of `before`, where that still stands.
json::value without_edit(const json::value& before, const json::value& edited, const json::value& current);

// Lays what a person wrote over a new payload, where the same things are still there. Elements of lists are
// the same when their ids, or else their names, are.
json::value with_own_words(const json::value& generated, const json::value& edited, const json::value& made);

// The account that a provider's row stands for; fails with unauthenticated when it has no key and needs one.
Result<ai::Account> account_of(const store::AIProviderConfig& row, const store::KeyFile& key);
const ai::Provider& wire_of(const store::AIProviderConfig& row);

// Stands for a user or a project at a provider, which learns nothing of them.
std::string tag_of(std::string_view kind, std::string_view id);

}  // namespace nonagon::workbench
