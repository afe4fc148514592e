#include "workbench/accounts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/secret.hpp"
#include "base/text.hpp"
#include "store/accounts.hpp"
#include "store/audit.hpp"
#include "store/credentials.hpp"
#include "store/sign_in_failures.hpp"
#include "store/sign_in_links.hpp"
#include "workbench/passwords.hpp"

namespace nonagon::workbench {
namespace {

constexpr std::chrono::days longest_session{30};
constexpr std::chrono::days idle_session{7};
constexpr std::chrono::hours link_life{1};
// How often the last use of a session or token is written: reads stay reads.
constexpr std::chrono::seconds between_touches{60};

// An account has ten guesses a quarter of an hour, an address thirty a minute; then each failure doubles the
// wait up to a minute. Nobody is locked out for good.
struct GuessLimit {
  std::string_view kind;
  std::int64_t most;
  std::chrono::seconds window;
};

constexpr std::array guess_limits{GuessLimit{"account:", 10, std::chrono::minutes(15)},
                                  GuessLimit{"address:", 30, std::chrono::minutes(1)}};
constexpr std::chrono::seconds longest_wait{60};

const GuessLimit& limit_of(std::string_view subject) {
  return subject.starts_with(guess_limits[0].kind) ? guess_limits[0] : guess_limits[1];
}

// An IPv6 host has a network of its own: its first four groups are the address that counts.
std::string network_of(std::string_view address) {
  if (!address.contains(':')) return std::string(address);
  std::size_t end = 0;
  for (int groups = 0; groups < 4 && end != std::string_view::npos; ++groups)
    end = address.find(':', end + 1);
  return std::string(address.substr(0, end));
}

std::chrono::seconds wait_after(std::int64_t failures, const GuessLimit& limit) {
  if (failures < limit.most) return std::chrono::seconds(0);
  const auto doublings = std::min<std::int64_t>(failures - limit.most, 6);
  return std::min(std::chrono::seconds(1LL << doublings), longest_wait);
}

Error wrong_credentials() {
  return {.code = ErrorCode::unauthenticated,
          .detail = "the address or the password is wrong",
          .pointer = {},
          .reason = "no account opens with the two of them",
          .fix = "Check both; letter case counts in the password."};
}

}  // namespace

Result<std::string> parse_email(std::string_view text, std::string_view pointer) {
  const auto at = text.rfind('@');
  const bool is_address =
      at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.size() <= 254 &&
      text.find('@') == at && is_valid_utf8(text) &&
      std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; });
  if (is_address) return std::string(text.substr(0, at + 1)) + lower(text.substr(at + 1));
  return fail({.code = ErrorCode::invalid_input,
               .detail = "this is no e-mail address",
               .pointer = std::string(pointer),
               .reason = "it has the form name@host, without spaces and at most 254 bytes long",
               .fix = "Write it as you would for a letter."});
}

Result<Accounts> Accounts::open(std::shared_ptr<Installation> installation) {
  auto connection = TRY(installation->connect());
  return Accounts(std::move(installation), std::move(connection));
}

Result<void> Accounts::note(const std::optional<store::UserId>& user,
                            std::string_view action,
                            std::string_view target,
                            std::string_view outcome,
                            const Caller& caller) {
  TRY(store::add_audit_event(
      *connection_,
      {.id = store::AuditEventId::make(installation_->clock(), installation_->entropy()),
       .user_id = user,
       .action = std::string(action),
       .target = std::string(target),
       .address = caller.address,
       .user_agent = caller.program,
       .request_id = caller.request_id,
       .outcome = std::string(outcome),
       .created_at = installation_->clock().now(),
       .previous_hash = {},
       .hash = {}}));
  return {};
}

Result<store::User> Accounts::register_user(const NewUser& wanted, const Caller& caller) {
  const auto email = TRY(parse_email(wanted.email, "/email"));
  if (trim(wanted.name).empty() || wanted.name.size() > 120 || !is_valid_utf8(wanted.name))
    return fail(ErrorCode::invalid_input, "a name has 1 to 120 bytes of text", "/name");
  TRY(check_password(wanted.password, email, "/password"));
  const auto hash = TRY(hash_password(wanted.password));
  const auto now = installation_->clock().now();
  const store::User user{.id = store::UserId::make(installation_->clock(), installation_->entropy()),
                         .email = email,
                         .name = wanted.name,
                         .avatar_url = std::nullopt,
                         .preferences = std::nullopt,
                         .created_at = now,
                         .updated_at = now};
  return store::in_transaction(*connection_, [&]() -> Result<store::User> {
    if (TRY(store::find_user(*connection_, email))) {
      return fail({.code = ErrorCode::conflict,
                   .detail = "this address has an account",
                   .pointer = "/email",
                   .reason = "an address stands for one user",
                   .fix = "Sign in with it, or take another address."});
    }
    TRY(store::add_user(*connection_, user));
    TRY(store::add_provider(*connection_, built_in_provider(*installation_, user.id)));
    TRY(store::put_credential(*connection_, {.user_id = user.id, .password_hash = hash, .updated_at = now}));
    TRY(note(user.id, "register", user.id.text(), "ok", caller));
    return user;
  });
}

