// Designs that nobody would write: reserved words, other scripts, long names, names that fold to one,
// references to nothing.
#include <array>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include "sql/ddl.hpp"
#include "sql/dialect.hpp"
#include "sql/expression.hpp"
#include "support/postgres.hpp"

namespace nonagon::sql {
namespace {

using design::Engine;

constexpr std::array<std::string_view, 34> odd_names{
    "user",       "order",     "Select",        "group",
    "table",      "values",    "position",      "interval",
    "row",        "check",     "primary",       "userId",
    "user_id",    "UserID",    "Ünïcode",       "日本語",
    "Заказ",      "заказ",     "emoji 😀 name", "a'b",
    "semi;colon", "back`tick", "\"quoted\"",    "-- comment",
    "/* c */",    "id",        "1st",           "a",
    "createdAt",  "deletedAt", "sqlite_master", "name\nwith line",
    "\\back",     "rowid"};

constexpr std::array<std::string_view, 24> odd_types{
    "uuid",     "string",      "string(10)",    "string(100000)", "text",           "integer",
    "bigint",   "decimal",     "decimal(10,2)", "float",          "boolean",        "date",
    "datetime", "time",        "jsonb",         "binary",         "enum(a,b,it's)", "enum(x)",
    "text[]",   "enum(a,b)[]", "integer[]",     "varchar2",       "enum()",         "string(0)"};

constexpr std::array<std::string_view, 12> odd_checks{"",
                                                      "",
                                                      "",
                                                      "a > 1",
                                                      "id is not null",
                                                      "createdAt = 'x'",
                                                      "lower(a) = a",
                                                      "user matches '^[a-z]+$'",
                                                      "'; drop table x; --'",
                                                      "a in (1, 2)",
                                                      "deletedAt > '2026-01-01'",
                                                      "a / 0 > 1"};

template <class Words>
std::string one_of(const Words& words) {
  return std::string(words[*rc::gen::inRange<std::size_t>(0, words.size())]);
}

std::string odd_name() {
  if (*rc::gen::inRange(0, 12) == 0)
    return std::string(static_cast<std::size_t>(*rc::gen::inRange(60, 120)), 'x');
  return one_of(odd_names);
}

bool often() {
  return *rc::gen::inRange(0, 3) > 0;
}

json::value odd_default() {
  static const std::array<json::value, 9> values{json::value(nullptr),
                                                 json::value(nullptr),
                                                 json::value("a"),
                                                 json::value(7),
                                                 json::value(true),
                                                 json::value("it's"),
                                                 json::value(json::array{"a"}),
                                                 json::value("now()"),
                                                 json::value(1.5)};
  return values[*rc::gen::inRange<std::size_t>(0, values.size())];
}

design::Field odd_field() {
  design::Field field;
  field.name = odd_name();
  field.type = one_of(odd_types);
  field.required = often();
  field.description = one_of(odd_names);
  field.unique = !often();
  field.indexed = !often();
  field.check = one_of(odd_checks);
  field.default_ = odd_default();
  return field;
}

design::Entity odd_entity() {
  design::Entity entity;
  entity.name = odd_name();
  entity.description = one_of(odd_names);
  const int count = *rc::gen::inRange(0, 8);
  for (int i = 0; i < count; ++i) entity.fields.push_back(odd_field());
  if (often()) entity.unique = {{odd_name(), odd_name()}, {"id", "a"}};
  if (often()) entity.soft_delete = "deletedAt";
  return entity;
}

design::Design odd_design() {
  design::Design design;
  auto& model = design.data_model;
  const int entities = *rc::gen::inRange(0, 6);
  for (int i = 0; i < entities; ++i) model.entities.push_back(odd_entity());
  const auto end = [&] {
    return model.entities.empty() || !often()
               ? odd_name()
               : model.entities[*rc::gen::inRange<std::size_t>(0, model.entities.size())].name;
  };
  const int relationships = *rc::gen::inRange(0, 8);
  for (int i = 0; i < relationships; ++i) {
    design::Relationship relationship;
    relationship.from = end();
    relationship.to = end();
    relationship.type = static_cast<design::Cardinality>(*rc::gen::inRange(0, 4));
    const auto* owner = find_entity(model, relationship.to);
    relationship.foreign_key =
        owner != nullptr && !owner->fields.empty() ? owner->fields[0].name : odd_name();
    if (often()) relationship.on_delete = static_cast<design::OnDelete>(*rc::gen::inRange(0, 3));
    model.relationships.push_back(relationship);
  }
  for (const auto& entity : model.entities) {
    design::Index index;
    index.entity = entity.name;
    index.columns = {often() ? odd_name() : "lower(a)", odd_name()};
    index.unique = !often();
    index.where = one_of(odd_checks);
    index.method = often() ? "" : "gin";
    design.database.indexes.push_back(index);
    design::Check check;
    check.entity = entity.name;
    check.name = odd_name();
    check.expression = one_of(odd_checks);
    design.database.checks.push_back(check);
  }
  design.database.enums = often() ? "text-check" : "native";
  return design;
}

std::string script(const design::Design& design, Engine engine) {
  return create_script(design, lower(design, engine), "Derived.");
}

}  // namespace

TEST_CASE("any design gives SQL that SQLite executes") {
  CHECK(rc::check([] {
    const auto design = odd_design();
    const auto sql = script(design, Engine::sqlite);
    const auto outcome = test::run_sqlite(sql);
    if (outcome.exit_code != 0) RC_FAIL(outcome.err + outcome.out + sql);
  }));
}

TEST_CASE("any design gives SQL that PostgreSQL executes") {
  auto& server = test::postgres();
  server.create_database("odd");
  CHECK(rc::check([&] {
    const auto sql =
        "DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n" + script(odd_design(), Engine::postgresql);
    const auto outcome = server.run_sql("odd", sql);
    if (outcome.exit_code != 0) RC_FAIL(outcome.err + sql);
  }));
}

TEST_CASE("every reserved word may be a column") {
  design::Design design;
  design::Entity entity;
  entity.name = "Order";
  for (const auto* dialect : dialects()) {
    for (const auto word : dialect->reserved) {
      design::Field field;
      field.name = word;
      field.type = "integer";
      field.check = fmt::format("{} > 0", word);
      if (find_field(entity, word) == nullptr && parse_expression(field.check).has_value())
        entity.fields.push_back(field);
    }
  }
  design.data_model.entities.push_back(entity);
  CHECK(entity.fields.size() > 300);
  const auto lite = test::run_sqlite(script(design, Engine::sqlite));
  CHECK_MESSAGE(lite.exit_code == 0, lite.err);
  auto& server = test::postgres();
  server.create_database("words");
  const auto outcome = server.run_sql("words", script(design, Engine::postgresql));
  CHECK_MESSAGE(outcome.exit_code == 0, outcome.err);
}

}  // namespace nonagon::sql
