#include "sql/ddl.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "support/designs.hpp"
#include "support/postgres.hpp"

namespace nonagon::sql {
namespace {

using design::Engine;

std::string script(const design::Design& design, Engine engine) {
  return create_script(design, lower(design, engine), "Derived.");
}

// table|column|nullable of every column that the schema promises, sorted as `sort` does in the C locale.
std::string promised_columns(const Schema& schema) {
  std::vector<std::string> rows;
  for (const auto& table : schema.tables) {
    for (const auto& column : table.columns) {
      rows.push_back(fmt::format("{}|{}|{}\n", table.name, column.name, column.is_nullable ? "YES" : "NO"));
    }
  }
  std::ranges::sort(rows);
  return join(rows, "");
}

std::string sorted_lines(std::string_view text) {
  std::vector<std::string> rows;
  for (const auto line : split(text, '\n')) {
    if (!line.empty()) rows.push_back(std::string(line) + "\n");
  }
  std::ranges::sort(rows);
  return join(rows, "");
}

void check_postgres(const design::Design& design) {
  auto& server = test::postgres();
  server.create_database("catalogue");
  const auto schema = lower(design, Engine::postgresql);
  const auto created = server.run_sql("catalogue", create_script(design, schema, "Derived."));
  REQUIRE_MESSAGE(created.exit_code == 0, created.err);
  const auto live = server.run_sql("catalogue",
                                   "SELECT table_name, column_name, is_nullable FROM "
                                   "information_schema.columns WHERE table_schema = 'public'");
  CHECK(sorted_lines(live.out) == promised_columns(schema));
  std::size_t foreign_keys = 0;
  for (const auto& table : schema.tables) foreign_keys += table.foreign_keys.size();
  CHECK(trim(server.run_sql("catalogue", "SELECT count(*) FROM pg_constraint WHERE contype = 'f'").out) ==
        fmt::format("{}", foreign_keys));
}

void check_sqlite(const design::Design& design) {
  const auto schema = lower(design, Engine::sqlite);
  const auto created = test::run_sqlite(
      create_script(design, schema, "Derived.") +
      "SELECT m.name || '|' || c.name || '|' || iif(c.\"notnull\", 'NO', 'YES') FROM sqlite_schema m, "
      "pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%';\n");
  REQUIRE_MESSAGE(created.exit_code == 0, created.err);
  CHECK(sorted_lines(created.out) == promised_columns(schema));
}

}  // namespace

TEST_CASE("what we create in PostgreSQL has the tables, columns and null marks of the design") {
  check_postgres(test::fixture("repair-shop"));
  check_postgres(test::fixture("design-tool"));
}

TEST_CASE("what we create in SQLite has the tables, columns and null marks of the design") {
  check_sqlite(test::fixture("repair-shop"));
  check_sqlite(test::fixture("design-tool"));
}

TEST_CASE("native enums execute too") {
  auto design = test::fixture("repair-shop");
  design.database.enums = "native";
  check_postgres(design);
}

TEST_CASE("the scripts that the package of the repair shop does not hold are golden") {
  const auto design = test::fixture("repair-shop");
  test::check_golden("sql/repair-shop.mysql.sql", script(design, Engine::mysql));
  test::check_golden("sql/repair-shop.sqlite.sql", script(design, Engine::sqlite));
}

TEST_CASE("a changed row gets the present time, unless the statement sets one") {
  design::Design design;
  design::Entity note;
  note.name = "Note";
  for (const auto& [name, type] :
       {std::pair("id", "string(10)"), std::pair("text", "text"), std::pair("updatedAt", "datetime")}) {
    design::Field field;
    field.name = name;
    field.type = type;
    field.required = true;
    note.fields.push_back(field);
  }
  design.data_model.entities.push_back(note);
  const std::string changes =
      "INSERT INTO notes (id, text, updated_at) VALUES ('a', 'x', '2020-01-01T00:00:00Z'), ('b', 'x', "
      "'2020-01-01T00:00:00Z');\n"
      "UPDATE notes SET text = 'y' WHERE id = 'a';\n"
      "UPDATE notes SET text = 'y', updated_at = '2021-01-01T00:00:00Z' WHERE id = 'b';\n"
      "SELECT id FROM notes WHERE updated_at > '2022-01-01T00:00:00Z';\n";
  auto& server = test::postgres();
  server.create_database("times");
  const auto rows = server.run_sql("times", script(design, Engine::postgresql) + changes);
  CHECK_MESSAGE(trim(rows.out) == "a", rows.err);
  const auto lite = test::run_sqlite(script(design, Engine::sqlite) + changes);
  CHECK_MESSAGE(trim(lite.out) == "a", lite.err);
}

TEST_CASE("seed rows go in once, however often the script runs") {
  const auto design = test::fixture("repair-shop");
  const auto seed = [&](Engine engine) { return seed_script(design, lower(design, engine), "Derived."); };
  auto& server = test::postgres();
  server.create_database("seeded");
  const auto rows = server.run_sql("seeded",
                                   script(design, Engine::postgresql) + seed(Engine::postgresql) +
                                       seed(Engine::postgresql) + "SELECT count(*) FROM service_items");
  CHECK_MESSAGE(trim(rows.out) == "6", rows.err);
  const auto lite = test::run_sqlite(script(design, Engine::sqlite) + seed(Engine::sqlite) +
                                     seed(Engine::sqlite) + "SELECT count(*) FROM service_items;\n");
  CHECK_MESSAGE(trim(lite.out) == "6", lite.err);
}

}  // namespace nonagon::sql
