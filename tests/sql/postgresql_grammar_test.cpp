#include "sql/postgresql_grammar.hpp"

#include <doctest/doctest.h>

namespace nonagon::sql {

TEST_CASE("what PostgreSQL reads passes") {
  CHECK(check_postgresql_grammar("").has_value());
  CHECK(check_postgresql_grammar("CREATE TABLE a (id uuid PRIMARY KEY);\nSELECT 1;\n").has_value());
}

TEST_CASE("what PostgreSQL refuses is named with its line") {
  const auto read = check_postgresql_grammar("SELECT 1;\nCREATE TABLE order (id uuid);\nSELECT 2;\n");
  REQUIRE(!read.has_value());
  CHECK(read.error().detail ==
        "PostgreSQL's parser refuses line 2: syntax error at or near \"order\", in `CREATE TABLE order (id "
        "uuid); "
        "SELECT 2;`");
}

}  // namespace nonagon::sql