Result<void> Accounts::check_failures(const std::vector<std::string>& subjects) {
  const auto now = installation_->clock().now();
  for (const auto& subject : subjects) {
    const auto known = TRY(store::find_sign_in_failures(*connection_, subject));
    const auto& limit = limit_of(subject);
    if (!known || now - known->window_start > limit.window) continue;
    const auto wait = wait_after(known->count, limit);
    if (now - known->last_at >= wait) continue;
    const auto left = std::chrono::ceil<std::chrono::seconds>(wait - (now - known->last_at));
    return fail({.code = ErrorCode::throttled,
                 .detail = "there were too many wrong passwords",
                 .pointer = {},
                 .reason = fmt::format("{} of them in a short time", known->count),
                 .fix = fmt::format("Try again in {} seconds.", left.count())});
  }
  return {};
}

Result<void> Accounts::count_failure(const std::vector<std::string>& subjects, const Caller& caller) {
  const auto now = installation_->clock().now();
  return store::in_transaction(*connection_, [&]() -> Result<void> {
    for (const auto& subject : subjects) {
      auto known = TRY(store::find_sign_in_failures(*connection_, subject))
                       .value_or(store::SignInFailures{
                           .subject = subject, .count = 0, .window_start = now, .last_at = now});
      if (now - known.window_start > limit_of(subject).window) known = {subject, 0, now, now};
      ++known.count;
      known.last_at = now;
      TRY(store::put_sign_in_failures(*connection_, known));
    }
    return note(std::nullopt, "sign-in", subjects.front(), "refused", caller);
  });
}

Result<SignedIn> Accounts::sign_in(std::string_view email, std::string_view password, const Caller& caller) {
  const auto address = parse_email(email, "/email").value_or(std::string());
  const std::vector<std::string> subjects{fmt::format("account:{}", lower(address)),
                                          fmt::format("address:{}", network_of(caller.address))};
  TRY(check_failures(subjects));
  const auto user = TRY(store::find_user(*connection_, address));
  const auto credential = user ? TRY(store::find_credential(*connection_, user->id)) : std::nullopt;
  const auto match = TRY(match_password(password, credential ? credential->password_hash : std::string()));
  if (!match.is_right) {
    TRY(count_failure(subjects, caller));
    return fail(wrong_credentials());
  }
  if (match.needs_rehash) {
    const store::Credential stronger{.user_id = user->id,
                                     .password_hash = TRY(hash_password(password)),
                                     .updated_at = credential->updated_at};
    TRY(store::in_transaction(*connection_, [&] { return store::put_credential(*connection_, stronger); }));
  }
  return store::in_transaction(*connection_, [&]() -> Result<SignedIn> {
    TRY(store::remove_sign_in_failures(*connection_, subjects.front()));
    return begin_session(*user, caller, "password");
  });
}

Result<SignedIn> Accounts::begin_session(const store::User& user,
                                         const Caller& caller,
                                         std::string_view how) {
  const auto now = installation_->clock().now();
  auto token = new_secret(session_secret, installation_->entropy());
  store::Session session{.id = store::SessionId::make(installation_->clock(), installation_->entropy()),
                         .user_id = user.id,
                         .token_hash = sha256_hex(token),
                         .label = caller.program.substr(0, 200),
                         .address = caller.address,
                         .created_at = now,
                         .last_used_at = now,
                         .expires_at = now + longest_session};
  TRY(store::remove_expired_sessions(*connection_, now));
  TRY(store::add_session(*connection_, session));
  TRY(note(user.id, "sign-in", how, "ok", caller));
  return SignedIn{.user = user, .session = std::move(session), .token = std::move(token)};
}

Result<std::string> Accounts::make_link(const store::UserId& user) {
  auto token = new_secret(link_secret, installation_->entropy());
  TRY(store::in_transaction(*connection_, [&] {
    return store::add_sign_in_link(*connection_,
                                   {.token_hash = sha256_hex(token),
                                    .user_id = user,
                                    .expires_at = installation_->clock().now() + link_life});
  }));
  return token;
}

Result<SignedIn> Accounts::sign_in_with_link(std::string_view token, const Caller& caller) {
  const Error gone{.code = ErrorCode::unauthenticated,
                   .detail = "this link does not sign in any more",
                   .pointer = {},
                   .reason = "a link is good for one sign-in within an hour",
                   .fix = "Start the server again: it prints a new one."};
  if (!is_secret(token, link_secret)) return fail(gone);
  return store::in_transaction(*connection_, [&]() -> Result<SignedIn> {
    const auto owner =
        TRY(store::take_sign_in_link(*connection_, sha256_hex(token), installation_->clock().now()));
    const auto user = owner ? TRY(store::find_user(*connection_, *owner)) : std::nullopt;
    if (!user) return fail(gone);
    return begin_session(*user, caller, "link");
  });
}

Result<SignedIn> Accounts::sign_in_here() {
  const auto user = TRY(store::find_user(*connection_, local_email));
  ensure(user.has_value(), "a store that was prepared has its local user");
  return store::in_transaction(*connection_, [&] {
    return begin_session(
        *user, {.address = "local", .program = "nonagon on this machine", .request_id = {}}, "here");
  });
}

