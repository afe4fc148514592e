#include "store/backup.hpp"

#include <atomic>
#include <fstream>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/json.hpp"
#include "store/audit.hpp"
#include "store/backup_tables.hpp"
#include "store/budgets.hpp"
#include "store/columns.hpp"
#include "store/credentials.hpp"
#include "store/drafts.hpp"
#include "store/engines.hpp"
#include "store/fixture.hpp"
#include "store/gzip.hpp"
#include "store/job_events.hpp"
#include "store/packages.hpp"
#include "store/sessions.hpp"

namespace nonagon::store {
namespace {

using test::good;
constexpr std::string_view now = "2026-03-01T00:00:00.000Z";

std::string backup_of(Connection& connection) {
  std::string bytes;
  good(write_backup(connection, now, [&](std::string_view piece) -> Result<void> {
    bytes += piece;
    return {};
  }));
  return bytes;
}

// In small pieces, so that every border between them is met.
Result<BackupSummary> restore(Connection& connection, std::string_view bytes) {
  return restore_backup(connection, [&](std::span<char> buffer) -> Result<std::size_t> {
    const auto size = std::min({buffer.size(), bytes.size(), std::size_t{1000}});
    std::ranges::copy(bytes.substr(0, size), buffer.begin());
    bytes.remove_prefix(size);
    return size;
  });
}

std::vector<std::string> lines_of(std::string_view bytes) {
  const Source source = [&](std::span<char> buffer) -> Result<std::size_t> {
    const auto size = std::min(buffer.size(), bytes.size());
    std::ranges::copy(bytes.substr(0, size), buffer.begin());
    bytes.remove_prefix(size);
    return size;
  };
  GzipLines reader(source, 1U << 20U);
  std::vector<std::string> lines;
  while (auto line = good(reader.next())) lines.push_back(*line);
  return lines;
}

std::string zipped(const std::vector<std::string>& lines) {
  std::string bytes;
  const Sink sink = [&](std::string_view piece) -> Result<void> {
    bytes += piece;
    return {};
  };
  GzipWriter writer(sink);
  for (const auto& line : lines) good(writer.write(line + "\n"));
  good(writer.finish());
  return bytes;
}

// jsonb keeps what a document says, not the order of its members: both are sorted here.
json::value sorted(const json::value& value) {
  if (value.is_array()) {
    json::array all;
    for (const auto& part : value.get_array()) all.push_back(sorted(part));
    return all;
  }
  if (!value.is_object()) return value;
  std::map<std::string, json::value> members;
  for (const auto& [key, part] : value.get_object()) members.emplace(key, sorted(part));
  json::object object;
  for (const auto& [key, part] : members) object[key] = part;
  return object;
}

// Every row of every table that a backup holds, as text; JSON by what it says.
std::map<std::string, std::vector<std::string>> rows_of(Connection& connection) {
  std::map<std::string, std::vector<std::string>> all;
  for (const auto& table : backed_up_tables()) {
    auto& rows = all[std::string(table.name)];
    const auto order = table.name == "audit_events" ? "position" : "1, 2";
    for (const auto& row : good(connection.query(
             fmt::format("SELECT {} FROM {} ORDER BY {}", table.column_list(), table.name, order), {}))) {
      std::string line;
      for (std::size_t i = 0; i < row.size(); ++i) {
        const auto* text = std::get_if<std::string>(&row[i]);
        const auto parsed = text == nullptr ? Result<json::value>(json::value(nullptr)) : parse_json(*text);
        if (const auto* number = std::get_if<std::int64_t>(&row[i])) {
          line += std::to_string(*number);
        } else if (text != nullptr && parsed && parsed->is_object()) {
          line += write_json_line(sorted(*parsed));
        } else {
          line += text == nullptr ? "NULL" : *text;
        }
        line += "|";
      }
      rows.push_back(std::move(line));
    }
  }
  return all;
}

// A row in every table, with what is hard to carry.
template <class Engine>
void fill(test::Fixture<Engine>& store) {
  auto& connection = *store.connection;
  store.user.preferences = R"({"zeta":1,"alpha":{"b":[1,2.5,"ü \u2028"],"a":null}})";
  good(update_user(connection, store.user));
  good(put_credential(
      connection,
      {.user_id = store.user.id, .password_hash = "$argon2id$x", .updated_at = store.clock.now()}));
  const Template kept{.id = TemplateId::make(store.clock, store.entropy),
                      .name = "Shop",
                      .description = "",
                      .category = TemplateCategory::saas,
                      .icon = std::nullopt,
                      .stage_defaults = R"({"product":{"name":"x"}})",
                      .is_built_in = true,
                      .created_at = store.clock.now(),
                      .user_id = std::nullopt};
  good(add_template(connection, kept));
  store.project.template_id = kept.id;
  store.project.waivers = R"([{"rule":"a",  "reason":"b"}])";
  good(update_project(connection, store.project));
  const auto job = good(claim_job(connection, store.some_job()));
  auto generation = store.some_generation(job);
  generation.estimated_cost = "0.00125";
  good(add_generation(connection, generation));
  auto version = store.some_version("{\n  \"z\": 1,\n  \"a\": \"\\u0000 ä\"\n}\n");
  version.generated_by = GeneratedBy::ai;
  version.ai_generation_id = generation.id;
  good(add_version(connection, version, store.origin));
  good(add_version(connection, store.some_version("{\"b\":2,\"a\":1}"), store.origin));
  good(add_export(connection,
                  {.id = ExportPackageId::make(store.clock, store.entropy),
                   .project_id = store.project.id,
                   .format = ExportFormat::zip,
                   .validation_status = ValidationStatus::valid,
                   .validation_messages = "[]",
                   .file_path = "x.zip",
                   .file_size_bytes = 5'000'000'000,
                   .exported_at = store.clock.now()},
                  std::string("PK\0\xff", 4)));
  good(add_token(connection,
                 {.id = MCPTokenId::make(store.clock, store.entropy),
                  .user_id = store.user.id,
                  .project_id = store.project.id,
                  .token_hash = "h",
                  .label = "agent",
                  .last_used_at = store.clock.now(),
                  .expires_at = std::nullopt,
                  .created_at = store.clock.now()}));
  good(add_carried_files(
      connection, store.project.id, {{"notes.txt", std::string("a\0b\xff", 4)}, {"a/b.sql", "SELECT 1;\n"}}));
  good(keep_draft(connection,
                  {.user_id = store.user.id,
                   .stage_id = store.stages[1].id,
                   .data = R"({"z":1,"a":2})",
                   .answers = std::nullopt,
                   .updated_at = store.clock.now()}));
  good(replace_budgets(connection,
                       store.user.id,
                       {{.user_id = store.user.id,
                         .scope = BudgetScope::day,
                         .amount = "2.50",
                         .updated_at = store.clock.now()}}));
  for (int i = 0; i < 250; ++i)
    good(add_job_event(connection, job.id, "delta", R"({"t":"ä"})", store.clock.now()));
  for (int i = 0; i < 3; ++i) {
    good(in_transaction(connection, [&] {
      return add_audit_event(connection,
                             {.id = AuditEventId::make(store.clock, store.entropy),
                              .user_id = store.user.id,
                              .action = "export.create",
                              .target = "p",
                              .address = "",
                              .user_agent = "",
                              .request_id = "",
                              .outcome = "ok",
                              .created_at = store.clock.now(),
                              .previous_hash = {},
                              .hash = {}});
    }));
  }
  good(add_session(connection,
                   {.id = SessionId::make(store.clock, store.entropy),
                    .user_id = store.user.id,
                    .token_hash = "s",
                    .label = "",
                    .address = "",
                    .created_at = store.clock.now(),
                    .last_used_at = store.clock.now(),
                    .expires_at = store.clock.now()}));
}

template <class Engine>
struct EmptyStore {
  nonagon::test::TemporaryFolder folder;
  std::unique_ptr<Connection> connection = good(Engine::open(folder.path()));

