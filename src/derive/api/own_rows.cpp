#include "derive/api/own_rows.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::derive {
namespace {

using design::ForeignKey;

// From an order line over its piece and the shop to the seller.
constexpr int most_steps = 3;

// What somebody only thinks of taking concerns nobody who offers it.
bool is_wish(const EntityFacts& facts) {
  constexpr std::array<std::string_view, 5> wishes{"cart", "basket", "wishlist", "favorite", "favourite"};
  return std::ranges::any_of(wishes, [&](auto word) { return has_word(facts->name, word); });
}

class OwnRows {
 public:
  OwnRows(const ModelFacts& model, std::string_view role, Follow follow)
      : model_(model), role_(role), follow_(follow) {}

  std::string of(const EntityFacts& facts, int steps) const {
    if (const auto* key = key_to(facts)) return fmt::format("whose {} is their own", key->field->name);
    if (steps == 0) return {};
    for (const auto* key : facts.keys) {
      const auto* whole = thing(key->target->name, facts);
      const auto theirs = whole == nullptr ? std::string() : of(*whole, steps - 1);
      if (theirs.starts_with("with "))
        return fmt::format("whose {} is one {}", spoken((*whole)->name), theirs);
      if (!theirs.empty()) return fmt::format("whose {} is their own", spoken((*whole)->name));
    }
    if (follow_ == Follow::keys || is_wish(facts)) return {};
    if (auto text = by_lines(facts, steps); !text.empty()) return text;
    return is_person(facts) ? by_meeting(facts, steps) : std::string();
  }

  const ForeignKey* key_to(const EntityFacts& facts) const {
    const bool is_oneself = snake_case(facts->name) == role_;
    const auto found = std::ranges::find_if(facts.keys, [&](const ForeignKey* key) {
      return snake_case(key->target->name) == role_ ||
             (is_oneself && model_.subject != nullptr && key->target == model_.subject->entity);
    });
    return found == facts.keys.end() ? nullptr : *found;
  }

 private:
  bool is_person(const EntityFacts& facts) const {
    return model_.subject != nullptr && std::ranges::any_of(facts.keys, [&](const ForeignKey* key) {
             return key->target == model_.subject->entity && key->field->name == "userId";
           });
  }

  const EntityFacts* thing(std::string_view name, const EntityFacts& not_this) const {
    const auto* facts = model_.find(name);
    const bool is_thing =
        facts != nullptr && facts != &not_this && facts != model_.subject && !is_person(*facts);
    return is_thing ? facts : nullptr;
  }

  std::string by_lines(const EntityFacts& facts, int steps) const {
    for (const auto* referrer : facts.referrers) {
      const auto* line = model_.find(referrer->owner->name);
      if (line == nullptr || line == &facts || line->parent != referrer) continue;
      for (const auto* key : line->keys) {
        const auto* item = key == referrer ? nullptr : thing(key->target->name, facts);
        if (item != nullptr && !of(*item, steps - 1).empty())
          return fmt::format("with {} of their own", spoken_plural((*item)->name));
      }
    }
    return {};
  }

  std::string by_meeting(const EntityFacts& person, int steps) const {
    for (const auto* referrer : person.referrers) {
      const auto* meeting = model_.find(referrer->owner->name);
      if (meeting == nullptr || is_wish(*meeting) || is_person(*meeting)) continue;
      const bool is_theirs = key_to(*meeting) != nullptr || !by_lines(*meeting, steps - 1).empty();
      if (is_theirs) return fmt::format("with whom they have {}", with_article((*meeting)->name));
    }
    return {};
  }

  const ModelFacts& model_;
  std::string_view role_;
  Follow follow_;
};

}  // namespace

std::string own_rows(const ModelFacts& model,
                     std::string_view role,
                     const EntityFacts& facts,
                     Follow follow) {
  return OwnRows(model, role, follow).of(facts, most_steps);
}

}  // namespace nonagon::derive
