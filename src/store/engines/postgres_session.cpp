#include "store/engines/postgres_session.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>
#include <poll.h>

#include "base/text.hpp"

namespace nonagon::store::postgres {
namespace {

constexpr int oldest_version = 130000;

// Given before the URL, which may say otherwise.
constexpr std::array<std::pair<const char*, const char*>, 7> defaults{{
    {"connect_timeout", "5"},
    {"keepalives_idle", "10"},
    {"keepalives_interval", "5"},
    {"keepalives_count", "3"},
    {"tcp_user_timeout", "15000"},
    {"target_session_attrs", "read-write"},
    {"fallback_application_name", "nonagon"},
}};

constexpr const char* settings =
    "SET statement_timeout = '30s'; SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = "
    "'60s'; "
    "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; "
    "SET standard_conforming_strings = on; SET bytea_output = 'hex'; SET client_min_messages = warning; "
    "SET default_transaction_isolation = 'read committed'";

Error unusable(std::string detail, std::string reason) {
  return {.code = ErrorCode::unavailable,
          .detail = std::move(detail),
          .pointer = {},
          .reason = std::move(reason),
          .fix = "Look at the database server and its log, then try again."};
}

// libpq writes one line a host that it tried.
std::string one_line(std::string_view message) {
  std::string line;
  for (const auto part : split(message, '\n')) {
    if (trim(part).empty()) continue;
    line += (line.empty() ? "" : "; ") + std::string(trim(part));
  }
  return clean_text(line);
}

bool is_hang_up(std::string_view sqlstate) {
  return sqlstate.empty() || sqlstate.starts_with("08") || sqlstate.starts_with("57P");
}

Error error_of(std::string_view sqlstate, std::string message) {
  auto error =
      unusable("the database cannot do its work",
               sqlstate.empty() ? std::move(message) : fmt::format("{} (PostgreSQL {})", message, sqlstate));
  if (is_hang_up(sqlstate)) {
    error.detail = "the connection to the database is lost";
  } else if (sqlstate == "23505" || sqlstate == "40001" || sqlstate == "40P01" || sqlstate == "25P02") {
    error.code = ErrorCode::conflict;
    error.detail = "the database cannot keep a change";
    error.fix = "Read the current state, then try again.";
  } else if (sqlstate.starts_with("22") || sqlstate.starts_with("23")) {
    error.code = ErrorCode::invalid_input;
    error.detail = "the database cannot keep a change";
    error.fix = "Send values that the data model allows.";
  } else if (sqlstate == "55P03") {
    error.detail = "the database is busy";
    error.fix = "Try again in a moment.";
  } else if (sqlstate == "57014") {
    error.detail = "the database took too long";
  } else if (sqlstate == "42501") {
    error.fix = "Give the database user the right to make tables in the schema, or make it the owner.";
  }
  return error;
}

struct Options {
  decltype(&PQconninfoFree) free;

  void operator()(PQconninfoOption* options) const { free(options); }
};

std::string option_of(const PQconninfoOption* options, std::string_view keyword) {
  for (; options->keyword != nullptr; ++options) {
    if (options->keyword == keyword) return options->val == nullptr ? "" : options->val;
  }
  return {};
}

}  // namespace

Result<std::string> name_of(const std::string& url) {
  const auto& pq = *TRY(libpq());
  // What libpq says of a bad URL repeats parts of it, perhaps the password.
  const std::unique_ptr<PQconninfoOption, Options> options(pq.parse_conninfo(url.c_str(), nullptr),
                                                           Options{pq.free_conninfo});
  if (!options) {
    return fail(Error{.code = ErrorCode::usage,
                      .detail = "the database URL cannot be read",
                      .pointer = {},
                      .reason = "it is no connection URI of PostgreSQL",
                      .fix = "Write postgres://user:password@host:port/database, with special characters of "
                             "the password as %XX."});
  }
  const auto host = option_of(options.get(), "host");
  const auto port = option_of(options.get(), "port");
  const auto database = option_of(options.get(), "dbname");
  return fmt::format(
      "PostgreSQL {}{}{}/{}", host.empty() ? "localhost" : host, port.empty() ? "" : ":", port, database);
}

Result<std::unique_ptr<ServerSession>> ServerSession::open(const std::string& url) {
  const auto& pq = *TRY(libpq());
  TRY(name_of(url));
  std::vector<const char*> keywords;
  std::vector<const char*> values;
  for (const auto& [keyword, value] : defaults) {
    keywords.push_back(keyword);
    values.push_back(value);
  }
  for (const auto& [keyword, value] :
       std::array{std::pair{"dbname", url.c_str()}, std::pair{"client_encoding", "UTF8"}}) {
    keywords.push_back(keyword);
    values.push_back(value);
  }
  keywords.push_back(nullptr);
  values.push_back(nullptr);
  constexpr int expand_url = 1;
  std::unique_ptr<ServerSession> session(
      new ServerSession(pq, pq.connect(keywords.data(), values.data(), expand_url)));
  TRY(session->set_up());
  return session;
}

Result<void> ServerSession::set_up() {
  if (connection_ == nullptr || pq_.status(connection_) != CONNECTION_OK) {
    return fail(unusable("the database cannot be reached",
                         connection_ == nullptr ? "no memory" : one_line(pq_.error_message(connection_))));
  }
  pq_.set_notice_processor(connection_, [](void*, const char*) {}, nullptr);
  if (const int version = pq_.server_version(connection_); version < oldest_version) {
    return fail(Error{.code = ErrorCode::wrong_state,
                      .detail = fmt::format("the database server is PostgreSQL {}", version / 10000),
                      .pointer = {},
                      .reason = fmt::format("Nonagon needs {} or later", oldest_version / 10000),
                      .fix = "Use a newer server."});
  }
  if (auto set = run(settings); !set) return fail(std::move(set).error().error);
  return {};
}

ServerSession::~ServerSession() {
  pq_.finish(connection_);
}

std::expected<Answer, Refusal> ServerSession::run(const char* sql) {
  return checked(pq_.exec(connection_, sql));
}

std::expected<ServerSession::Prepared, Refusal> ServerSession::prepare(const std::string& name,
                                                                       const std::string& sql) {
  const auto numbered = number_parameters(sql);
  if (auto made = checked(pq_.prepare(connection_, name.c_str(), numbered.c_str(), 0, nullptr)); !made)
    return std::unexpected(std::move(made).error());
  auto described = checked(pq_.describe_prepared(connection_, name.c_str()));
  if (!described) return std::unexpected(std::move(described).error());
  Prepared prepared{.name = name, .parameters = {}};
  for (int i = 0; i < pq_.parameters(described->get()); ++i)
    prepared.parameters.push_back(pq_.parameter_type(described->get(), i));
  return prepared;
}

std::expected<Answer, Refusal> ServerSession::run(const Prepared& statement, std::span<const Value> values) {
  ensure(statement.parameters.size() == values.size(), "every parameter has a value");
  std::vector<std::string> kept(values.size());
  std::vector<const char*> pointers(values.size(), nullptr);
  std::vector<int> lengths(values.size(), 0);
  std::vector<int> formats(values.size(), 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::holds_alternative<std::monostate>(values[i])) continue;
    auto sent = send(values[i], statement.parameters[i]);
    if (!sent) {
      return std::unexpected(
          Refusal{.sqlstate = "22021", .error = error_of("22021", "a NUL character in a value")});
    }
    kept[i] = std::move(sent->bytes);
    pointers[i] = kept[i].c_str();
    lengths[i] = static_cast<int>(kept[i].size());
    formats[i] = sent->is_binary ? 1 : 0;
  }
  constexpr int as_text = 0;
  return checked(pq_.exec_prepared(connection_,
                                   statement.name.c_str(),
                                   static_cast<int>(values.size()),
                                   pointers.data(),
                                   lengths.data(),
                                   formats.data(),
                                   as_text));
}