  EmptyStore() { good(connection->migrate("2026-01-01T00:00:00.000Z")); }
};

template <class Engine>
void check_restored(Connection& connection, const test::Fixture<Engine>& from) {
  const auto& stage = from.stages[0].id;
  CHECK(good(stage_data(connection, stage)) == "{\"b\":2,\"a\":1}");
  CHECK(good(find_output(connection, stage, 1, OutputFormat::json))->content ==
        "{\n  \"z\": 1,\n  \"a\": \"\\u0000 ä\"\n}\n");
  CHECK(good(carried_files(connection, from.project.id)).at("notes.txt") == std::string("a\0b\xff", 4));
  CHECK(good(sessions_of(connection, from.user.id)).empty());
  good(check_audit_chain(connection));
  good(connection.check_integrity());
}

}  // namespace

TEST_CASE("a backup carries a store from SQLite to PostgreSQL and back, row by row") {
  test::Fixture<test::SqliteEngine> first;
  fill(first);
  const auto rows = rows_of(*first.connection);
  for (const auto& [table, lines] : rows) CHECK_MESSAGE(!lines.empty(), table);

  EmptyStore<test::PostgresEngine> second;
  const auto summary = good(restore(*second.connection, backup_of(*first.connection)));
  CHECK(summary.tables == backed_up_tables().size());
  CHECK(summary.rows > 270);
  check_restored(*second.connection, first);
  auto there = rows_of(*second.connection);
  // The twin of the payload in PostgreSQL has its members in another order and no U+0000.
  CHECK(there == rows);

  EmptyStore<test::SqliteEngine> third;
  good(restore(*third.connection, backup_of(*second.connection)));
  check_restored(*third.connection, first);
  CHECK(rows_of(*third.connection) == rows);
  good(in_transaction(*third.connection, [&] {
    return add_version(*third.connection, first.some_version("{}"), first.origin);
  }));
}

TEST_CASE_TEMPLATE("a backup of an engine restores into itself, and equal stores are equal bytes",
                   Engine,
                   ENGINES) {
  test::Fixture<Engine> store;
  fill(store);
  const auto bytes = backup_of(*store.connection);
  EmptyStore<Engine> other;
  good(restore(*other.connection, bytes));
  CHECK(rows_of(*other.connection) == rows_of(*store.connection));
  CHECK(backup_of(*other.connection) == bytes);
}

TEST_CASE_TEMPLATE("a backup that was taken while others wrote is one moment", Engine, ENGINES) {
  test::Fixture<Engine> store;
  const auto stage = store.stages[0].id;
  std::atomic<bool> is_done{false};
  std::atomic<int> written{0};
  std::vector<std::string> backups;
  {
    const std::jthread writer([&] {
      const SystemClock clock;
      SystemEntropy entropy;
      const auto connection = Engine::open(store.folder.path());
      while (connection && !is_done) {
        const auto added = in_transaction(**connection, [&] {
          return add_version(**connection,
                             {.stage_id = stage,
                              .contents = {{OutputFormat::json, std::to_string(written)},
                                           {OutputFormat::md, std::to_string(written)}},
                              .generated_by = GeneratedBy::human,
                              .ai_generation_id = std::nullopt,
                              .made_from = {}},
                             {clock, entropy});
        });
        if (added) ++written;
      }
    });
    for (int i = 0; i < 8; ++i) {
      const int before = written;
      while (written < before + 2) std::this_thread::yield();
      backups.push_back(backup_of(*store.connection));
    }
    is_done = true;
  }
  for (const auto& bytes : backups) {
    EmptyStore<Engine> other;
    good(restore(*other.connection, bytes));
    const auto versions = good(versions_of(*other.connection, stage));
    REQUIRE_FALSE(versions.empty());
    CHECK(versions.back().version == static_cast<std::int64_t>(versions.size()));
    CHECK(versions.back().is_active);
    CHECK(versions.back().formats.size() == 2);
    CHECK(good(find_stage(*other.connection, stage))->payload_hash == versions.back().content_hash);
  }
}

TEST_CASE_TEMPLATE("a backup that is not whole changes nothing", Engine, ENGINES) {
  test::Fixture<Engine> store;
  fill(store);
  const auto bytes = backup_of(*store.connection);
  EmptyStore<Engine> other;
  const auto untouched = rows_of(*other.connection);
  const auto refused = [&](std::string_view damaged) {
    const auto outcome = restore(*other.connection, damaged);
    REQUIRE_FALSE(outcome);
    CHECK(rows_of(*other.connection) == untouched);
    return outcome.error();
  };
  for (const std::size_t length : {std::size_t{0}, std::size_t{10}, bytes.size() / 2, bytes.size() - 1})
    CHECK(refused(bytes.substr(0, length)).code == ErrorCode::invalid_input);
  CHECK(refused(bytes + "x").code == ErrorCode::invalid_input);
  for (std::size_t i = 20; i < bytes.size(); i += bytes.size() / 7) {
    auto flipped = bytes;
    flipped[i] = static_cast<char>(flipped[i] ^ 4);
    CHECK(refused(flipped).code == ErrorCode::invalid_input);
  }

  const auto lines = lines_of(bytes);
  const auto said = [&](std::vector<std::string> changed) { return refused(zipped(changed)).reason; };
  auto fewer = lines;
  fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(fewer.size()) - 3);
  CHECK(said(fewer) == "rows are missing");
  auto other_name = lines;
  for (auto& line : other_name) line = replace_all(line, "Ada", "Eve");
  CHECK(said(other_name) == "its lines were changed");
  auto without_end = lines;
  without_end.pop_back();
  CHECK(said(without_end) == "its last lines are missing");
  auto orphan = lines;
  const auto project = std::ranges::find_if(
      orphan, [](const auto& line) { return line.find("\"kites\"") != std::string::npos; });
  REQUIRE(project != orphan.end());
  orphan.erase(project);
  CHECK(said(orphan).starts_with("a row of stages is refused"));
  auto more = lines;
  more.push_back("{}");
  CHECK(said(more) == "lines follow its end");
  auto later = lines;
  later[0] = replace_all(later[0], "\"schema\":", "\"schema\":1");
  CHECK(refused(zipped(later)).code == ErrorCode::wrong_state);
  CHECK(said({"{\"hello\":1}"}) == "it is no backup of Nonagon");
  CHECK(said({"[1,2"}).find("line 1") != std::string::npos);

