#include "derive/api/draft.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/api/own_rows.hpp"
#include "design/operations.hpp"

namespace nonagon::derive {
namespace {

using design::Action;
using design::Verb;

constexpr std::array<std::string_view, 21> steward_words{
    "admin",     "administrator", "owner",      "manager",   "coordinator", "director", "organizer",
    "organiser", "supervisor",    "principal",  "superuser", "lead",        "head",     "operator",
    "chair",     "treasurer",     "dispatcher", "publisher", "host",        "landlord", "proprietor"};

constexpr std::array<std::string_view, 27> customer_words{
    "customer", "member",     "user",     "client",    "guest",     "patient",  "student",
    "tenant",   "learner",    "player",   "buyer",     "reader",    "borrower", "visitor",
    "donor",    "subscriber", "attendee", "applicant", "candidate", "parent",   "pupil",
    "renter",   "traveller",  "traveler", "viewer",    "shopper",   "resident"};

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

// "/loans/{id}/return" and "/loans/{loanId}/return" are one route.
std::string route(std::string_view method, std::string_view path) {
  std::string out(method);
  out += ' ';
  bool is_in_braces = false;
  for (const char c : path) {
    if (c == '}') is_in_braces = false;
    if (!is_in_braces) out += c;
    if (c == '{') is_in_braces = true;
  }
  return out;
}

std::string path_part(std::string_view name) {
  return slug_of(kebab_case(plural_of(name)), 80);
}

// Single words in base form between blanks.
std::string spoken_words(std::string_view text) {
  std::string out;
  for (const auto& word : words_of(text)) out += ' ' + singular_of(word);
  return out + ' ';
}

template <class Words>
bool is_one_of(std::string_view role, const Words& words) {
  return std::ranges::any_of(words, [&](auto word) { return has_word(role, word); });
}

std::string parameter_of(const EntityFacts& facts) {
  const auto& name = facts.parent->field->name;
  return name == "id" ? camel_case(facts.parent->target->name) + "Id" : name;
}

// The part's name without its parent's: ToolCheck of Tool → checks.
std::string own_part(const EntityFacts& facts) {
  const auto parent = words_of(facts.parent->target->name);
  auto words = words_of(facts->name);
  const bool begins_so =
      words.size() > parent.size() && std::equal(parent.begin(), parent.end(), words.begin());
  if (begins_so) words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(parent.size()));
  return words.empty() ? path_part(facts->name) : path_part(join(words, " "));
}

}  // namespace

Rank rank_of(std::string_view role) {
  if (is_one_of(role, steward_words)) return Rank::steward;
  return is_one_of(role, customer_words) ? Rank::customer : Rank::staff;
}

ApiDraft::ApiDraft(const ModelFacts& facts, design::Design& whole)
    : model(facts), design(whole), api(whole.api), kind(product_form(whole)) {
  place_collections();
  gather_roles();
  gather_makers();
}

void ApiDraft::gather_makers() {
  for (const auto& facts : model.entities()) {
    for (const auto& field : facts->fields) {
      if (!field.required) continue;
      for (const auto& action : field.set_by) {
        auto& made = made_by_[action];
        if (made.empty() || made.back() != &facts) made.push_back(&facts);
      }
    }
  }
}

std::span<const EntityFacts* const> ApiDraft::made_by(std::string_view action) const {
  const auto found = made_by_.find(action);
  if (found == made_by_.end()) return {};
  return found->second;
}

void ApiDraft::place_collections() {
  std::set<std::string, std::less<>> taken;
  const auto place = [&](const EntityFacts& facts, const std::string& wanted) {
    auto path = wanted;
    for (int n = 2; !taken.insert(route("", path)).second; ++n) path = fmt::format("{}-{}", wanted, n);
    collections_[&facts] = path;
  };
  for (const auto& facts : model.entities()) {
    if (facts.parent == nullptr) place(facts, '/' + path_part(facts->name));
  }
  for (const auto& facts : model.entities()) {
    if (facts.parent == nullptr) continue;
    const auto* parent = model.find(facts.parent->target->name);
    const auto above = parent != nullptr && collections_.contains(parent)
                           ? collections_.at(parent)
                           : '/' + path_part(facts.parent->target->name);
    // Two braces in a path are one too many: what lies below a nested entity stands by itself.
    if (above.find('{') != std::string::npos) {
      place(facts, '/' + path_part(facts->name));
    } else {
      place(facts, fmt::format("{}/{{{}}}/{}", above, parameter_of(facts), own_part(facts)));
    }
  }
}

