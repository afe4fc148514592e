#include "derive/api/sign_up.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/assumptions.hpp"
#include "design/operations.hpp"

namespace nonagon::derive {
namespace {

using design::ActionInput;
using design::Field;
using design::ForeignKey;

constexpr std::string_view path_prefix = "/sign-up/";

class SignUp {
 public:
  SignUp(ApiDraft& draft, const EntityFacts& account) : draft_(draft), account_(account) {}

  void run() {
    std::vector<std::string> open;
    for (const auto& role : draft_.rights.roles) {
      if (!draft_.rights.signs_up(role) || !is_self_contained(role)) continue;
      if (draft_.add(action_for(role))) open.push_back(role);
    }
    if (open.empty()) return assume_invited();
    draft_.refuse("address-taken", "There is an account with this address");
    std::vector<std::string> operations;
    std::vector<std::string> people;
    for (const auto& role : open) {
      operations.push_back(operation_name(role));
      people.push_back(plural_of(replace_all(role, "_", " ")));
    }
    draft_.api.rate_limits.push_back({.id = "sign-up",
                                      .applies = std::move(operations),
                                      .limit = 10,
                                      .per = "PT1H",
                                      .by = "address",
                                      .why = "Accounts made by programs"});
    assume(draft_.design,
           "api-sign-up",
           fmt::format("{} open their accounts themselves; all others are given one.",
                       sentence_case(join(people, " and "))),
           "The idea says what they do, and names nobody who would add them first.",
           "api.auth-strategy");
  }

 private:
  const EntityFacts* person_of(const std::string& role) const {
    const auto* person = draft_.model.find(pascal_case(role));
    return person == &account_ ? nullptr : person;
  }

  bool is_link_to_account(const ForeignKey& key) const { return key.target == account_.entity; }

  // A child belongs to a family that somebody else has entered.
  bool is_self_contained(const std::string& role) const {
    const auto* person = person_of(role);
    return person == nullptr || std::ranges::all_of(person->keys, [&](const ForeignKey* key) {
             return !key->field->required || is_link_to_account(*key);
           });
  }

  static std::string operation_name(const std::string& role) {
    return "register" + design::program_name(pascal_case(role));
  }

  std::vector<ActionInput> inputs(const EntityFacts* person) const {
    std::vector<ActionInput> asked{
        {.name = "email", .required = true, .type = "string(254)", .description = "Address to sign in with"}};
    if (draft_.api.auth.session && draft_.api.auth.session->sign_in)
      asked.push_back({.name = "password",
                       .required = true,
                       .type = "string(128)",
                       .description = "At least 12 characters"});
    const auto add = [&](const EntityFacts& facts, const Field& field) {
      // Numbers of the house are given by the house.
      const bool is_number = field.unique && field.name.ends_with("Number");
      const bool is_known = std::ranges::find(asked, field.name, &ActionInput::name) != asked.end();
      const bool is_asked = field.required && field.default_.is_null() && !is_given(facts, field) &&
                            !field.secret && !is_foreign_key(facts, field) && field.name != "role" &&
                            !is_timestamp(field);
      if (is_asked && !is_known && !is_number)
        asked.push_back(
            {.name = field.name, .required = true, .type = field.type, .description = field.description});
    };
    if (person != nullptr) {
      for (const auto& field : (*person)->fields) add(*person, field);
    }
    const bool is_named = std::ranges::any_of(
        asked, [](const ActionInput& one) { return one.name == "fullName" || one.name == "name"; });
    for (const auto& field : account_->fields) {
      if (!is_named || field.name != "displayName") add(account_, field);
    }
    return asked;
  }

  std::string effect(const std::string& role, const EntityFacts* person) const {
    auto text = fmt::format("Makes {} with the role {}", with_article(account_->name), role);
    if (person != nullptr)
      text += fmt::format(" and the {} that belongs to it, both or none", spoken((*person)->name));
    if (draft_.api.auth.api_keys)
      text += fmt::format(", with a first {} whose secret stands in this answer only",
                          spoken(draft_.api.auth.api_keys->entity));
    return text + '.';
  }

  design::Action action_for(const std::string& role) const {
    const auto* person = person_of(role);
    const auto words = replace_all(role, "_", " ");
    return {.id = operation_name(role),
            .entity = (person == nullptr ? account_ : *person)->name,
            .name = slug_of(plural_of(words)),
            .method = "POST",
            .path = std::string(path_prefix) + slug_of(plural_of(words)),
            .summary = fmt::format("Open an account as {}", with_article(words)),
            .input = inputs(person),
            .effect = effect(role, person),
            .creates = true,
            .auth = "public",
            .errors = {"address-taken"}};
  }

  void assume_invited() {
    if (draft_.rights.roles.empty()) return;
    assume(draft_.design,
           "api-sign-up",
           "Nobody opens an account alone: whoever keeps the product gives one.",
           "The idea speaks of people who work with it, and strangers would see their rows.",
           "api.auth-strategy");
  }

  ApiDraft& draft_;
  const EntityFacts& account_;
};

}  // namespace

void derive_sign_up(ApiDraft& draft) {
  const auto* account = draft.model.subject;
  const auto& auth = draft.api.auth;
  const bool has_door = (auth.session && auth.session->sign_in) || auth.api_keys;
  if (account == nullptr || !has_door) return;
  SignUp(draft, *account).run();
}

bool is_sign_up(const design::Operation& operation) {
  return operation.action != nullptr && operation.is_public && operation.path.starts_with(path_prefix);
}

}  // namespace nonagon::derive
