#include "store/engines/postgres.hpp"

#include <chrono>
#include <map>
#include <thread>

#include <fmt/format.h>

#include "store/columns.hpp"
#include "store/engines/postgres_catalogue.hpp"
#include "store/engines/postgres_schema.hpp"
#include "store/engines/postgres_session.hpp"

namespace nonagon::store {
namespace {

using postgres::Answer;
using postgres::Refusal;
using postgres::ServerSession;
using Steady = std::chrono::steady_clock;

// A lost connection is tried again for this long: a server that restarts is back by then, or the caller
// learns that it is not.
constexpr std::chrono::milliseconds reconnect_patience{2000};

// How long the fate of a commit is asked for when its answer was lost.
constexpr std::chrono::milliseconds fate_patience{10'000};

constexpr std::chrono::milliseconds between_tries{50};

// The locks are numbers of our own choice; "nonagon" in ASCII, then 1 and 2. The turn is taken before the
// transaction's first statement, so that each one sees what the writer before has committed.
constexpr const char* begin_write_sql =
    "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(7957700431213194753)";
constexpr const char* begin_read_sql = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1";
constexpr const char* lock_schema_sql =
    "SET lock_timeout = '120s'; SET statement_timeout = 0; SELECT pg_advisory_lock(7957700431213194754)";
constexpr const char* unlock_schema_sql =
    "SELECT pg_advisory_unlock(7957700431213194754); SET lock_timeout = '5s'; SET statement_timeout = '30s'";

class Postgres final : public Connection {
 public:
  Postgres(std::string url, std::unique_ptr<ServerSession> session)
      : url_(std::move(url)), session_(std::move(session)) {}

  Result<std::vector<Row>> query(std::string_view sql, std::span<const Value> values) override;
  Result<std::int64_t> execute(std::string_view sql, std::span<const Value> values) override;
  Result<void> begin_write() override;
  Result<void> begin_read() override;
  Result<void> commit() override;
  void rollback() override;

  bool may_run_again() const override { return may_run_again_; }

  Result<void> notify(std::string_view channel, std::string_view payload) override;
  Result<void> migrate(std::string_view applied_at) override;

  Result<std::vector<Table>> schema() override { return postgres::read_catalogue(*this); }

  Result<void> check_integrity() override { return postgres::check_integrity(*this); }

 private:
  enum class In { nothing, read, write };

  std::expected<Answer, Refusal> ask(std::string_view sql, std::span<const Value> values);
  Result<Answer> begin(const char* sql);
  Result<void> run(const char* sql);
  Result<void> connect();
  Result<void> ensure_connected();
  Result<void> look_up_commit();
  std::string commit_sql() const;
  Result<bool> has_mark();
  Result<void> apply_missing(std::string_view applied_at);
  std::unexpected<Error> refused(Refusal&& refusal);

  bool is_lost() const { return !session_ || session_->is_lost(); }

  std::string url_;
  std::unique_ptr<ServerSession> session_;
  std::map<std::string, ServerSession::Prepared, std::less<>> statements_;
  In in_ = In::nothing;
  bool may_run_again_ = false;
  std::string writer_;             // this connection's name in commit_marks
  std::int64_t write_number_ = 0;  // of the write transaction under way
};

// What went wrong, after noting what it means for the connection and the transaction.
std::unexpected<Error> Postgres::refused(Refusal&& refusal) {
  // A server that may only be read was the one that is written to, and is not any more.
  constexpr std::string_view read_only = "25006";
  const bool is_demoted = refusal.sqlstate == read_only && in_ != In::read;
  if (in_ == In::write) may_run_again_ = refusal.is_passing() || is_lost() || is_demoted;
  if (is_demoted) session_.reset();
  return fail(std::move(refusal.error));
}

Result<void> Postgres::connect() {
  session_.reset();
  statements_.clear();
  session_ = TRY(ServerSession::open(url_));
  return {};
}

Result<void> Postgres::ensure_connected() {
  if (!is_lost() && session_->is_alive()) return {};
  const auto deadline = Steady::now() + reconnect_patience;
  while (true) {
    auto connected = connect();
    if (connected || Steady::now() >= deadline) return connected;
    std::this_thread::sleep_for(between_tries);
  }
}

std::expected<Answer, Refusal> Postgres::ask(std::string_view sql, std::span<const Value> values) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    auto prepared = session_->prepare(fmt::format("s{}", statements_.size()), std::string(sql));
    if (!prepared) return std::unexpected(std::move(prepared).error());
    found = statements_.emplace(std::string(sql), std::move(*prepared)).first;
  }
  return session_->run(found->second, values);
}

Result<std::vector<Row>> Postgres::query(std::string_view sql, std::span<const Value> values) {
  if (in_ == In::nothing) TRY(ensure_connected());
  if (!session_) return fail(ErrorCode::unavailable, "the connection to the database is lost");
  auto answer = ask(sql, values);
  if (!answer && in_ == In::nothing && is_lost() && sql.starts_with("SELECT")) {
    TRY(ensure_connected());
    answer = ask(sql, values);
  }
  if (!answer) return refused(std::move(answer).error());
  return session_->rows_of(*answer);
}

Result<std::int64_t> Postgres::execute(std::string_view sql, std::span<const Value> values) {
  if (in_ == In::nothing) TRY(ensure_connected());
  if (!session_) return fail(ErrorCode::unavailable, "the connection to the database is lost");
  auto answer = ask(sql, values);
  if (!answer) return refused(std::move(answer).error());
  return session_->changed_by(*answer);
}

Result<Answer> Postgres::begin(const char* sql) {
  ensure(in_ == In::nothing, "transactions do not nest");
  may_run_again_ = false;
  TRY(ensure_connected());
  auto begun = session_->run(sql);
  if (!begun && is_lost()) {
    TRY(ensure_connected());
    begun = session_->run(sql);
  }
  if (begun) return std::move(*begun);
  auto refusal = refused(std::move(begun).error());
  if (!is_lost()) session_->run("ROLLBACK");
  return refusal;
}

Result<void> Postgres::begin_write() {
  if (writer_.empty()) {
    const auto rows = TRY(query("SELECT gen_random_uuid()::text", {}));
    writer_ = std::get<std::string>(rows.at(0).at(0));
  }
  TRY(begin(begin_write_sql));
  in_ = In::write;
  ++write_number_;
  return {};
}

Result<void> Postgres::begin_read() {
  TRY(begin(begin_read_sql));
  in_ = In::read;
  return {};
}

Result<void> Postgres::commit() {
  if (!session_) return fail(ErrorCode::unavailable, "the connection to the database is lost");
  auto ended = session_->run(in_ == In::write ? commit_sql().c_str() : "COMMIT");
  if (!ended && is_lost() && in_ == In::write) {
    TRY(look_up_commit());
    in_ = In::nothing;
    return {};
  }
  if (!ended) return refused(std::move(ended).error());
  in_ = In::nothing;
  if (session_->command_of(*ended) == "COMMIT") return {};
  return fail(Error{.code = ErrorCode::conflict,
                    .detail = "the database cannot keep a change",
                    .pointer = {},
                    .reason = "a statement of the transaction had failed",
                    .fix = "Read the current state, then try again."});
}

// COMMIT, with the mark by which it is known whether it arrived.
std::string Postgres::commit_sql() const {
  return fmt::format(
      "INSERT INTO commit_marks (writer, number, made_at) VALUES ('{}', {}, now()) "
      "ON CONFLICT (writer) DO UPDATE SET number = excluded.number, made_at = excluded.made_at; COMMIT",
      writer_,
      write_number_);
}

// Whether the write transaction that was under way left its mark. The turn is taken first: a transaction that
// the server has not yet given up still holds it.
Result<bool> Postgres::has_mark() {
  TRY(begin(begin_write_sql));
  in_ = In::write;
  const auto rows =
      query("SELECT 1 FROM commit_marks WHERE writer = ? AND number = ?", parameters(writer_, write_number_));
  rollback();
  return TRY(rows).size() == 1;
}

// The answer to COMMIT was lost: the mark, which was committed with everything else, tells what became of it.
// The transaction's number would not: a server that crashed gives numbers that it had not written down again.
Result<void> Postgres::look_up_commit() {
  in_ = In::nothing;
  const auto deadline = Steady::now() + fate_patience;
  auto is_kept = has_mark();
  while (!is_kept && Steady::now() < deadline) {
    std::this_thread::sleep_for(between_tries);
    is_kept = has_mark();
  }
  if (is_kept && *is_kept) return {};
  may_run_again_ = is_kept.has_value();
  return fail(Error{.code = ErrorCode::unavailable,
                    .detail = "the connection to the database was lost while a change was kept",
                    .pointer = {},
                    .reason = may_run_again_ ? "the change was not kept" : "whether it was kept is not known",
                    .fix = "Read the current state, then try again."});
}

void Postgres::rollback() {
  if (std::exchange(in_, In::nothing) == In::nothing) return;
  if (!is_lost()) session_->run("ROLLBACK");
}

Result<void> Postgres::run(const char* sql) {
  auto answer = session_->run(sql);
  if (!answer) return refused(std::move(answer).error());
  return {};
}

Result<void> Postgres::notify(std::string_view channel, std::string_view payload) {
  constexpr std::size_t payload_limit = 8000;
  ensure(payload.size() < payload_limit, "a notification holds ids only");
  TRY(query("SELECT pg_notify(?, ?)", parameters(std::string(channel), std::string(payload))));
  return {};
}

Result<void> Postgres::migrate(std::string_view applied_at) {
  TRY(ensure_connected());
  TRY(run(lock_schema_sql));
  auto migrated = apply_missing(applied_at);
  if (is_lost()) return migrated;
  if (auto unlocked = run(unlock_schema_sql); !unlocked && migrated) return unlocked;
  return migrated;
}

Result<void> Postgres::apply_missing(std::string_view applied_at) {
  TRY(run(
      "CREATE TABLE IF NOT EXISTS schema_migrations ("
      "number bigint PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at text NOT NULL)"));
  TRY(
      run("CREATE TABLE IF NOT EXISTS commit_marks ("
          "writer uuid PRIMARY KEY, number bigint NOT NULL, made_at timestamptz NOT NULL)"));
  TRY(run("DELETE FROM commit_marks WHERE made_at < now() - interval '1 day'"));
  const auto known = postgres_migrations();
  const auto missing = TRY(missing_migrations(*this, known));
  for (std::size_t i = known.size() - missing.size(); i < known.size(); ++i) {
    TRY(in_transaction(*this, [&]() -> Result<void> {
      TRY(run(std::string(known[i].sql).c_str()));
      return note_migration(*this, i + 1, known[i], applied_at);
    }));
  }
  return {};
}

}  // namespace

bool is_postgres_url(std::string_view url) {
  return url.starts_with("postgres://") || url.starts_with("postgresql://");
}

Result<std::string> postgres_name(std::string_view url) {
  return postgres::name_of(std::string(url));
}

Result<std::unique_ptr<Connection>> open_postgres(std::string_view url) {
  auto session = TRY(ServerSession::open(std::string(url)));
  return std::unique_ptr<Connection>(std::make_unique<Postgres>(std::string(url), std::move(session)));
}

}  // namespace nonagon::store