  good(restore(*other.connection, bytes));
  const auto twice = restore(*other.connection, bytes);
  REQUIRE_FALSE(twice);
  CHECK(twice.error().code == ErrorCode::wrong_state);
  CHECK(rows_of(*other.connection) == rows_of(*store.connection));
}

TEST_CASE("a backup file is private and there whole or not at all") {
  test::Fixture<test::SqliteEngine> store;
  fill(store);
  const nonagon::test::TemporaryFolder folder;
  const auto file = folder.path() / "store.backup";
  good(write_backup_file(*store.connection, now, file));
  CHECK(std::filesystem::status(file).permissions() ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  CHECK(nonagon::test::read_text(file) == backup_of(*store.connection));
  EmptyStore<test::SqliteEngine> other;
  good(restore_backup_file(*other.connection, file));
  CHECK(rows_of(*other.connection) == rows_of(*store.connection));
  CHECK(restore_backup_file(*other.connection, folder.path() / "none").error().code == ErrorCode::not_found);
  CHECK_FALSE(write_backup_file(*store.connection, now, folder.path() / "missing" / "x"));
  CHECK(
      nonagon::test::run(fmt::format("zcat < '{}' | head -n -1 | sha256sum", file.string()))
          .out.substr(0, 64) ==
      nonagon::test::run(fmt::format("zcat < '{}' | tail -n 1 | grep -o '[0-9a-f]\\{{64\\}}'", file.string()))
          .out.substr(0, 64));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
  const auto full = write_backup_file(*store.connection, now, "/dev/full/x");
  CHECK_FALSE(full);
}

}  // namespace nonagon::store