std::expected<Answer, Refusal> ServerSession::checked(PGresult* result) {
  Answer answer(result, ClearResult{pq_.clear});
  const auto status = pq_.result_status(result);
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return answer;
  return std::unexpected(refusal_of(result));
}

Refusal ServerSession::refusal_of(const PGresult* result) {
  const auto field = [&](int code) {
    const char* text = result == nullptr ? nullptr : pq_.result_error_field(result, code);
    return std::string(text == nullptr ? "" : text);
  };
  auto sqlstate = field(PG_DIAG_SQLSTATE);
  auto message = field(PG_DIAG_MESSAGE_PRIMARY);
  if (message.empty()) message = one_line(pq_.error_message(connection_));
  const bool is_farewell = !sqlstate.empty() && is_hang_up(sqlstate);
  is_lost_ = is_lost_ || is_farewell || pq_.status(connection_) != CONNECTION_OK;
  return {.sqlstate = sqlstate, .error = error_of(sqlstate, clean_text(message))};
}

std::vector<Row> ServerSession::rows_of(const Answer& answer) const {
  const auto* result = answer.get();
  const int columns = pq_.columns(result);
  std::vector<Row> rows(static_cast<std::size_t>(pq_.rows(result)));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const int row = static_cast<int>(i);
    rows[i].reserve(static_cast<std::size_t>(columns));
    for (int column = 0; column < columns; ++column) {
      if (pq_.is_null(result, row, column) != 0) {
        rows[i].emplace_back();
        continue;
      }
      const std::string_view text(pq_.value(result, row, column),
                                  static_cast<std::size_t>(pq_.length(result, row, column)));
      rows[i].push_back(receive(text, pq_.column_type(result, column)));
    }
  }
  return rows;
}

std::int64_t ServerSession::changed_by(const Answer& answer) const {
  const std::string_view text(pq_.command_tuples(answer.get()));
  std::int64_t changed = 0;
  std::from_chars(text.data(), text.data() + text.size(), changed);
  return changed;
}

std::string_view ServerSession::command_of(const Answer& answer) const {
  return pq_.command_status(answer.get());
}

bool ServerSession::is_alive() {
  if (is_lost_ || pq_.status(connection_) != CONNECTION_OK) return false;
  pollfd socket{.fd = pq_.socket(connection_), .events = POLLIN, .revents = 0};
  if (poll(&socket, 1, 0) == 0) return true;
  // Something came unasked: a notice, or the server's farewell.
  is_lost_ = pq_.consume_input(connection_) == 0 || pq_.status(connection_) != CONNECTION_OK;
  return !is_lost_;
}

int ServerSession::socket() const {
  return pq_.socket(connection_);
}

std::vector<std::pair<std::string, std::string>> ServerSession::notifications() {
  is_lost_ = is_lost_ || pq_.consume_input(connection_) == 0;
  std::vector<std::pair<std::string, std::string>> all;
  while (auto* notification = pq_.notifies(connection_)) {
    all.emplace_back(notification->relname, notification->extra);
    pq_.free_memory(notification);
  }
  return all;
}

}  // namespace nonagon::store::postgres
