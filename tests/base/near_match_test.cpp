#include "base/near_match.hpp"

#include <array>

#include <doctest/doctest.h>

namespace nonagon {

TEST_CASE("what was probably meant is found by letters, then by shared words") {
  constexpr std::array<std::string_view, 4> known{
      "entity-has-key", "list-has-pagination", "core-objects", "openapi"};
  CHECK(near_match("core-object", known) == "core-objects");
  CHECK(near_match("opnapi", known) == "openapi");
  CHECK(near_match("pagination", known) == "list-has-pagination");
  CHECK(near_match("key-of-entity", known) == "entity-has-key");
  CHECK_FALSE(near_match("xyz", known));
  CHECK_FALSE(near_match("", known));
  CHECK_FALSE(near_match(std::string(100'000, 'a'), known));
  CHECK_FALSE(near_match("openapi", {}));
}

}  // namespace nonagon