Result<void> Accounts::sign_out(const Identity& identity, const Caller& caller) {
  return store::in_transaction(*connection_, [&]() -> Result<void> {
    TRY(store::remove_session(*connection_, identity.user.id, identity.session));
    return note(identity.user.id, "sign-out", identity.session.text(), "ok", caller);
  });
}

std::shared_ptr<const KnownIdentity> Accounts::find_known(Installation& installation,
                                                          std::string_view token) {
  const auto revision = installation.revision();
  if (!revision || !is_secret(token, session_secret)) return nullptr;
  auto known = installation.identities().find(sha256_hex(token), *revision);
  return known && installation.clock().now() < known->look_again_at ? known : nullptr;
}

Result<std::optional<Identity>> Accounts::identify(std::string_view token) {
  if (!is_secret(token, session_secret)) return std::optional<Identity>{};
  const auto revision = installation_->revision();
  const auto hash = sha256_hex(token);
  const auto session = TRY(store::find_session(*connection_, hash));
  const auto now = installation_->clock().now();
  if (!session || now >= session->expires_at || now - session->last_used_at > idle_session)
    return std::optional<Identity>{};
  auto user = TRY(store::find_user(*connection_, session->user_id));
  if (!user) return std::optional<Identity>{};
  auto known = std::make_shared<const KnownIdentity>(
      Identity{.user = std::move(*user), .session = session->id},
      std::min(session->expires_at, session->last_used_at + between_touches));
  if (revision) {
    constexpr std::size_t about_bytes = 1024;
    installation_->identities().keep(hash, *revision, known, about_bytes);
  }
  if (now - session->last_used_at > between_touches) {
    TRY(store::in_transaction(*connection_,
                              [&] { return store::touch_session(*connection_, session->id, now); }));
  }
  return std::optional(known->identity);
}

Result<std::optional<AgentAccess>> Accounts::identify_agent(std::string_view token) {
  if (!is_secret(token, agent_secret)) return std::optional<AgentAccess>{};
  const auto found = TRY(store::find_token(*connection_, sha256_hex(token)));
  const auto now = installation_->clock().now();
  if (!found || (found->expires_at && now >= *found->expires_at)) return std::optional<AgentAccess>{};
  if (!found->last_used_at || now - *found->last_used_at > between_touches) {
    TRY(store::in_transaction(*connection_,
                              [&] { return store::touch_token(*connection_, found->id, now); }));
  }
  const auto next_touch = found->last_used_at.value_or(Instant{}) + between_touches;
  return std::optional(
      AgentAccess{.token = found->id,
                  .user = found->user_id,
                  .project = found->project_id,
                  .look_again_at = std::min(found->expires_at.value_or(next_touch), next_touch)});
}

Result<bool> Accounts::has_owner() {
  return TRY(store::count_credentials(*connection_)) > 0;
}

Result<std::optional<store::User>> Accounts::local_user_without_password() {
  auto user = TRY(store::find_user(*connection_, local_email));
  if (user && TRY(store::find_credential(*connection_, user->id))) user.reset();
  return user;
}

Result<void> Accounts::change_password(const Identity& identity,
                                       std::string_view current,
                                       std::string_view wanted,
                                       const Caller& caller) {
  TRY(check_password(wanted, identity.user.email, "/password"));
  if (const auto known = TRY(store::find_credential(*connection_, identity.user.id))) {
    const std::vector<std::string> subjects{fmt::format("account:{}", lower(identity.user.email))};
    TRY(check_failures(subjects));
    if (!TRY(match_password(current, known->password_hash)).is_right) {
      TRY(count_failure(subjects, caller));
      return fail({.code = ErrorCode::forbidden,
                   .detail = "the present password is wrong",
                   .pointer = "/currentPassword",
                   .reason = "a password is changed by whoever knows it",
                   .fix = "Give the present one, then the new one."});
    }
  }
  const store::Credential credential{.user_id = identity.user.id,
                                     .password_hash = TRY(hash_password(wanted)),
                                     .updated_at = installation_->clock().now()};
  return store::in_transaction(*connection_, [&]() -> Result<void> {
    TRY(store::put_credential(*connection_, credential));
    TRY(store::remove_other_sessions(*connection_, identity.user.id, identity.session));
    TRY(store::remove_sign_in_links(*connection_, identity.user.id));
    return note(identity.user.id, "change-password", identity.user.id.text(), "ok", caller);
  });
}

Result<void> Accounts::end_session(const Identity& identity,
                                   const store::SessionId& session,
                                   const Caller& caller) {
  return store::in_transaction(*connection_, [&]() -> Result<void> {
    if (!TRY(store::remove_session(*connection_, identity.user.id, session))) {
      return fail({.code = ErrorCode::not_found,
                   .detail = "there is no such session",
                   .pointer = {},
                   .reason = "it has ended, or is not yours",
                   .fix = "List yours with GET /api/users/me/sessions."});
    }
    return note(identity.user.id, "end-session", session.text(), "ok", caller);
  });
}

}  // namespace nonagon::workbench
