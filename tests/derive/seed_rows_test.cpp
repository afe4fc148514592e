#include <memory>
#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "base/json.hpp"
#include "derive/derive.hpp"
#include "sql/ddl.hpp"
#include "sql/evaluate.hpp"
#include "support/files.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::StageName;
using Memory = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

Design design_of(std::string_view idea, std::string_view engine) {
  design::Answers answers;
  answers.set(StageName::product, "idea", {.text = std::string(idea)});
  answers.set(StageName::database, "engine-preference", {.selected = {std::string(engine)}});
  Design design;
  design.answers = std::move(answers);
  for (const auto stage : {StageName::product, StageName::data_model, StageName::database, StageName::api})
    derive_stage(design, stage);
  return design;
}

std::string idea_called(std::string_view slug) {
  const auto path = test::source_root() / "examples/ideas" / fmt::format("{}.json", slug);
  const auto document = parse_json(test::read_text(path)).value();
  return std::string(std::string_view(document.at("idea").as_string()));
}

Memory memory() {
  sqlite3* opened = nullptr;
  REQUIRE(sqlite3_open(":memory:", &opened) == SQLITE_OK);
  return {opened, sqlite3_close};
}

std::string run(sqlite3* database, const std::string& script) {
  char* text = nullptr;
  sqlite3_exec(database, script.c_str(), nullptr, nullptr, &text);
  std::string message = text == nullptr ? "" : text;
  sqlite3_free(text);
  return message;
}

int count(sqlite3* database, const std::string& query) {
  sqlite3_stmt* statement = nullptr;
  REQUIRE(sqlite3_prepare_v2(database, query.c_str(), -1, &statement, nullptr) == SQLITE_OK);
  REQUIRE(sqlite3_step(statement) == SQLITE_ROW);
  const int number = sqlite3_column_int(statement, 0);
  sqlite3_finalize(statement);
  return number;
}

}  // namespace

TEST_CASE("seed rows satisfy every constraint where they run, and a second run adds none") {
  for (const auto* slug : {"bike-repair-shop",
                           "gp-appointments",
                           "handmade-marketplace",
                           "town-library",
                           "restaurant-orders",
                           "ev-charging",
                           "law-firm-matters",
                           "school-report-cards",
                           "backup-cli"}) {
    CAPTURE(slug);
    const auto design = design_of(idea_called(slug), "sqlite");
    const auto schema = sql::lower(design, design.database.engine);
    const auto seed = sql::seed_script(design, schema, "test");
    CHECK(seed.find("-- No rows for") == std::string::npos);
    CHECK(design.database.seed_data.size() + 2 >= design.data_model.entities.size());
    const auto database = memory();
    CHECK(run(database.get(), sql::create_script(design, schema, "test")) == "");
    CHECK(run(database.get(), "PRAGMA foreign_keys = ON") == "");
    CHECK(run(database.get(), seed) == "");
    CHECK(run(database.get(), seed) == "");
    CHECK(count(database.get(), "SELECT count(*) FROM pragma_foreign_key_check()") == 0);
    for (const auto& rows : design.database.seed_data) {
      CAPTURE(rows.entity);
      const auto table = sql::identifier(schema.engine, sql::table_name(design, rows.entity));
      CHECK(count(database.get(), fmt::format("SELECT count(*) FROM {}", table)) ==
            static_cast<int>(rows.rows.size()));
    }
  }
}

TEST_CASE("a total is the sum of its lines, and nobody real is named") {
  const auto design = design_of("Customers get invoices and approve quotes in a shop.", "postgresql");
  const auto rows_of = [&](std::string_view entity) -> const std::vector<json::object>& {
    for (const auto& seed : design.database.seed_data) {
      if (seed.entity == entity) return seed.rows;
    }
    FAIL("no rows of " << entity);
    return design.database.seed_data.front().rows;
  };
  const auto& invoice = rows_of("Invoice").front();
  const auto& line = rows_of("InvoiceLine").front();
  CHECK(line.at("invoiceId") == invoice.at("id"));
  CHECK(line.at("lineTotal") == invoice.at("subtotal"));
  CHECK(std::string_view(rows_of("Customer").front().at("email").as_string()).ends_with("@example.com"));
}

TEST_CASE("a condition over a row is true, false or unknown as in SQL") {
  const json::object row{{"a", 2}, {"b", 3}, {"name", "Ann"}, {"gone", nullptr}};
  const auto value = [&](std::string_view text) { return sql::evaluate(*sql::parse_expression(text), row); };
  CHECK(value("a + 1 = b") == json::value(true));
  CHECK(value("b <= a") == json::value(false));
  CHECK(value("gone > 1") == json::value(nullptr));
  CHECK(value("gone is null or b < a") == json::value(true));
  CHECK(value("gone > 1 and b < a") == json::value(false));
  CHECK(value("name in ('Bob', 'Ann')") == json::value(true));
  CHECK(value("lower(name) = 'ann'") == json::value(true));
  CHECK(value("round(b / a, 1)") == json::value(1.5));
  CHECK(value("a / 0") == json::value(nullptr));
  CHECK_FALSE(sql::is_refused(*sql::parse_expression("gone > 1"), row));
}

}  // namespace nonagon::derive
