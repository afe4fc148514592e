#include "check/words.hpp"

#include <array>

#include <doctest/doctest.h>

#include "check/duration.hpp"

namespace nonagon::check {
namespace {

TEST_CASE("words of an identifier are found whole, whatever its case") {
  constexpr std::array<std::string_view, 1> key{"key"};
  for (const auto name : {"apiKey", "API_KEY", "api-key", "APIKey", "key", "keyHash"}) {
    CAPTURE(name);
    CHECK(has_word(name, key));
  }
  for (const auto name : {"keyboard", "monkey", "turnkey", "", "KEYS"}) {
    CAPTURE(name);
    CHECK_FALSE(has_word(name, key));
  }
  CHECK(last_word("createdAt") == "At");
  CHECK(last_word("API_KEY") == "KEY");
  CHECK(last_word("name") == "name");
  CHECK(last_word("").empty());
}

TEST_CASE("names are told by their case") {
  CHECK(is_camel_case("dueOn"));
  CHECK_FALSE(is_camel_case("DueOn"));
  CHECK_FALSE(is_camel_case("due_on"));
  CHECK(is_pascal_case("OrderLine2"));
  CHECK_FALSE(is_pascal_case("Order Line"));
  CHECK(is_kebab_case("due-on-2"));
  for (const auto name : {"", "-a", "a-", "a--b", "aB", "a_b"}) CHECK_FALSE(is_kebab_case(name));
}

TEST_CASE("ISO 8601 durations are read, and nothing else is") {
  CHECK(duration_seconds("PT15M") == 900);
  CHECK(duration_seconds("P1D") == 86'400);
  CHECK(duration_seconds("P1Y6M") == (365 + 180) * 86'400);
  CHECK(duration_seconds("P2W") == 14 * 86'400);
  CHECK(duration_seconds("P1DT2H3M4S") == 86'400 + 7'384);
  CHECK(duration_seconds("P0D") == 0);
  for (const auto text : {"",
                          "P",
                          "PT",
                          "1D",
                          "P1",
                          "P1H",
                          "PT1D",
                          "P1D2",
                          "P1M1Y",
                          "P-1D",
                          "p1d",
                          "30 days",
                          "P99999999999999999999D",
                          "P9999999999Y"}) {
    CAPTURE(text);
    CHECK_FALSE(duration_seconds(text).has_value());
  }
}

}  // namespace
}  // namespace nonagon::check
