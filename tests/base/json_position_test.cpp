#include "base/json_position.hpp"

#include <doctest/doctest.h>

namespace nonagon {
namespace {

constexpr std::string_view document = R"({
  "name": "a \"b\", {c}",
  "list": [
    {"x": 1, "y": [2, 3]},
    {"ä/b": {"~": true}}
  ]
})";

TEST_CASE("a pointer leads to line and column of its value") {
  const auto at = [](std::string_view pointer) { return position_of(document, pointer).value(); };
  CHECK(at("") == TextPosition{1, 1});
  CHECK(at("/name") == TextPosition{2, 11});
  CHECK(at("/list/0/y/1") == TextPosition{4, 23});
  CHECK(at("/list/1/ä~1b/~0") == TextPosition{5, 19});
}

TEST_CASE("a place that is not there is where the nearest value around it begins") {
  CHECK(position_of(document, "/list/0/z") == TextPosition{4, 5});
  CHECK(position_of(document, "/list/7/x") == TextPosition{3, 11});
  CHECK(position_of(document, "/none") == TextPosition{1, 1});
  CHECK_FALSE(position_of("", "/none").has_value());
  CHECK(position_of(R"({"a": [1, "broken)", "/a/5") == TextPosition{1, 7});
}

}  // namespace
}  // namespace nonagon
