#include "store/engines/sqlite.hpp"

#include <map>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "base/descriptor.hpp"
#include "store/columns.hpp"
#include "store/engines/sqlite_schema.hpp"

namespace nonagon::store {
namespace {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

std::unexpected<Error> failure(sqlite3* database, std::string_view doing) {
  const int code = sqlite3_extended_errcode(database);
  Error error{.code = ErrorCode::unavailable,
              .detail = fmt::format("the database cannot {}", doing),
              .pointer = {},
              .reason = fmt::format("{} (SQLite {})", sqlite3_errmsg(database), code),
              .fix = "Look at the free space and the permissions of the data folder, then try again."};
  if ((code & 0xff) == SQLITE_BUSY) {
    error.code = ErrorCode::conflict;
    error.fix = "Wait until the other program is done, then try again.";
  } else if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY) {
    error.code = ErrorCode::conflict;
    error.fix = "Read the current state, then try again.";
  } else if ((code & 0xff) == SQLITE_CONSTRAINT) {
    error.code = ErrorCode::invalid_input;
    error.fix = "Send values that the data model allows.";
  }
  return fail(std::move(error));
}

// Resets a cached statement when its user is done, whichever way that ends.
class Use {
 public:
  explicit Use(sqlite3_stmt* statement) : statement_(statement) {}

  ~Use() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

 private:
  sqlite3_stmt* statement_;
};

Value column_value(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL: return {};
    case SQLITE_INTEGER: return static_cast<std::int64_t>(sqlite3_column_int64(statement, column));
    default: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
    }
  }
}

int bind(sqlite3_stmt* statement, int position, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return sqlite3_bind_int64(statement, position, *number);
  if (const auto* text = std::get_if<std::string>(&value)) {
    return sqlite3_bind_text64(statement, position, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  return sqlite3_bind_null(statement, position);
}

std::string text_of(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string() : *text;
}

std::int64_t number_of(const Value& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  return number == nullptr ? 0 : *number;
}

// The values of `column IN ('a','b')` in a table's definition; that form is the only one that our migrations
// use for enums.
std::vector<std::string> values_of_check(std::string_view definition, std::string_view column) {
  std::vector<std::string> values;
  const auto head = fmt::format("CHECK ({} IN (", column);
  const auto start = definition.find(head);
  if (start == std::string_view::npos) return values;
  auto rest = definition.substr(start + head.size());
  rest = rest.substr(0, rest.find(')'));
  while (true) {
    const auto open = rest.find('\'');
    const auto close = rest.find('\'', open + 1);
    if (open == std::string_view::npos || close == std::string_view::npos) return values;
    values.emplace_back(rest.substr(open + 1, close - open - 1));
    rest.remove_prefix(close + 1);
  }
}

class Sqlite final : public Connection {
 public:
  explicit Sqlite(Database database) : database_(std::move(database)) {}

  Result<std::vector<Row>> query(std::string_view sql, std::span<const Value> values) override;
  Result<std::int64_t> execute(std::string_view sql, std::span<const Value> values) override;

  Result<void> begin_write() override { return step("BEGIN IMMEDIATE"); }

  Result<void> commit() override;
  void rollback() override;
  Result<void> begin_read() override;

  // A file belongs to one server.
  Result<void> notify(std::string_view, std::string_view) override { return {}; }

  Result<void> migrate(std::string_view applied_at) override;
  Result<std::vector<Table>> schema() override;
  Result<void> check_integrity() override;

  Result<void> run(const char* sql);

  sqlite3* handle() const { return database_.get(); }

 private:
  Result<void> step(std::string_view sql);
  Result<sqlite3_stmt*> prepared(std::string_view sql, std::span<const Value> values);
  Result<void> apply_missing(std::string_view applied_at);
  Result<Table> describe(const std::string& name, std::string_view definition);

  Database database_;
  bool is_reading_ = false;
  std::map<std::string, Statement, std::less<>> statements_;
};

Result<void> Sqlite::run(const char* sql) {
  if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    return failure(database_.get(), "do its work");
  return {};
}

// A statement without values and rows, prepared once.
Result<void> Sqlite::step(std::string_view sql) {
  auto* statement = TRY(prepared(sql, {}));
  const Use use(statement);
  if (const int code = sqlite3_step(statement); code != SQLITE_DONE && code != SQLITE_ROW)
    return failure(database_.get(), "do its work");
  return {};
}

Result<void> Sqlite::commit() {
  is_reading_ = false;
  return step("COMMIT");
}

void Sqlite::rollback() {
  is_reading_ = false;
  sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Sqlite::begin_read() {
  TRY(step("BEGIN"));
  is_reading_ = true;
  // The first read fixes the state that is seen; without it that would be the caller's first one.
  auto fixed = step("SELECT 1 FROM sqlite_schema LIMIT 1");
  if (!fixed) rollback();
  return fixed;
}

Result<sqlite3_stmt*> Sqlite::prepared(std::string_view sql, std::span<const Value> values) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v3(
        database_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    if (code != SQLITE_OK) return failure(database_.get(), "understand a statement");
    found = statements_.emplace(std::string(sql), Statement(raw)).first;
  }
  auto* statement = found->second.get();
  ensure(sqlite3_bind_parameter_count(statement) == static_cast<int>(values.size()),
         "every parameter has a value");
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (bind(statement, static_cast<int>(i) + 1, values[i]) != SQLITE_OK)
      return failure(database_.get(), "take a value");
  }
  return statement;
}

Result<std::vector<Row>> Sqlite::query(std::string_view sql, std::span<const Value> values) {
  auto* statement = TRY(prepared(sql, values));
  const Use use(statement);
  std::vector<Row> rows;
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    auto& row = rows.emplace_back();
    for (int column = 0; column < sqlite3_column_count(statement); ++column)
      row.push_back(column_value(statement, column));
  }
  if (code != SQLITE_DONE) return failure(database_.get(), "answer a question");
  return rows;
}

