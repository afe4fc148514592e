#include "derive/api/rights.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "derive/api/own_rows.hpp"

namespace nonagon::derive {
namespace {

using design::Verb;

// Staff who see only what is tied to them: traders among others, and those who keep confidences.
constexpr std::array<std::string_view, 20> apart_words{
    "seller",  "vendor",    "merchant",   "dealer",       "consignor", "freelancer", "contractor",
    "courier", "supplier",  "partner",    "creator",      "driver",    "landlord",   "therapist",
    "coach",   "counselor", "counsellor", "psychologist", "dietitian", "agent"};

constexpr std::array<std::string_view, 10> desk_words{"staff",
                                                      "receptionist",
                                                      "reception",
                                                      "desk",
                                                      "clerk",
                                                      "cashier",
                                                      "secretary",
                                                      "assistant",
                                                      "accountant",
                                                      "bookkeeper"};

// Actions that people take on their own rows, whatever else they may not do.
constexpr std::array<std::string_view, 15> own_verbs{"cancel",
                                                     "revoke",
                                                     "accept",
                                                     "decline",
                                                     "submit",
                                                     "confirm",
                                                     "withdraw",
                                                     "request",
                                                     "join",
                                                     "leave",
                                                     "rate",
                                                     "pay",
                                                     "place",
                                                     "book",
                                                     "reject"};

// The first sentence, and what it makes of things: not where they are kept.
std::string deed_of(std::string_view description) {
  std::string deed;
  for (const auto sentence : split(description, '.')) {
    if (deed.empty() || sentence.contains(" is then ")) deed += std::string(sentence) + ' ';
  }
  return deed;
}

// Traders are paid; they neither pay nor rate what they sell.
bool is_deed_of_the_served(std::string_view verb) {
  constexpr std::array<std::string_view, 4> verbs{"pay", "place", "rate", "join"};
  return std::ranges::find(verbs, verb) != verbs.end();
}

// Single words in base form between blanks.
std::string spoken_words(std::string_view text) {
  std::string out;
  for (const auto& word : words_of(text)) out += ' ' + singular_of(word);
  return out + ' ';
}

}  // namespace

Rights::Rights(const ModelFacts& facts, const design::Design& whole, ProductForm form)
    : model_(facts), design_(whole), kind_(form) {
  gather_roles();
}

void Rights::gather_roles() {
  roles = model_.roles;
  for (const auto& persona : design_.product.personas) {
    if (!persona.role || persona.role->empty()) continue;
    if (std::ranges::find(roles, *persona.role) == roles.end()) roles.push_back(*persona.role);
  }
  for (const auto& persona : design_.product.personas) {
    if (persona.role) texts_[*persona.role] += spoken_words(persona.name + ' ' + persona.description);
  }
  gather_deeds();
  rank_roles();
}

// "Makers and admins ship orders with a tracking number. The order is then shipped.": who does it stands
// before the verb.
void Rights::gather_deeds() {
  for (const auto& feature : design_.product.features) {
    const auto text = spoken_words(feature.description);
    const auto verb = words_of(feature.name);
    if (verb.empty()) continue;
    const auto actors = text.substr(0, text.find(' ' + singular_of(verb.front()) + ' ') + 1);
    const auto deed = spoken_words(deed_of(feature.description));
    for (const auto& role : roles) {
      if (!actors.contains(' ' + replace_all(role, "_", " ") + ' ')) continue;
      deeds_[role].push_back(deed);
      texts_[role] += deed;
    }
  }
}

void Rights::rank_roles() {
  for (const auto& role : roles) {
    auto rank = rank_of(role);
    // Who calls an API is served by it.
    if (kind_ == ProductForm::api && has_word(role, "developer")) rank = Rank::customer;
    ranks_.emplace(role, rank);
  }
  // Hosts and landlords who are paid out trade here; somebody else keeps the product.
  for (auto& [role, rank] : ranks_) {
    if (is_trader(role)) rank = Rank::staff;
  }
  const auto is_steward = [](const auto& entry) { return entry.second == Rank::steward; };
  if (std::ranges::any_of(ranks_, is_steward)) return;
  // Somebody keeps the product: those who work with it, or everybody when all are served by it.
  const bool has_staff =
      std::ranges::any_of(ranks_, [](const auto& entry) { return entry.second == Rank::staff; });
  for (auto& [role, rank] : ranks_) {
    if (!has_staff || rank == Rank::staff) rank = Rank::steward;
  }
}

Rank Rights::rank(std::string_view role) const {
  const auto known = ranks_.find(role);
  return known == ranks_.end() ? rank_of(role) : known->second;
}

// Whoever has a shop or payouts of their own beside others who buy.
bool Rights::is_trader(std::string_view role) const {
  const auto* person = model_.find(pascal_case(role));
  const bool has_buyers =
      std::ranges::any_of(ranks_, [](const auto& entry) { return entry.second == Rank::customer; });
  if (person == nullptr || !has_buyers || rank_of(role) == Rank::customer) return false;
  constexpr std::array<std::string_view, 6> signs{
      "payout", "shop", "store", "storefront", "listing", "stall"};
  return std::ranges::any_of(person->referrers, [&](const design::ForeignKey* key) {
    return has_any_word(key->owner->name, signs);
  });
}

bool Rights::signs_up(std::string_view role) const {
  constexpr std::array<std::string_view, 6> entered_by_others{
      "pupil", "child", "kid", "employee", "colleague", "staff"};
  if (has_any_word(role, entered_by_others) || rank(role) == Rank::steward) return false;
  const bool comes_alone = rank(role) == Rank::customer || is_trader(role);
  return comes_alone && deeds_.contains(role);
}

bool Rights::says(std::string_view role, std::string_view verb, std::string_view entity) const {
  const auto deeds = deeds_.find(role);
  const auto words = words_of(entity);
  if (deeds == deeds_.end() || words.empty()) return false;
  return std::ranges::any_of(deeds->second, [&](const std::string& deed) {
    return deed.contains(' ' + std::string(verb) + ' ') && deed.contains(' ' + words.back() + ' ');
  });
}

// "The maker accepts or declines each order": so the buyer does not.
bool Rights::is_deed_of_others(std::string_view role, std::string_view verb, std::string_view entity) const {
  return !says(role, verb, entity) && std::ranges::any_of(ranks_, [&](const auto& entry) {
    return entry.second != Rank::steward && says(entry.first, verb, entity);
  });
}

// What somebody put down themselves they may change: no bill, and nothing that is on its way, but for a
// cart or what the idea lets them move.
bool Rights::is_kept_by_owner(std::string_view role, const EntityFacts& facts) const {
  const bool is_theirs = std::ranges::any_of(
      facts.keys, [&](const design::ForeignKey* key) { return snake_case(key->target->name) == role; });
  if (!is_theirs || !may(role, facts, Verb::create)) return false;
  constexpr std::array<std::string_view, 8> changes{
      "move", "reschedule", "change", "edit", "update", "amend", "correct", "manage"};
  const bool is_said = std::ranges::any_of(changes, [&](auto verb) { return says(role, verb, facts->name); });
  constexpr std::array<std::string_view, 3> wishes{"cart", "basket", "wishlist"};
  return is_said || has_any_word(facts->name, wishes) ||
         (!facts->lifecycle && design::find_field(*facts.entity, "amount") == nullptr &&
          design::find_field(*facts.entity, "total") == nullptr);
}

bool Rights::speaks_of(std::string_view role, std::string_view entity) const {
  const auto text = texts_.find(role);
  if (text == texts_.end()) return false;
  const auto words = words_of(entity);
  if (words.empty()) return false;
  // Who pays speaks of payments.
  const bool pays = words.back() == "payment" && text->second.find(" pay ") != std::string::npos;
  return pays || text->second.find(' ' + words.back() + ' ') != std::string::npos;
}

bool Rights::speaks_of(std::string_view role, const EntityFacts& facts) const {
  const auto* whole = facts.parent == nullptr ? nullptr : model_.find(facts.parent->target->name);
  return speaks_of(role, facts->name) || (whole != nullptr && speaks_of(role, (*whole)->name));
}

bool Rights::is_apart(std::string_view role) const {
  const auto rank = ranks_.find(role);
  if (rank == ranks_.end() || rank->second == Rank::steward) return false;
  return rank->second == Rank::customer || has_any_word(role, apart_words) || is_trader(role);
}

// Nobody is said to enter such rows, and no name of somebody who signs in stands in them.
bool Rights::is_of_nobody(const EntityFacts& facts) const {
  return std::ranges::none_of(ranks_, [&](const auto& entry) {
    const auto& [role, rank] = entry;
    return rank != Rank::steward &&
           (speaks_of(role, facts) || !own_rows(model_, role, facts, Follow::keys).empty());
  });
}

// A coordinator or owner keeps what others only use; an admin gives accounts and works with nothing else.
bool Rights::has_keeper() const {
  return std::ranges::any_of(ranks_, [](const auto& entry) {
    return entry.second == Rank::steward && !has_word(entry.first, "admin") &&
           !has_word(entry.first, "administrator");
  });
}

bool Rights::is_of_others(std::string_view role, const EntityFacts& facts) const {
  const auto is_tied = [&](std::string_view to) {
    return !own_rows(model_, to, facts, Follow::keys).empty();
  };
  return !is_tied(role) &&
         std::ranges::any_of(ranks_, [&](const auto& entry) { return is_tied(entry.first); });
}

// Whoever books with a doctor has to find one.
bool Rights::is_needed_by(std::string_view role, const EntityFacts& facts) const {
  return std::ranges::any_of(facts.referrers, [&](const design::ForeignKey* key) {
    const auto* owner = model_.find(key->owner->name);
    return key->field->required && owner != nullptr && owner != &facts && may(role, *owner, Verb::create);
  });
}

bool Rights::may(std::string_view role, const EntityFacts& facts, Verb verb) const {
  const auto rank = ranks_.find(role);
  if (rank == ranks_.end()) return false;
  if (rank->second == Rank::steward) return true;
  const bool is_reading = verb == Verb::list || verb == Verb::get;
  const bool is_oneself = verb == Verb::get || verb == Verb::update;
  if (&facts == model_.subject) return is_apart(role) ? is_oneself : is_reading;
  // Nobody hires themselves: people see and keep their own entry.
  if (snake_case(facts->name) == role) return is_oneself || (is_reading && !is_apart(role));
  return rank->second == Rank::staff ? may_as_staff(role, facts, verb) : may_as_customer(role, facts, verb);
}

bool Rights::may_as_staff(std::string_view role, const EntityFacts& facts, Verb verb) const {
  const bool has_amount = design::find_field(*facts.entity, "amount") != nullptr;
  if (verb == Verb::list || verb == Verb::get) {
    if (!is_apart(role)) return true;
    const bool is_private =
        std::ranges::any_of(facts->fields, [](const design::Field& field) { return field.pii; });
    return !own_rows(model_, role, facts).empty() || !(is_private || has_amount || is_of_others(role, facts));
  }
  const bool is_removable = !facts->soft_delete.empty() || facts.reach == Reach::nested;
  if (verb == Verb::delete_ && !is_removable) return false;
  // A seller enters products under whatever name the text has for them.
  const bool is_theirs = !has_amount && std::ranges::any_of(facts.keys, [&](const design::ForeignKey* key) {
    return snake_case(key->target->name) == role;
  });
  // A seller sends orders and places none.
  const bool is_begun_by_others =
      verb == Verb::create && is_apart(role) &&
      std::ranges::any_of(facts.keys, [&](const design::ForeignKey* key) {
        const auto owner = ranks_.find(snake_case(key->target->name));
        return key->field->required && owner != ranks_.end() && owner->second == Rank::customer;
      });
  if (is_begun_by_others && !says(role, "create", facts->name) && facts->lifecycle) return false;
  if (speaks_of(role, facts) || is_theirs) return true;
  if (is_apart(role) || verb == Verb::delete_ || has_keeper()) return false;
  // The desk enters those who are served; what nobody is said to do is done by whoever works here, money by
  // those who keep the books.
  const auto kept_role = ranks_.find(snake_case(facts->name));
  if (kept_role != ranks_.end()) return kept_role->second == Rank::customer;
  return has_amount ? has_any_word(role, desk_words) : is_of_nobody(facts);
}

bool Rights::may_as_customer(std::string_view role, const EntityFacts& facts, Verb verb) const {
  const bool is_own =
      model_.subject != nullptr && std::ranges::any_of(facts.keys, [&](const design::ForeignKey* key) {
        return key->target == model_.subject->entity;
      });
  const bool is_role = ranks_.contains(snake_case(facts->name));
  const bool has_amount = design::find_field(*facts.entity, "amount") != nullptr;
  if (verb == Verb::list || verb == Verb::get) {
    if (is_role) return speaks_of(role, facts) || is_needed_by(role, facts);
    const bool is_private =
        std::ranges::any_of(facts->fields, [](const design::Field& field) { return field.pii; });
    // A payout to the seller is nobody else's business.
    const auto names = [&](const auto& is_meant) {
      return std::ranges::any_of(
          facts.keys, [&](const design::ForeignKey* key) { return is_meant(snake_case(key->target->name)); });
    };
    const bool is_money_of_others = has_amount &&
                                    names([&](const auto& name) { return ranks_.contains(name); }) &&
                                    !names([&](const auto& name) { return name == role; });
    return is_own || speaks_of(role, facts) || !(is_private || is_money_of_others);
  }
  // Customers enter neither each other nor those who serve them.
  if (is_role) return false;
  if (verb == Verb::update) return is_own || is_kept_by_owner(role, facts);
  if (verb != Verb::create) return is_own;
  // Whoever owes begins the payment; who orders a seller's products speaks of them, and enters none.
  const bool is_due =
      has_amount && has_word(facts->name, "payment") && !own_rows(model_, role, facts, Follow::keys).empty();
  return is_own || is_due || (speaks_of(role, facts) && !is_of_others(role, facts));
}

std::vector<std::string> Rights::verbs(std::string_view role,
                                       const EntityFacts& facts,
                                       const std::vector<Verb>& offered) const {
  std::vector<std::string> allowed;
  for (const auto verb : offered) {
    if (may(role, facts, verb)) allowed.emplace_back(design::wire_value(verb));
  }
  if (!offered.empty() && allowed.size() == offered.size()) return {"*"};
  return allowed;
}

std::vector<std::string> Rights::actors(const EntityFacts& facts, std::string_view action) const {
  std::vector<std::string> allowed;
  const auto words = words_of(action);
  const auto verb = words.empty() ? std::string() : words.front();
  const bool is_check_out = verb == "check" && words.size() > 2 && words[1] == "out" && words[2] == "cart";
  const bool is_own_verb = is_check_out || std::ranges::find(own_verbs, verb) != own_verbs.end();
  for (const auto& role : roles) {
    const auto rank = ranks_.at(role);
    const auto text = texts_.find(role);
    const bool is_said =
        !verb.empty() && text != texts_.end() && text->second.find(' ' + verb) != std::string::npos;
    // What the idea gives to one of those who trade with each other is not the other's.
    const bool is_anothers =
        is_apart(role) && !verb.empty() &&
        (is_deed_of_others(role, verb, facts->name) || (rank == Rank::staff && is_deed_of_the_served(verb)));
    if (is_anothers && !says(role, verb, facts->name)) continue;
    // Whose name is on the appointment may move it; money is moved by others.
    const bool is_writer = may(role, facts, Verb::create) || may(role, facts, Verb::update);
    // Nobody approves or suspends themselves.
    const bool is_themselves = snake_case(facts->name) == role && rank != Rank::steward;
    if (is_themselves && !is_own_verb) continue;
    // Nor does a party to a dispute settle it: its outcome names the sides.
    const bool is_settled = !words.empty() && (words.front() == "resolve" || words.front() == "settle");
    const bool is_party = std::ranges::any_of(facts->fields, [&](const design::Field& field) {
      return field.type.starts_with("enum(") && contains_word(field.type, role);
    });
    if (is_settled && is_party && rank != Rank::steward) continue;
    const bool is_allowed = rank == Rank::steward || (rank == Rank::staff && (is_writer || is_said)) ||
                            (rank == Rank::customer && is_writer && (is_own_verb || is_said));
    if (is_allowed) allowed.push_back(role);
  }
  return allowed;
}

}  // namespace nonagon::derive
