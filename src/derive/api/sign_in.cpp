#include "derive/api/sign_in.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/assumptions.hpp"

namespace nonagon::derive {
namespace {

using design::StageName;

constexpr std::string_view link_id = "signInLink";
constexpr std::string_view reset_id = "passwordReset";
constexpr std::string_view confirmation_id = "emailConfirmation";
constexpr std::string_view ask_link = "requestSignInLink";
constexpr std::string_view ask_reset = "requestPasswordReset";

// Who signs in: the entity with a password, else the first with an e-mail address that looks like an account.
const EntityFacts* account_of(const ModelFacts& model) {
  if (model.subject != nullptr) return model.subject;
  for (const auto& facts : model.entities()) {
    const auto words = words_of(facts->name);
    constexpr std::array<std::string_view, 6> kinds{
        "user", "account", "member", "customer", "person", "staff"};
    const bool is_account = !words.empty() && std::ranges::find(kinds, words.back()) != kinds.end();
    if (is_account && find_field(*facts, "email") != nullptr) return &facts;
  }
  for (const auto& facts : model.entities()) {
    const auto* email = find_field(*facts, "email");
    if (email != nullptr && email->unique) return &facts;
  }
  return nullptr;
}

// The entity whose rows are somebody's sessions, keys …: its name ends so, it holds a secret and points at
// the account.
const EntityFacts* keeper_of(const ModelFacts& model, std::string_view ending, const EntityFacts& account) {
  for (const auto& facts : model.entities()) {
    const auto name = ' ' + spoken(facts->name);
    const bool is_named = name.ends_with(' ' + std::string(ending));
    const bool is_secret = std::ranges::any_of(facts->fields, &design::Field::secret);
    const bool is_owned = std::ranges::any_of(
        facts.keys, [&](const design::ForeignKey* key) { return key->target == account.entity; });
    if (is_named && is_secret && is_owned) return &facts;
  }
  return nullptr;
}

struct Strategies {
  bool session = false;
  bool jwt = false;
  bool oauth = false;
  bool api_key = false;
  bool magic_link = false;

