#include "base/text.hpp"

#include <doctest/doctest.h>

using namespace nonagon;

TEST_CASE("names are taken apart into words") {
  CHECK(words_of("AIProviderConfig") == std::vector<std::string>{"ai", "provider", "config"});
  CHECK(words_of("due_on-site 2") == std::vector<std::string>{"due", "on", "site", "2"});
  CHECK(words_of("Élève's Café") == std::vector<std::string>{"eleves", "cafe"});
  CHECK(words_of("").empty());
}

TEST_CASE("names change their case") {
  CHECK(snake_case("MCPToken") == "mcp_token");
  CHECK(camel_case("repair ticket") == "repairTicket");
  CHECK(pascal_case("repair ticket") == "RepairTicket");
  CHECK(kebab_case("RepairTicket") == "repair-ticket");
  CHECK(title_case("repairTicket") == "Repair Ticket");
}

TEST_CASE("slugs hold lower-case letters, digits and single hyphens") {
  CHECK(slug_of("Bike  Repair -- Desk!") == "bike-repair-desk");
  CHECK(slug_of("日本語") == "untitled");
  CHECK(slug_of("a-very-long-name-indeed", 10) == "a-very");
}

TEST_CASE("plurals and singulars are each other's") {
  for (const auto* const pair : {"order/orders",
                                 "OrderLine/OrderLines",
                                 "category/categories",
                                 "person/people",
                                 "Child/Children",
                                 "box/boxes",
                                 "dish/dishes",
                                 "address/addresses",
                                 "status/statuses",
                                 "leaf/leaves",
                                 "day/days",
                                 "bus/buses",
                                 "analysis/analyses",
                                 "course/courses",
                                 "salesperson/salespeople",
                                 "craftsman/craftsmen",
                                 "menu/menus",
                                 "series/series",
                                 "equipment/equipment",
                                 "SKU/SKUs",
                                 "house/houses",
                                 "invoice/invoices"}) {
    const auto parts = split(pair, '/');
    CAPTURE(pair);
    CHECK(plural_of(parts[0]) == parts[1]);
    if (parts[0] != "SKU") CHECK(singular_of(parts[1]) == parts[0]);
    CHECK(singular_of(parts[0]) == parts[0]);
  }
}

TEST_CASE("user text never becomes markup") {
  CHECK(markdown_text("a <b> | *c*\n# d") == "a &lt;b\\> \\| \\*c\\* \\# d");
  CHECK(clean_text("a\x01"
                   "b\xff") == "ab\xEF\xBF\xBD");
  CHECK(clean_text("x\xE2\x80\xAEy") == "xy");
}

TEST_CASE("UTF-8 is checked") {
  CHECK(is_valid_utf8("grüße 日本"));
  CHECK_FALSE(is_valid_utf8("\xC3"));
  CHECK_FALSE(is_valid_utf8(std::string_view("a\0b", 3)));
}
