#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "derive/model/assembly.hpp"
#include "derive/model/vocabulary.hpp"

namespace nonagon::derive {
namespace {

using design::StageName;

constexpr std::size_t max_roles = 8;

bool is_everybody(std::string_view role) {
  constexpr std::array<std::string_view, 16> words{"user",
                                                   "people",
                                                   "person",
                                                   "everyone",
                                                   "everybody",
                                                   "anyone",
                                                   "someone",
                                                   "somebody",
                                                   "nobody",
                                                   "we",
                                                   "us",
                                                   "i",
                                                   "you",
                                                   "human",
                                                   "individual",
                                                   "public"};
  return std::ranges::find(words, role) != words.end();
}

// Deeds done in person or over the counter: they need no account.
constexpr std::array<std::string_view, 14> deeds_in_person{"drop off",
                                                           "drop",
                                                           "bring",
                                                           "bring in",
                                                           "hand in",
                                                           "pick up",
                                                           "collect",
                                                           "come",
                                                           "call",
                                                           "visit",
                                                           "arrive",
                                                           "leave",
                                                           "pay",
                                                           "receive"};

// Whoever does everything by a link, or in person, never signs in.
bool comes_by_link(const Sketch& sketch, std::string_view person) {
  bool has_link = false;
  for (const auto& capability : sketch.capabilities) {
    if (capability.actor != person) continue;
    has_link = has_link || capability.is_by_link;
    if (!capability.is_by_link &&
        std::ranges::find(deeds_in_person, capability.verb) == deeds_in_person.end())
      return false;
  }
  return has_link;
}

// People who sign in elsewhere, or with keys, have their address confirmed there.
bool uses_passwords(const Sketch& sketch, const design::Answers& answers) {
  const auto strategies = answers.items(StageName::api, "auth-strategy");
  if (strategies.empty()) return sketch.form != ProductForm::api;
  return std::ranges::any_of(strategies,
                             [](std::string_view one) { return one == "session" || one == "jwt"; });
}

void add_account_fields(SketchEntity& user,
                        const std::vector<std::string>& roles,
                        ProductForm form,
                        bool has_passwords) {
  auto& fields = user.fields;
  add_field(fields,
            {.name = "email",
             .type = "string(254)",
             .required = true,
             .description = "Sign-in name, kept in lower case",
             .unique = true,
             .pii = true,
             .check = "email = lower(email)",
             .format = design::TextFormat::email});
  add_field(fields,
            {.name = "displayName",
             .type = "string(120)",
             .required = true,
             .description = "Name shown to others",
             .pii = true});
  add_field(fields,
            {.name = "passwordHash",
             .type = "string(255)",
             .required = form != ProductForm::api,  // programs show a key
             .description = "Argon2id hash of the password",
             .secret = true});
  if (has_passwords)
    add_field(fields,
              {.name = "emailConfirmedAt",
               .type = "datetime",
               .description = "When its owner opened the link that was sent there",
               .set_by = {"confirmEmail"}});
  if (roles.size() < 2) return;
  add_field(fields,
            {.name = "role",
             .type = fmt::format("enum({})", fmt::join(roles, ",")),
             .required = true,
             .description = "What this person may do"});
}

}  // namespace

bool has_accounts(const Sketch& sketch, const design::Answers& answers) {
  if (answers.has_selected(StageName::product, "constraints", "auth")) return true;
  if (const auto strategies = answers.items(StageName::api, "auth-strategy"); !strategies.empty())
    return strategies[0] != "none";
  if (sketch.names_no_accounts) return false;
  return has_screens(sketch.form) || (sketch.form == ProductForm::api && !sketch.roles.empty());
}

std::vector<std::string> role_names(const Sketch& sketch) {
  std::vector<std::string> roles;
  bool has_manager = false;
  for (const auto& role : sketch.roles) {
    const auto name = snake_case(role);
    if (is_everybody(role) || name.empty() || roles.size() >= max_roles || comes_by_link(sketch, role))
      continue;
    has_manager =
        has_manager || name == "admin" || name == "administrator" || name == "manager" || name == "owner";
    if (std::ranges::find(roles, name) == roles.end()) roles.push_back(name);
  }
  if (roles.empty()) return {};
  if (!has_manager) roles.push_back("admin");
  return roles;
}

void add_accounts(Sketch& sketch, const design::Answers& answers) {
  if (!has_accounts(sketch, answers)) return;
  const auto roles = role_names(sketch);
  std::size_t user = sketch.entities.size();
  for (std::size_t i = 0; i < sketch.entities.size(); ++i) {
    if (sketch.entities[i].name == "User" || sketch.entities[i].name == "Account") user = std::min(user, i);
  }
  if (user == sketch.entities.size()) {
    sketch.entities.push_back({.name = "User",
                               .phrase = "user",
                               .origin = Origin::knowledge,
                               .archetype = find_exact_archetype("user"),
                               .kind = EntityKind::person});
  }
  add_account_fields(sketch.entities[user], roles, sketch.form, uses_passwords(sketch, answers));
  bool has_people = false;
  for (std::size_t i = 0; i < sketch.entities.size(); ++i) {
    if (i == user || sketch.entities[i].kind != EntityKind::person) continue;
    has_people = true;
    if (comes_by_link(sketch, sketch.entities[i].phrase)) continue;
    sketch.relations.push_back(
        {.one = user,
         .many = i,
         .role = "user",
         .description = fmt::format("{} may sign in with accounts of their own",
                                    sentence_case(plural_of(sketch.entities[i].phrase)))});
  }
  if (has_people) return;
  // Without other people, what belongs to nothing else belongs to whoever made it.
  std::vector<bool> has_parent(sketch.entities.size());
  for (const auto& relation : sketch.relations) {
    if (!relation.is_many_to_many) has_parent[relation.many] = true;
  }
  for (std::size_t i = 0; i < sketch.entities.size(); ++i) {
    if (i == user || has_parent[i] || sketch.entities[i].kind == EntityKind::line) continue;
    sketch.relations.push_back({.one = user, .many = i, .is_required = true});
  }
}

}  // namespace nonagon::derive