  bool has_people() const { return session || jwt || oauth || magic_link; }
};

Strategies chosen_strategies(const design::Design& design) {
  const auto has = [&](std::string_view value) {
    return is_chosen(design, StageName::api, "auth-strategy", value);
  };
  return {has("session"), has("jwt"), has("oauth"), has("api-key"), has("magic-link")};
}

Strategies usual_strategies(ApiDraft& draft) {
  Strategies usual;
  std::string text = "Nobody signs in.";
  std::string because = "No person of the idea has an account, and nothing personal is kept.";
  if (!has_server(draft.kind)) {
    because = fmt::format("A {} runs as the person who starts it.", spoken(draft.kind));
  } else if (draft.kind == ProductForm::api) {
    usual.api_key = true;
    text = "Programs show a key.";
    because = "The idea is a service for programs; people do not open it.";
  } else if (draft.kind == ProductForm::mobile && draft.model.subject != nullptr) {
    usual.jwt = true;
    text = fmt::format("A {} signs in and the app keeps a token.", spoken((*draft.model.subject)->name));
    because = "An app on a phone has no cookies of its own.";
  } else if (draft.model.subject != nullptr) {
    usual.session = true;
    text = fmt::format("A {} signs in with e-mail and password and keeps a session.",
                       spoken((*draft.model.subject)->name));
    because = "Browsers and service share one origin; a session can be ended from the server.";
  }
  assume(draft.design, "api-auth", std::move(text), std::move(because), "api.auth-strategy");
  return usual;
}

std::string identifier_of(const EntityFacts& account) {
  for (const auto name : {"email", "username", "login", "phone", "name"}) {
    if (find_field(*account, name) != nullptr) return name;
  }
  return account.label == nullptr ? "id" : account.label->name;
}

design::Session session_of(const ApiDraft& draft, const EntityFacts& account, const Strategies& strategies) {
  design::Session session;
  session.subject = account->name;
  const bool is_token = strategies.jwt && !strategies.session;
  if (!is_token) {
    if (const auto* keeper = keeper_of(draft.model, "session", account)) session.entity = (*keeper)->name;
    session.cookie =
        "__Host-" + slug_of(draft.design.product.name.empty() ? "app" : draft.design.product.name, 40);
  }
  session.idle = is_token ? "PT15M" : "PT2H";
  session.lifetime = is_token ? "P30D" : draft.kind == ProductForm::web ? "PT12H" : "P30D";
  const auto* hash = find_field(*account, "passwordHash");
  if ((strategies.session || strategies.jwt) && hash != nullptr)
    session.sign_in = design::SignIn{.identifier = identifier_of(account), .secret = hash->name};
  return session;
}

std::vector<std::string> identity_providers(const design::Design& design) {
  constexpr std::array<std::string_view, 7> known{
      "google", "github", "microsoft", "apple", "gitlab", "facebook", "okta"};
  auto text = design.answers.text(StageName::api, "auth-strategy");
  std::string said(text);
  for (const auto& item : design.answers.items(StageName::api, "external-integrations")) said += ' ' + item;
  std::vector<std::string> providers;
  for (const auto provider : known) {
    if (contains_word(said, provider)) providers.emplace_back(provider);
  }
  if (providers.empty()) providers.emplace_back("google");
  return providers;
}

std::string strategy_name(const Strategies& strategies) {
  if (strategies.session) return "session";
  if (strategies.jwt) return "jwt";
  if (strategies.oauth) return "oauth";
  if (strategies.magic_link) return "session";
  return strategies.api_key ? "api-key" : "none";
}

void add_sign_in_link(ApiDraft& draft, const EntityFacts& account) {
  draft.api.auth.links.push_back(
      {.id = std::string(link_id),
       .subject = account->name,
       .token = "hmac-sha256",
       .secret = "SIGN_IN_LINK_SECRET",
       .valid_while = "it is younger than 15 minutes and was not used",
       .reason = "Nobody has to keep a password; whoever reads the mailbox is the person."});
}

// Passwords are forgotten, and addresses mistyped.
void add_password_links(ApiDraft& draft, const EntityFacts& account) {
  draft.api.auth.links.push_back(
      {.id = std::string(reset_id),
       .subject = account->name,
       .token = "hmac-sha256",
       .secret = "PASSWORD_RESET_SECRET",
       .valid_while = "it is younger than one hour and the password was not changed since",
       .reason =
           "Whoever has forgotten the password cannot sign in; whoever reads the mailbox is the person."});
  if (find_field(*account, "emailConfirmedAt") == nullptr) return;
  draft.api.auth.links.push_back(
      {.id = std::string(confirmation_id),
       .subject = account->name,
       .token = "hmac-sha256",
       .secret = "EMAIL_CONFIRMATION_SECRET",
       .valid_while = "it is younger than three days and the address is still the same",
       .reason = "It is opened from a mailbox, perhaps on a device where nobody has signed in."});
}

bool has_link(const ApiDraft& draft, std::string_view id) {
  return std::ranges::find(draft.api.auth.links, id, &design::AccessLink::id) != draft.api.auth.links.end();
}

void assume_no_account(ApiDraft& draft) {
  assume(draft.design,
         "api-account",
         "There is one account; its name and the hash of its password are configuration.",
         "Sign-in was asked for, but no entity of the data model is a person with an address.",
         "dataModel.core-objects");
}

design::Action sign_in_action(const EntityFacts& account,
                              std::string id,
                              std::string method,
                              std::string path) {
  const auto slash = path.rfind('/');
  return {.id = std::move(id),
          .entity = account->name,
          .name = path.substr(slash + 1),
          .method = std::move(method),
          .path = std::move(path),
          .auth = "public"};
}

void add_link_actions(ApiDraft& draft, const EntityFacts& account) {
  auto ask = sign_in_action(account, std::string(ask_link), "POST", "/sign-in-links");
  ask.summary = "Ask for a link to sign in";
  ask.input = {
      {.name = "email", .required = true, .type = "string(254)", .description = "Where the link goes"}};
  ask.effect = "Sends a link when the address is known; the answer is the same when it is not.";
  draft.add(std::move(ask));
  auto open = sign_in_action(account, "openSignInLink", "POST", "/sign-in-links/{token}");
  open.name = "open";
  open.summary = "Sign in with the link";
  open.effect = "Starts a session; the link works once.";
  open.auth = link_id;
  open.errors = {"link-dead"};
  draft.refuse("link-dead", "This link is no longer valid", 404);
  draft.add(std::move(open));
}

void add_reset_actions(ApiDraft& draft, const EntityFacts& account) {
  auto ask = sign_in_action(account, std::string(ask_reset), "POST", "/password-resets");
  ask.summary = "Ask for a link to set a new password";
  ask.input = {
      {.name = "email", .required = true, .type = "string(254)", .description = "Where the link goes"}};
  ask.effect = "Sends a link when the address is known; the answer is the same when it is not.";
  draft.add(std::move(ask));
  auto set = sign_in_action(account, "setNewPassword", "POST", "/password-resets/{token}");
  set.name = "set";
  set.summary = "Set a new password with the link";
  set.input = {{.name = "password",
                .required = true,
                .type = "string(200)",
                .description = "The new password, 12 characters and more"}};
  set.effect =
      "Stores the hash of the new password and ends every session of the account; the link works once.";
  set.auth = reset_id;
  set.errors = {"link-dead"};
  draft.refuse("link-dead", "This link is no longer valid", 404);
  draft.add(std::move(set));
}

void add_confirmation_action(ApiDraft& draft, const EntityFacts& account) {
  auto confirm = sign_in_action(account, "confirmEmail", "POST", "/email-confirmations/{token}");
  confirm.name = "confirm";
  confirm.summary = "Confirm an e-mail address with the link";
  confirm.effect =
      "Notes when the address was confirmed. The link is sent when an account is opened or its "
      "address changes; until then nothing else is sent there.";
  confirm.auth = confirmation_id;
  confirm.errors = {"link-dead"};
  draft.refuse("link-dead", "This link is no longer valid", 404);
  draft.add(std::move(confirm));
}

void add_party_actions(ApiDraft& draft, const EntityFacts& account) {
  auto start = sign_in_action(account, "startSignIn", "GET", "/sign-in/{provider}");
  start.name = "start";
  start.summary = "Go to the identity provider";
  start.effect =
      "Answers with the provider's address, state and PKCE challenge; only the providers of this design are "
      "known.";
  draft.add(std::move(start));
  auto finish = sign_in_action(account, "finishSignIn", "POST", "/sign-in/{provider}/callback");
  finish.summary = "Come back from the identity provider";
  finish.input = {
      {.name = "code", .required = true, .type = "string(2000)", .description = "Code of the provider"},
      {.name = "state", .required = true, .type = "string(200)", .description = "State that was given out"}};
  finish.effect =
      "Checks state and code, finds or makes the account by its verified address and starts a session.";
  finish.errors = {"sign-in-refused"};
  draft.refuse("sign-in-refused", "The provider did not confirm who you are", 401);
  draft.add(std::move(finish));
}

}  // namespace

void derive_auth(ApiDraft& draft) {
  auto& auth = draft.api.auth;
  const bool is_said = is_answered(draft.design, StageName::api, "auth-strategy");
  const auto strategies = is_said ? chosen_strategies(draft.design) : usual_strategies(draft);
  const auto* account = account_of(draft.model);
  auth.strategy = strategy_name(strategies);
  if (!draft.rights.roles.empty()) {
    auth.roles = design::Roles{.all = draft.rights.roles};
    if (draft.model.role_field != nullptr)
      auth.roles->field = fmt::format("{}.{}", (*draft.model.subject)->name, draft.model.role_field->name);
  }
  if (account == nullptr) {
    if (strategies.has_people()) assume_no_account(draft);
    return;
  }
  if (strategies.has_people()) auth.session = session_of(draft, *account, strategies);
  if (strategies.oauth)
    auth.oauth = design::OAuth{.providers = identity_providers(draft.design), .subject = (*account)->name};
  if (strategies.magic_link) add_sign_in_link(draft, *account);
  if (auth.session && auth.session->sign_in && auth.session->sign_in->identifier == "email")
    add_password_links(draft, *account);
  if (!strategies.api_key) return;
  if (const auto* keeper = keeper_of(draft.model, "key", *account))
    auth.api_keys =
        design::ApiKeys{.entity = (*keeper)->name, .subject = (*account)->name, .header = "X-Api-Key"};
}

void derive_sign_in_actions(ApiDraft& draft) {
  const auto* account = account_of(draft.model);
  if (account == nullptr) return;
  if (has_link(draft, link_id)) add_link_actions(draft, *account);
  if (has_link(draft, reset_id)) add_reset_actions(draft, *account);
  if (has_link(draft, confirmation_id)) add_confirmation_action(draft, *account);
  if (draft.api.auth.oauth) add_party_actions(draft, *account);
}

bool asks_for_link(const design::Operation& operation) {
  return operation.id == ask_link || operation.id == ask_reset;
}

bool is_by_own_mail(const design::Operation& operation) {
  return operation.link == reset_id || operation.link == confirmation_id;
}

}  // namespace nonagon::derive