const std::string& ApiDraft::collection(const EntityFacts& facts) const {
  return collections_.at(&facts);
}

std::string ApiDraft::item(const EntityFacts& facts) const {
  return collection(facts) + "/{id}";
}

void ApiDraft::gather_roles() {
  roles = model.roles;
  for (const auto& persona : design.product.personas) {
    if (!persona.role || persona.role->empty()) continue;
    if (std::ranges::find(roles, *persona.role) == roles.end()) roles.push_back(*persona.role);
  }
  for (const auto& persona : design.product.personas) {
    if (persona.role) texts_[*persona.role] += spoken_words(persona.name + ' ' + persona.description);
  }
  gather_deeds();
  rank_roles();
}

// "Makers and admins ship orders with a tracking number. The order is then shipped.": who does it stands
// before the verb.
void ApiDraft::gather_deeds() {
  for (const auto& feature : design.product.features) {
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

void ApiDraft::rank_roles() {
  for (const auto& role : roles) {
    auto rank = rank_of(role);
    // Who calls an API is served by it.
    if (kind == ProductForm::api && has_word(role, "developer")) rank = Rank::customer;
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

Rank ApiDraft::rank(std::string_view role) const {
  const auto known = ranks_.find(role);
  return known == ranks_.end() ? rank_of(role) : known->second;
}

// Whoever has a shop or payouts of their own beside others who buy.
bool ApiDraft::is_trader(std::string_view role) const {
  const auto* person = model.find(pascal_case(role));
  const bool has_buyers =
      std::ranges::any_of(ranks_, [](const auto& entry) { return entry.second == Rank::customer; });
  if (person == nullptr || !has_buyers || rank_of(role) == Rank::customer) return false;
  constexpr std::array<std::string_view, 6> signs{
      "payout", "shop", "store", "storefront", "listing", "stall"};
  return std::ranges::any_of(
      person->referrers, [&](const design::ForeignKey* key) { return is_one_of(key->owner->name, signs); });
}

bool ApiDraft::signs_up(std::string_view role) const {
  constexpr std::array<std::string_view, 6> entered_by_others{
      "pupil", "child", "kid", "employee", "colleague", "staff"};
  if (is_one_of(role, entered_by_others) || rank(role) == Rank::steward) return false;
  const bool comes_alone = rank(role) == Rank::customer || is_trader(role);
  return comes_alone && deeds_.contains(role);
}

bool ApiDraft::says(std::string_view role, std::string_view verb, std::string_view entity) const {
  const auto deeds = deeds_.find(role);
  const auto words = words_of(entity);
  if (deeds == deeds_.end() || words.empty()) return false;
  return std::ranges::any_of(deeds->second, [&](const std::string& deed) {
    return deed.contains(' ' + std::string(verb) + ' ') && deed.contains(' ' + words.back() + ' ');
  });
}

// "The maker accepts or declines each order": so the buyer does not.
bool ApiDraft::is_deed_of_others(std::string_view role,
                                 std::string_view verb,
                                 std::string_view entity) const {
  return !says(role, verb, entity) && std::ranges::any_of(ranks_, [&](const auto& entry) {
    return entry.second != Rank::steward && says(entry.first, verb, entity);
  });
}

// What somebody put down themselves they may change: no bill, and nothing that is on its way, but for a
// cart or what the idea lets them move.
bool ApiDraft::is_kept_by_owner(std::string_view role, const EntityFacts& facts) const {
  const bool is_theirs = std::ranges::any_of(
      facts.keys, [&](const design::ForeignKey* key) { return snake_case(key->target->name) == role; });
  if (!is_theirs || !may(role, facts, Verb::create)) return false;
  constexpr std::array<std::string_view, 8> changes{
      "move", "reschedule", "change", "edit", "update", "amend", "correct", "manage"};
  const bool is_said = std::ranges::any_of(changes, [&](auto verb) { return says(role, verb, facts->name); });
  constexpr std::array<std::string_view, 3> wishes{"cart", "basket", "wishlist"};
  return is_said || is_one_of(facts->name, wishes) ||
         (!facts->lifecycle && design::find_field(*facts.entity, "amount") == nullptr &&
          design::find_field(*facts.entity, "total") == nullptr);
}

bool ApiDraft::speaks_of(std::string_view role, std::string_view entity) const {
  const auto text = texts_.find(role);
  if (text == texts_.end()) return false;
  const auto words = words_of(entity);
  if (words.empty()) return false;
  // Who pays speaks of payments.
  const bool pays = words.back() == "payment" && text->second.find(" pay ") != std::string::npos;
  return pays || text->second.find(' ' + words.back() + ' ') != std::string::npos;
}

bool ApiDraft::speaks_of(std::string_view role, const EntityFacts& facts) const {
  const auto* whole = facts.parent == nullptr ? nullptr : model.find(facts.parent->target->name);
  return speaks_of(role, facts->name) || (whole != nullptr && speaks_of(role, (*whole)->name));
}

bool ApiDraft::is_apart(std::string_view role) const {
  const auto rank = ranks_.find(role);
  if (rank == ranks_.end() || rank->second == Rank::steward) return false;
  return rank->second == Rank::customer || is_one_of(role, apart_words) || is_trader(role);
}

// Nobody is said to enter such rows, and no name of somebody who signs in stands in them.
bool ApiDraft::is_of_nobody(const EntityFacts& facts) const {
  return std::ranges::none_of(ranks_, [&](const auto& entry) {
    const auto& [role, rank] = entry;
    return rank != Rank::steward &&
           (speaks_of(role, facts) || !own_rows(model, role, facts, Follow::keys).empty());
  });
}

// A coordinator or owner keeps what others only use; an admin gives accounts and works with nothing else.
bool ApiDraft::has_keeper() const {
  return std::ranges::any_of(ranks_, [](const auto& entry) {
    return entry.second == Rank::steward && !has_word(entry.first, "admin") &&
           !has_word(entry.first, "administrator");
  });
}

bool ApiDraft::is_of_others(std::string_view role, const EntityFacts& facts) const {
  const auto is_tied = [&](std::string_view to) { return !own_rows(model, to, facts, Follow::keys).empty(); };
  return !is_tied(role) &&
         std::ranges::any_of(ranks_, [&](const auto& entry) { return is_tied(entry.first); });
}

// Whoever books with a doctor has to find one.
bool ApiDraft::is_needed_by(std::string_view role, const EntityFacts& facts) const {
  return std::ranges::any_of(facts.referrers, [&](const design::ForeignKey* key) {
    const auto* owner = model.find(key->owner->name);
    return key->field->required && owner != nullptr && owner != &facts && may(role, *owner, Verb::create);
  });
}

bool ApiDraft::may(std::string_view role, const EntityFacts& facts, Verb verb) const {
  const auto rank = ranks_.find(role);
  if (rank == ranks_.end()) return false;
  if (rank->second == Rank::steward) return true;
  const bool is_reading = verb == Verb::list || verb == Verb::get;
  const bool is_oneself = verb == Verb::get || verb == Verb::update;
  if (&facts == model.subject) return is_apart(role) ? is_oneself : is_reading;
  // Nobody hires themselves: people see and keep their own entry.
  if (snake_case(facts->name) == role) return is_oneself || (is_reading && !is_apart(role));
  return rank->second == Rank::staff ? may_as_staff(role, facts, verb) : may_as_customer(role, facts, verb);
}

bool ApiDraft::may_as_staff(std::string_view role, const EntityFacts& facts, Verb verb) const {
  const bool has_amount = design::find_field(*facts.entity, "amount") != nullptr;
  if (verb == Verb::list || verb == Verb::get) {
    if (!is_apart(role)) return true;
    const bool is_private =
        std::ranges::any_of(facts->fields, [](const design::Field& field) { return field.pii; });
    return !own_rows(model, role, facts).empty() || !(is_private || has_amount || is_of_others(role, facts));
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
  return has_amount ? is_one_of(role, desk_words) : is_of_nobody(facts);
}

bool ApiDraft::may_as_customer(std::string_view role, const EntityFacts& facts, Verb verb) const {
  const bool is_own =
      model.subject != nullptr && std::ranges::any_of(facts.keys, [&](const design::ForeignKey* key) {
        return key->target == model.subject->entity;
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
      has_amount && has_word(facts->name, "payment") && !own_rows(model, role, facts, Follow::keys).empty();
  return is_own || is_due || (speaks_of(role, facts) && !is_of_others(role, facts));
}

std::vector<std::string> ApiDraft::verbs(std::string_view role,
                                         const EntityFacts& facts,
                                         const std::vector<Verb>& offered) const {
  std::vector<std::string> allowed;
  for (const auto verb : offered) {
    if (may(role, facts, verb)) allowed.emplace_back(design::wire_value(verb));
  }
  if (!offered.empty() && allowed.size() == offered.size()) return {"*"};
  return allowed;
}

std::vector<std::string> ApiDraft::actors(const EntityFacts& facts, std::string_view action) const {
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

void ApiDraft::take_resource_names() {
  for (const auto& operation : design::operations(design)) {
    operations_.insert(operation.id);
    routes_.insert(route(operation.method, operation.path));
  }
}

bool ApiDraft::add(Action action) {
  if (!operations_.insert(action.id).second) return false;
  if (!routes_.insert(route(action.method, action.path)).second) {
    const auto slash = action.path.rfind('/');
    action.name = slug_of(kebab_case(action.id), 80);
    action.path = action.path.substr(0, slash + 1) + action.name;
    const auto stem = action.path;
    for (int n = 2; !routes_.insert(route(action.method, action.path)).second; ++n)
      action.path = fmt::format("{}-{}", stem, n);
  }
  api.actions.push_back(std::move(action));
  return true;
}

void ApiDraft::add(design::Job job) {
  if (operations_.insert(job.id).second) api.jobs.push_back(std::move(job));
}

void ApiDraft::refuse(std::string code, std::string title, std::int64_t status) {
  if (std::ranges::find(api.errors, code, &design::ApiError::code) != api.errors.end()) return;
  api.errors.push_back({.code = std::move(code), .status = status, .title = std::move(title)});
}

namespace {

// The words of an action without those of the entity at their end; empty when they are all the entity's.
std::vector<std::string> own_words(std::string_view action, std::string_view entity) {
  auto words = words_of(action);
  const auto own = words_of(entity);
  for (std::size_t length = std::min(own.size(), words.size()); length > 0; --length) {
    const auto tail = own.end() - static_cast<std::ptrdiff_t>(length);
    if (!std::equal(tail, own.end(), words.end() - static_cast<std::ptrdiff_t>(length))) continue;
    words.resize(words.size() - length);
    return words;
  }
  return words;
}

}  // namespace

std::string action_name(std::string_view action, std::string_view entity) {
  const auto words = own_words(action, entity);
  return slug_of(words.empty() ? kebab_case(action) : join(words, "-"), 80);
}

std::string action_summary(std::string_view action, std::string_view entity) {
  const auto words = own_words(action, entity);
  // Nobody arrives an appointment: what happens by itself is noted.
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> happenings{{{"arrive", "arrived"},
                                                                                     {"expire", "expired"},
                                                                                     {"fail", "failed"},
                                                                                     {"happen", "happened"},
                                                                                     {"lapse", "lapsed"},
                                                                                     {"miss", "missed"}}};
  for (const auto& [verb, state] : happenings) {
    if (words.size() == 1 && words[0] == verb && words_of(action).size() > 1)
      return fmt::format("Mark the {} as {}", spoken(entity), state);
  }
  if (words.empty() || words.size() == words_of(action).size()) {
    auto all = words_of(action);
    // markOrderReady: the entity stands in the middle.
    return sentence_case(join(all, " "));
  }
  return sentence_case(fmt::format("{} the {}", join(words, " "), spoken(entity)));
}

}  // namespace nonagon::derive
