#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/engines/libpq.hpp"
#include "store/engines/postgres_values.hpp"

namespace nonagon::store::postgres {

// Five characters of SQLSTATE (PostgreSQL manual, appendix A), and what they mean for us.
struct Refusal {
  std::string sqlstate;
  Error error;

  // The transaction may succeed when it is run again.
  bool is_passing() const { return sqlstate == "40001" || sqlstate == "40P01"; }
};

struct ClearResult {
  decltype(&PQclear) clear;

  void operator()(PGresult* result) const { clear(result); }
};

using Answer = std::unique_ptr<PGresult, ClearResult>;

// One connection to a server, from login to loss: libpq with our errors.
class ServerSession {
 public:
  static Result<std::unique_ptr<ServerSession>> open(const std::string& url);

  ~ServerSession();
  ServerSession(const ServerSession&) = delete;
  ServerSession& operator=(const ServerSession&) = delete;

  // Statements without parameters, several parted by `;`. The answer is that of the last one.
  std::expected<Answer, Refusal> run(const char* sql);

  struct Prepared {
    std::string name;
    std::vector<Type> parameters;
  };

  std::expected<Prepared, Refusal> prepare(const std::string& name, const std::string& sql);
  std::expected<Answer, Refusal> run(const Prepared& statement, std::span<const Value> values);

  std::vector<Row> rows_of(const Answer& answer) const;
  std::int64_t changed_by(const Answer& answer) const;

  // What ended: "COMMIT", or "ROLLBACK" when the transaction had failed before.
  std::string_view command_of(const Answer& answer) const;

  // Looks, without asking the server anything, whether it has hung up.
  bool is_alive();

  // True when the last refusal was the end of the connection, or of the server's being the one that is
  // written to.
  bool is_lost() const { return is_lost_; }

  // To wait for notifications with poll(); see notifications().
  int socket() const;

  // What came by NOTIFY, channel and payload, without waiting.
  std::vector<std::pair<std::string, std::string>> notifications();

 private:
  ServerSession(const Libpq& pq, PGconn* connection) : pq_(pq), connection_(connection) {}

  Result<void> set_up();
  std::expected<Answer, Refusal> checked(PGresult* result);
  Refusal refusal_of(const PGresult* result);

  const Libpq& pq_;
  PGconn* connection_;
  bool is_lost_ = false;
};

// Fails with usage on what is no connection URI, without repeating it.
Result<std::string> name_of(const std::string& url);

}  // namespace nonagon::store::postgres
