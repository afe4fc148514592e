#include "store/backup.hpp"

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "store/audit.hpp"
#include "store/backup_tables.hpp"
#include "store/base64.hpp"
#include "store/columns.hpp"
#include "store/engines/sqlite_schema.hpp"
#include "store/gzip.hpp"
#include "store/line_hash.hpp"

namespace nonagon::store {
namespace {

constexpr std::int64_t format_version = 1;
constexpr std::int64_t batch_rows = 100;
constexpr std::size_t line_limit = 256U << 20U;

std::unexpected<Error> damaged(std::string reason) {
  return fail(Error{.code = ErrorCode::invalid_input,
                    .detail = "the backup cannot be restored",
                    .pointer = {},
                    .reason = std::move(reason),
                    .fix = "Use another backup file."});
}

Result<std::int64_t> schema_number(Connection& connection) {
  const auto rows = TRY(connection.query("SELECT coalesce(max(number), 0) FROM schema_migrations", {}));
  return std::get<std::int64_t>(rows.at(0).at(0));
}

// Text stays readable; what JSON cannot hold as text is {"base64": …}.
json::value to_json(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return nullptr;
  if (is_valid_utf8(*text)) return json::value(*text);
  return json::object{{"base64", to_base64(*text)}};
}

std::optional<Value> from_json(const json::value& value) {
  if (value.is_null()) return Value{};
  if (value.is_int64()) return Value{value.get_int64()};
  if (value.is_string()) return Value{std::string(value.get_string())};
  if (!value.is_object()) return std::nullopt;
  const auto* coded = value.get_object().if_contains("base64");
  if (coded == nullptr || !coded->is_string()) return std::nullopt;
  auto bytes = from_base64(std::string_view(coded->get_string()));
  if (!bytes) return std::nullopt;
  return Value{std::move(*bytes)};
}

json::array names_of(const BackedUpTable& table) {
  json::array names;
  for (const auto& column : table.columns) names.emplace_back(column);
  return names;
}

// Writes lines and remembers what it wrote.
class LineWriter {
 public:
  explicit LineWriter(const Sink& sink) : gzip_(sink) {}

  Result<void> write(const json::value& value) {
    auto line = write_json_line(value);
    hash_.add(line);
    line += '\n';
    return gzip_.write(line);
  }

  Result<void> finish(std::size_t rows) {
    const auto hash = hash_.hex();
    TRY(write(json::object{{"end", true}, {"rows", rows}, {"sha256", hash}}));
    return gzip_.finish();
  }

 private:
  GzipWriter gzip_;
  LineHash hash_;
};

// The rows of a table in batches: after the keys of the last one that was read.
class TableReader {
 public:
  TableReader(Connection& connection, const BackedUpTable& table) : connection_(connection), table_(table) {
    std::string keys;
    std::string marks;
    for (const auto key : table.keys) {
      keys += (keys.empty() ? "" : ", ") + std::string(key);
      marks += marks.empty() ? "?" : ", ?";
    }
    const auto sources = table.sources.empty() ? table.name : table.sources;
    const auto head = fmt::format("SELECT {}, {} FROM {}", table.column_list(), keys, sources);
    const auto tail = fmt::format("ORDER BY {} LIMIT ?", keys);
    first_ = fmt::format("{} {}", head, tail);
    next_ = fmt::format("{} WHERE ({}) > ({}) {}", head, keys, marks, tail);
  }

  // No rows at the end.
  Result<std::vector<Row>> next() {
    auto values = last_;
    values.emplace_back(batch_rows);
    auto rows = TRY(connection_.query(last_.empty() ? first_ : next_, values));
    const auto width = static_cast<std::ptrdiff_t>(table_.columns.size());
    for (auto& row : rows) {
      last_.assign(row.begin() + width, row.end());
      row.erase(row.begin() + width, row.end());
    }
    return rows;
  }

 private:
  Connection& connection_;
  const BackedUpTable& table_;
  std::string first_;
  std::string next_;
  std::vector<Value> last_;
};

// A backup has the columns of this program.
Result<std::int64_t> own_schema(Connection& connection) {
  const auto known = static_cast<std::int64_t>(sqlite_migrations().size());
  const auto number = schema_number(connection);
  if (!number && number.error().code == ErrorCode::unavailable) return number;
  if (number && *number == known) return known;
  return fail(
      Error{.code = ErrorCode::wrong_state,
            .detail = number ? fmt::format("the store has schema {}; this program has {}", *number, known)
                             : std::string("the database holds no store"),
            .pointer = {},
            .reason = number ? "another version of Nonagon keeps it" : "it has no schema of ours",
            .fix = "Back it up with the version that keeps it, or open it once with this one."});
}

Result<BackupSummary> write_tables(Connection& connection, std::string_view now, const Sink& sink) {
  const auto schema = TRY(own_schema(connection));
  LineWriter lines(sink);
  BackupSummary summary;
  TRY(lines.write(json::object{
      {"nonagon", "backup"}, {"format", format_version}, {"schema", schema}, {"createdAt", now}}));
  for (const auto& table : backed_up_tables()) {
    TRY(lines.write(json::object{{"table", table.name}, {"columns", names_of(table)}}));
    ++summary.tables;
    TableReader reader(connection, table);
    while (true) {
      const auto rows = TRY(reader.next());
      if (rows.empty()) break;
      for (const auto& row : rows) {
        json::array values;
        for (const auto& value : row) values.push_back(to_json(value));
        TRY(lines.write(values));
        ++summary.rows;
      }
    }
  }
  TRY(lines.finish(summary.rows));
  return summary;
}

// Reads the lines of a backup into a store.
class Restoring {
 public:
  Restoring(Connection& connection, const Source& source)
      : connection_(connection), lines_(source, line_limit) {}

