#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace nonagon::store {

// What a column can hold. There are no floating-point columns: money is decimal text.
using Value = std::variant<std::monostate, std::int64_t, std::string>;
using Row = std::vector<Value>;

// One connection to a database engine. Statements are the same for every engine, with `?` for parameters;
// what engines force to differ (types, migrations, pragmas) stays behind this interface. Used by one thread
// at a time.
class Connection {
 public:
  virtual ~Connection() = default;

  virtual Result<std::vector<Row>> query(std::string_view sql, std::span<const Value> parameters) = 0;

  // The number of rows that changed.
  virtual Result<std::int64_t> execute(std::string_view sql, std::span<const Value> parameters) = 0;

  // A write transaction is the only one in the database from here to commit or rollback.
  virtual Result<void> begin_write() = 0;
  virtual Result<void> commit() = 0;
  virtual void rollback() = 0;

  // From here to commit or rollback queries see one state of the database; nothing can be written.
  virtual Result<void> begin_read() = 0;

  // True when the write transaction that just failed may succeed if it is run again from its beginning:
  // it was the victim of a deadlock, or met one that had to go first.
  virtual bool may_run_again() const { return false; }

  // Tells the listeners of other servers on this database, once the present transaction is committed; see
  // notifications.hpp. `payload` has less than 8000 bytes: ids, not contents.
  virtual Result<void> notify(std::string_view channel, std::string_view payload) = 0;

  // Brings the schema up to this program's; refuses one that a newer program made. `applied_at` is RFC 3339.
  virtual Result<void> migrate(std::string_view applied_at) = 0;

  // Tables and columns as the engine's catalogue has them.
  virtual Result<std::vector<struct Table>> schema() = 0;

  // Says nothing when the file is sound.
  virtual Result<void> check_integrity() = 0;
};

struct Column {
  std::string name;
  std::string type;  // as the engine calls it
  bool is_nullable = true;
  bool is_key = false;
  std::string references;                // table that a foreign key points at, or empty
  std::vector<std::string> only_values;  // of an enum
};

struct Table {
  std::string name;
  std::vector<Column> columns;
};

// Runs `work` in a write transaction: committed when it succeeds, otherwise as if it had never run. Where the
// engine asks for it, `work` runs again from its beginning, at most five times in all: it changes nothing but
// the database before it succeeds.
template <class Work>
auto in_transaction(Connection& connection, Work&& work) -> decltype(work()) {
  constexpr int most_runs = 5;
  for (int run = 1;; ++run) {
    if (auto begun = connection.begin_write(); !begun) return std::unexpected(std::move(begun).error());
    auto outcome = work();
    if (outcome) {
      auto committed = connection.commit();
      if (committed) return outcome;
      outcome = std::unexpected(std::move(committed).error());
    }
    const bool is_last = run == most_runs || !connection.may_run_again();
    connection.rollback();
    if (is_last) return outcome;
  }
}

// Runs `work`, whose reads see one state of the database.
template <class Work>
auto in_snapshot(Connection& connection, Work&& work) -> decltype(work()) {
  if (auto begun = connection.begin_read(); !begun) return std::unexpected(std::move(begun).error());
  auto outcome = work();
  connection.rollback();
  return outcome;
}

}  // namespace nonagon::store