Result<std::int64_t> Sqlite::execute(std::string_view sql, std::span<const Value> values) {
  // Not by PRAGMA query_only, which would have every prepared statement prepared again.
  if (is_reading_) return fail(ErrorCode::invalid_input, "nothing is written while one state is read");
  auto* statement = TRY(prepared(sql, values));
  const Use use(statement);
  if (sqlite3_step(statement) != SQLITE_DONE) return failure(database_.get(), "keep a change");
  return static_cast<std::int64_t>(sqlite3_changes64(database_.get()));
}

Result<void> Sqlite::migrate(std::string_view applied_at) {
  return in_transaction(*this, [&] { return apply_missing(applied_at); });
}

Result<void> Sqlite::apply_missing(std::string_view applied_at) {
  TRY(
      run("CREATE TABLE IF NOT EXISTS schema_migrations ("
          "number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL) "
          "STRICT"));
  const auto known = sqlite_migrations();
  const auto missing = TRY(missing_migrations(*this, known));
  for (std::size_t i = known.size() - missing.size(); i < known.size(); ++i) {
    TRY(run(std::string(known[i].sql).c_str()));
    TRY(note_migration(*this, i + 1, known[i], applied_at));
  }
  return {};
}

Result<Table> Sqlite::describe(const std::string& name, std::string_view definition) {
  Table table{.name = name, .columns = {}};
  for (const auto& row : TRY(query(
           "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?) ORDER BY cid", parameters(name)))) {
    table.columns.push_back({.name = text_of(row[0]),
                             .type = text_of(row[1]),
                             .is_nullable = number_of(row[2]) == 0,
                             .is_key = number_of(row[3]) > 0,
                             .references = {},
                             .only_values = values_of_check(definition, text_of(row[0]))});
  }
  for (const auto& row :
       TRY(query("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?)", parameters(name)))) {
    for (auto& column : table.columns) {
      if (column.name == text_of(row[0])) column.references = text_of(row[1]);
    }
  }
  return table;
}

Result<std::vector<Table>> Sqlite::schema() {
  std::vector<Table> tables;
  const auto rows = TRY(query(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      {}));
  for (const auto& row : rows) tables.push_back(TRY(describe(text_of(row[0]), text_of(row[1]))));
  return tables;
}

Result<void> Sqlite::check_integrity() {
  for (const auto& row : TRY(query("PRAGMA integrity_check", {}))) {
    if (text_of(row[0]) != "ok")
      return fail(ErrorCode::unavailable, fmt::format("the database file is damaged: {}", text_of(row[0])));
  }
  if (const auto rows = TRY(query("PRAGMA foreign_key_check", {})); !rows.empty()) {
    return fail(ErrorCode::unavailable, fmt::format("a row of {} points at nothing", text_of(rows[0][0])));
  }
  return {};
}

// Busy timeout first: switching to WAL already needs the lock.
constexpr std::array settings{
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA journal_size_limit = 67108864",
};

}  // namespace

Result<std::unique_ptr<Connection>> open_sqlite(const std::filesystem::path& file) {
  // SQLite would make it readable for others; its WAL files take the mode of this one.
  const Descriptor made(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  sqlite3* raw = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
  Database database(raw);
  if (code != SQLITE_OK) return failure(raw, "be opened");
  auto connection = std::make_unique<Sqlite>(std::move(database));
  for (const auto* setting : settings) TRY(connection->run(setting));
  // Plans do not look at the values that are bound: those that do are made anew for each value.
  sqlite3_db_config(connection->handle(), SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
  return std::unique_ptr<Connection>(std::move(connection));
}

}  // namespace nonagon::store
