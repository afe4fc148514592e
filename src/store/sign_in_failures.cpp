#include "store/sign_in_failures.hpp"

#include "store/columns.hpp"

namespace nonagon::store {

Result<std::optional<SignInFailures>> find_sign_in_failures(Connection& connection,
                                                            std::string_view subject) {
  return select_one<SignInFailures>(connection, "WHERE subject = ?", parameters(std::string(subject)));
}

Result<void> put_sign_in_failures(Connection& connection, const SignInFailures& failures) {
  TRY(connection.execute(
      "INSERT INTO sign_in_failures (subject, count, window_start, last_at) VALUES (?, ?, ?, ?) ON CONFLICT "
      "(subject) DO UPDATE SET count = excluded.count, window_start = excluded.window_start, last_at = "
      "excluded.last_at",
      parameters(failures.subject, failures.count, failures.window_start, failures.last_at)));
  return {};
}

Result<void> remove_sign_in_failures(Connection& connection, std::string_view subject) {
  TRY(connection.execute("DELETE FROM sign_in_failures WHERE subject = ?", parameters(std::string(subject))));
  return {};
}

Result<void> remove_sign_in_failures_before(Connection& connection, Instant instant) {
  TRY(connection.execute("DELETE FROM sign_in_failures WHERE last_at < ?", parameters(instant)));
  return {};
}

}  // namespace nonagon::store
