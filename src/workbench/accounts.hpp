#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sessions.hpp"
#include "workbench/installation.hpp"

namespace nonagon::workbench {

// Who asks, apart from who they say they are.
struct Caller {
  std::string address;
  std::string program;  // the User-Agent
  std::string request_id;
};

struct NewUser {
  std::string email;
  std::string name;
  std::string password;
};

// Somebody who has just signed in. The token is told once and kept as a hash.
struct SignedIn {
  store::User user;
  store::Session session;
  std::string token;
};

// The project whose design a token opens to agents.
struct AgentAccess {
  store::MCPTokenId token;
  store::UserId user;
  store::ProjectId project;
  Instant
      look_again_at;  // from then on the store is asked again: the token has ended, or its use is to be noted
};

// Users, their passwords and sessions: the use cases of somebody who has not signed in yet. One unit of work
// on one thread.
class Accounts {
 public:
  static Result<Accounts> open(std::shared_ptr<Installation> installation);

  // Fails with conflict when the address has an account.
  Result<store::User> register_user(const NewUser& wanted, const Caller& caller);

  // Fails with unauthenticated, alike for an unknown address and a wrong password, and with limit_reached
  // when there were too many failures.
  Result<SignedIn> sign_in(std::string_view email, std::string_view password, const Caller& caller);

  // A link's token, good for one sign-in within an hour.
  Result<std::string> make_link(const store::UserId& user);
  Result<SignedIn> sign_in_with_link(std::string_view token, const Caller& caller);

  // The user of this machine, for whoever may read the data folder.
  Result<SignedIn> sign_in_here();

  Result<void> sign_out(const Identity& identity, const Caller& caller);

  // Who showed this token since the store was last written to; nobody when the store has to be asked. Does
  // not wait.
  static std::shared_ptr<const KnownIdentity> find_known(Installation& installation, std::string_view token);

  // Nobody when the token is unknown, expired or revoked.
  Result<std::optional<Identity>> identify(std::string_view token);
  Result<std::optional<AgentAccess>> identify_agent(std::string_view token);

  // True when somebody could sign in with a password.
  Result<bool> has_owner();

  // The user of this machine, if they still have no password.
  Result<std::optional<store::User>> local_user_without_password();

  // `current` is not asked of a user who has none. Every other session ends.
  Result<void> change_password(const Identity& identity,
                               std::string_view current,
                               std::string_view wanted,
                               const Caller& caller);

  // Fails with not_found when it is not the user's.
  Result<void> end_session(const Identity& identity, const store::SessionId& session, const Caller& caller);

 private:
  Accounts(std::shared_ptr<Installation> installation, std::unique_ptr<store::Connection> connection)
      : installation_(std::move(installation)), connection_(std::move(connection)) {}

  Result<SignedIn> begin_session(const store::User& user, const Caller& caller, std::string_view how);
  Result<void> check_failures(const std::vector<std::string>& subjects);
  Result<void> count_failure(const std::vector<std::string>& subjects, const Caller& caller);
  Result<void> note(const std::optional<store::UserId>& user,
                    std::string_view action,
                    std::string_view target,
                    std::string_view outcome,
                    const Caller& caller);

  std::shared_ptr<Installation> installation_;
  std::unique_ptr<store::Connection> connection_;
};

// "name@host": at most 254 bytes, one @, no white space or control characters; letter case of the host is
// folded. Fails with invalid_input.
Result<std::string> parse_email(std::string_view text, std::string_view pointer);

}  // namespace nonagon::workbench