  Result<BackupSummary> run() {
    TRY(read_head(TRY(next_line())));
    while (true) {
      const auto line = TRY(next_line());
      if (line.is_array()) {
        TRY(add_row(line.get_array()));
      } else if (line.is_object() && line.get_object().contains("table")) {
        TRY(begin_table(line.get_object()));
      } else {
        TRY(read_end(line));
        break;
      }
    }
    TRY(restore_audit_head());
    return summary_;
  }

 private:
  Result<json::value> next_line() {
    const auto line = TRY(lines_.next());
    if (!line) return damaged("its last lines are missing");
    // The last line tells the hash of those before it, so each is added when the next one is there.
    if (!last_line_.empty()) hash_.add(last_line_);
    last_line_ = *line;
    auto value = parse_json(*line, {.bytes = line_limit});
    if (!value) return damaged(value.error().detail);
    return value;
  }

  Result<void> read_head(const json::value& line) {
    const auto* head = line.if_object();
    const auto* kind = head == nullptr ? nullptr : head->if_contains("nonagon");
    if (kind == nullptr || *kind != "backup") return damaged("it is no backup of Nonagon");
    const auto number = [&](std::string_view name) {
      const auto* value = head->if_contains(name);
      return value != nullptr && value->is_int64() ? value->get_int64() : -1;
    };
    const auto schema = TRY(schema_number(connection_));
    if (number("format") == format_version && number("schema") == schema) return {};
    return fail(
        Error{.code = ErrorCode::wrong_state,
              .detail = fmt::format("the backup has format {} and schema {}; this program reads {} and {}",
                                    number("format"),
                                    number("schema"),
                                    format_version,
                                    schema),
              .pointer = {},
              .reason = "another version of Nonagon wrote it",
              .fix = "Restore it with that version, then open the store with this one."});
  }

  Result<void> begin_table(const json::object& line) {
    const auto all = backed_up_tables();
    if (summary_.tables == all.size()) return damaged("it has too many tables");
    table_ = &all[summary_.tables++];
    if (line.at("table") != json::value(table_->name))
      return damaged(fmt::format("{} is not where it belongs", table_->name));
    const auto* columns = line.if_contains("columns");
    if (columns == nullptr || *columns != json::value(names_of(*table_)))
      return damaged(fmt::format("{} has other columns", table_->name));
    if (!TRY(connection_.query(fmt::format("SELECT 1 FROM {} LIMIT 1", table_->name), {})).empty()) {
      return fail(Error{.code = ErrorCode::wrong_state,
                        .detail = "the store is not empty",
                        .pointer = {},
                        .reason = fmt::format("it has {}", table_->name),
                        .fix = "Restore into a new data folder or database."});
    }
    std::string marks;
    for (std::size_t i = 0; i < table_->columns.size(); ++i) marks += i == 0 ? "?" : ", ?";
    insert_ = fmt::format("INSERT INTO {} ({}) VALUES ({})", table_->name, table_->column_list(), marks);
    return {};
  }

  Result<void> add_row(const json::array& line) {
    if (table_ == nullptr || line.size() != table_->columns.size())
      return damaged("a row does not fit its table");
    std::vector<Value> values;
    for (const auto& part : line) {
      auto value = from_json(part);
      if (!value) return damaged(fmt::format("a row of {} holds something else than text", table_->name));
      values.push_back(std::move(*value));
    }
    if (auto added = connection_.execute(insert_, values); !added) {
      if (added.error().code == ErrorCode::unavailable) return std::unexpected(std::move(added).error());
      return damaged(fmt::format("a row of {} is refused: {}", table_->name, added.error().reason));
    }
    ++summary_.rows;
    return {};
  }

  Result<void> read_end(const json::value& line) {
    const auto* end = line.if_object();
    const auto* rows = end == nullptr ? nullptr : end->if_contains("rows");
    const auto* hash = end == nullptr ? nullptr : end->if_contains("sha256");
    if (rows == nullptr || hash == nullptr) return damaged("a line is neither table nor row");
    const bool is_complete =
        summary_.tables == backed_up_tables().size() && *rows == static_cast<std::int64_t>(summary_.rows);
    if (!is_complete) return damaged("rows are missing");
    if (*hash != json::value(hash_.hex())) return damaged("its lines were changed");
    if (TRY(lines_.next())) return damaged("lines follow its end");
    return {};
  }

  Result<void> restore_audit_head() {
    const auto last =
        TRY(connection_.query("SELECT hash FROM audit_events ORDER BY position DESC LIMIT 1", {}));
    const std::vector<Value> values{last.empty() ? Value(std::string()) : last[0].at(0)};
    TRY(connection_.execute(
        "UPDATE audit_heads SET length = (SELECT count(*) FROM audit_events), hash = ? WHERE chain = 1",
        values));
    return {};
  }

  Connection& connection_;
  GzipLines lines_;
  LineHash hash_;
  std::string last_line_;
  const BackedUpTable* table_ = nullptr;
  std::string insert_;
  BackupSummary summary_;
};

}  // namespace

Result<BackupSummary> write_backup(Connection& connection, std::string_view now, const Sink& sink) {
  return in_snapshot(connection, [&] { return write_tables(connection, now, sink); });
}

Result<BackupSummary> restore_backup(Connection& connection, const Source& source) {
  // Not in_transaction, which may run its work again: the source can be read once.
  TRY(connection.begin_write());
  auto restored = Restoring(connection, source).run();
  if (restored) {
    if (auto committed = connection.commit(); !committed)
      restored = std::unexpected(std::move(committed).error());
  }
  if (!restored) connection.rollback();
  return restored;
}

}  // namespace nonagon::store
