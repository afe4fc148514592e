#include <doctest/doctest.h>

#include "emit/emitter.hpp"
#include "support/designs.hpp"
#include "support/files.hpp"

namespace nonagon::emit {

TEST_CASE("the files of the database are golden") {
  const auto design = test::fixture("repair-shop");
  for (const auto* id : {"database-schema", "database-sql", "database-seed", "database-markdown"}) {
    for (const auto& [path, bytes] : find_emitter(id)->emit(design))
      test::check_golden(std::string("repair-shop/") + path, bytes);
  }
}

TEST_CASE("MongoDB gets a script with validators instead of SQL") {
  auto design = test::fixture("repair-shop");
  design.database.engine = design::Engine::mongodb;
  const auto files = find_emitter("database-sql")->emit(design);
  REQUIRE(files.contains("database/schema.js"));
  test::check_golden("repair-shop-mongodb/database/schema.js", files.at("database/schema.js"));
  const auto rows = find_emitter("database-seed")->emit(design);
  REQUIRE(rows.contains("database/seed.js"));
  const auto& seed = rows.at("database/seed.js");
  CHECK(seed.find(".updateOne({ ") != std::string::npos);
  CHECK(seed.find("{ $setOnInsert: { ") != std::string::npos);
  CHECK(seed.find("NumberDecimal(\"") != std::string::npos);
}

TEST_CASE("schema.json names the engine, every table and every column") {
  const auto design = test::fixture("design-tool");
  const auto files = find_emitter("database-schema")->emit(design);
  const auto document = parse_json(files.at("database/schema.json")).value();
  CHECK(document.at("engine") == "postgresql");
  std::size_t columns = 0;
  for (const auto& table : document.at("tables").as_array()) columns += table.at("columns").as_array().size();
  std::size_t fields = 0;
  for (const auto& entity : design.data_model.entities) fields += entity.fields.size();
  CHECK(document.at("tables").as_array().size() == 9);
  CHECK(columns == fields);
}

}  // namespace nonagon::emit
