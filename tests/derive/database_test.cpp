#include <algorithm>

#include <doctest/doctest.h>

#include "derive/database/retention.hpp"
#include "derive/stages/stages.hpp"
#include "support/files.hpp"
#include "tool_library.hpp"

using namespace nonagon;
using design::Design;
using design::StageName;

namespace {

Design with_database(Design design) {
  derive::derive_database(design);
  return design;
}

const design::Check* check_of(const Design& design, std::string_view entity, std::string_view enforces) {
  const auto& checks = design.database.checks;
  const auto found = std::ranges::find_if(
      checks, [&](const auto& check) { return check.entity == entity && check.enforces == enforces; });
  return found == checks.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("the database of the tool library is as written down") {
  const auto design = with_database(test::tool_library());
  test::check_golden("derive/tool-library/database.json", design::write_payload(design, StageName::database));
}

TEST_CASE("every invariant is held by a check, an index or an operation") {
  const auto design = with_database(test::tool_library());
  for (const auto& entity : design.data_model.entities) {
    for (const auto& invariant : entity.invariants) {
      CAPTURE(invariant.id);
      const auto holds = [&](const auto& rows, auto member) {
        return std::ranges::any_of(rows, [&](const auto& row) { return row.*member == invariant.id; });
      };
      CHECK((holds(design.database.checks, &design::Check::enforces) ||
             holds(design.database.indexes, &design::Index::enforces) ||
             holds(design.database.enforced_by_application, &design::EnforcedByApplication::invariant)));
    }
  }
}

TEST_CASE("a final state and its moment stand or fall together") {
  const auto design = with_database(test::tool_library());
  const auto* check = check_of(design, "Loan", "returned-has-time");
  REQUIRE(check != nullptr);
  CHECK(check->expression == "(status = 'returned') = (returnedAt is not null)");
}

TEST_CASE("at most one open row becomes a partial unique index, and an operation's duty in MySQL") {
  const auto is_held_by_index = [](const Design& design) {
    return std::ranges::any_of(design.database.indexes, [](const auto& index) {
      return index.unique && index.enforces == "one-open-loan";
    });
  };
  CHECK(is_held_by_index(with_database(test::tool_library())));
  const auto mysql =
      with_database(test::tool_library_with(StageName::database, "engine-preference", {"mysql"}));
  CHECK_FALSE(is_held_by_index(mysql));
  CHECK(std::ranges::all_of(mysql.database.indexes, [](const auto& index) { return index.where.empty(); }));
}

TEST_CASE("personal data has retention, and erased values pass the checks") {
  const auto design = with_database(test::tool_library());
  for (const auto& entity : design.data_model.entities) {
    const auto is_personal = std::ranges::any_of(entity.fields, &design::Field::pii);
    if (!is_personal) continue;
    CAPTURE(entity.name);
    CHECK(std::ranges::any_of(design.database.retention,
                              [&](const auto& entry) { return entry.entity == entity.name; }));
  }
  const auto* borrower = design::find_entity(design.data_model, "Borrower");
  CHECK(derive::erased_value(*design::find_field(*borrower, "phone")) == json::value("+10000000"));
  CHECK(derive::erased_value(*design::find_field(*borrower, "email")).is_null());
  const auto erased = std::ranges::find(design.database.retention, "Borrower", &design::Retention::entity);
  REQUIRE(erased != design.database.retention.end());
  CHECK_FALSE(erased->set.contains("cardNumber"));  // twelve letters have no room for a unique value
}

TEST_CASE("no index repeats the beginning of a key") {
  const auto design = with_database(test::tool_library());
  const auto keys = design::foreign_keys(design.data_model);
  for (const auto& index : design.database.indexes) {
    CAPTURE(index.why);
    if (!index.where.empty()) continue;
    CHECK(std::ranges::none_of(keys, [&](const auto& key) {
      return key.owner->name == index.entity && key.field->name == index.columns.front();
    }));
  }
}

TEST_CASE("each answer about the database changes the result, and none is an assumption") {
  const auto left_open = [] {
    auto design = test::tool_library();
    design.answers = {};
    return with_database(std::move(design));
  }();
  for (const auto topic :
       {"database.engine-preference", "database.scale-expectations", "database.hosting-preference"})
    CHECK(test::assumes(left_open, topic));

  const auto payload = [](std::string topic, std::string value) {
    return design::write_payload(
        with_database(test::tool_library_with(StageName::database, std::move(topic), {std::move(value)})),
        StageName::database);
  };
  CHECK(payload("engine-preference", "postgresql") != payload("engine-preference", "sqlite"));
  CHECK(payload("engine-preference", "mysql") != payload("engine-preference", "mongodb"));
  CHECK(payload("scale-expectations", "small") != payload("scale-expectations", "medium"));
  CHECK(payload("scale-expectations", "medium") != payload("scale-expectations", "large"));
}

TEST_CASE("a tool for the command line keeps its data in a file") {
  CHECK(with_database(test::tool_library_as("A command-line tool that lists tools.")).database.engine ==
        design::Engine::sqlite);
  CHECK(with_database(test::tool_library_as("A site that lists tools.")).database.engine ==
        design::Engine::postgresql);
}
