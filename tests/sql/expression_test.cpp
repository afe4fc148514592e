#include "sql/expression.hpp"

#include <array>

#include <doctest/doctest.h>

#include "sql/translate.hpp"
#include "support/designs.hpp"

namespace nonagon::sql {
namespace {

using design::Engine;

const design::Design& shop() {
  static const auto design = test::fixture("repair-shop");
  return design;
}

std::string in_words_of(Engine engine,
                        std::string_view table,
                        std::string_view text,
                        Purpose purpose = Purpose::check) {
  const auto schema = lower(shop(), engine);
  const auto sql = translate_condition(text, *find_table(schema, table), dialect_of(engine), purpose);
  return sql ? *sql : "refused: " + sql.error().detail;
}

struct Row {
  std::string_view text;
  std::string_view postgresql;
  std::string_view mysql;
  std::string_view sqlite;
};

}  // namespace

TEST_CASE("conditions are said in each engine's words") {
  static constexpr std::array rows{
      Row{"total = subtotal + taxTotal",
          "total = subtotal + tax_total",
          "total = subtotal + tax_total",
          "round(total, 6) = round(subtotal + tax_total, 6)"},
      Row{"(status = 'paid') = (paidAt is not null)",
          "(status = 'paid') = (paid_at IS NOT NULL)",
          "(status = 'paid') = (paid_at IS NOT NULL)",
          "(status = 'paid') = (paid_at IS NOT NULL)"},
      Row{"length(billedName) > 1 and not (total < 0 or number = 7)",
          "char_length(billed_name) > 1 AND NOT (total < 0 OR number = 7)",
          "char_length(billed_name) > 1 AND NOT (total < 0 OR number = 7)",
          "length(billed_name) > 1 AND NOT (total < 0 OR number = 7)"},
      Row{"currency matches '^[A-Z]{3}$'",
          "currency ~ '^[A-Z]{3}$'",
          "currency REGEXP '^[A-Z]{3}$'",
          "refused: SQLite has no regular expressions"},
      Row{"status not in ('paid', 'it''s')",
          "status NOT IN ('paid', 'it''s')",
          "status NOT IN ('paid', 'it''s')",
          "status NOT IN ('paid', 'it''s')"},
      Row{"billedName <> 'a\\b'",
          "billed_name <> 'a\\b'",
          "billed_name <> 'a\\\\b'",
          "billed_name <> 'a\\b'"},
      Row{"(total - 1) * 2 >= -(subtotal + 1)",
          "(total - 1) * 2 >= -(subtotal + 1)",
          "(total - 1) * 2 >= -(subtotal + 1)",
          "round((total - 1) * 2, 6) >= round(-(subtotal + 1), 6)"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(in_words_of(Engine::postgresql, "invoices", row.text) == row.postgresql);
    CHECK(in_words_of(Engine::mysql, "invoices", row.text) == row.mysql);
    CHECK(in_words_of(Engine::sqlite, "invoices", row.text) == row.sqlite);
  }
}

TEST_CASE("what an engine would refuse is refused before it gets there") {
  const auto refused = [](std::string_view text, Purpose purpose = Purpose::check) {
    return in_words_of(Engine::postgresql, "invoices", text, purpose);
  };
  CHECK(refused("ghost = 1") == "refused: no field `ghost`");
  CHECK(refused("total > 'much'") == "refused: a number is compared with 'much'");
  CHECK(refused("lower(total) = 'x'") == "refused: a number stands where a text is expected");
  CHECK(refused("issuedOn > '2026-02-30'") == "refused: a date is compared with '2026-02-30'");
  CHECK(refused("issuedOn > '2026-02-28'") == "issued_on > '2026-02-28'");
  CHECK(refused("total / 0 > 1") == "refused: it divides by zero");
  CHECK(refused("total + 1") == "refused: it yields a number, not true or false");
  CHECK(refused("paidAt > issuedOn") == "paid_at > issued_on");
  CHECK(refused("paidAt > issuedOn", Purpose::index) == "refused: a date-time is compared with a date");
}

TEST_CASE("a broken expression is refused with the column") {
  const auto why = [](std::string_view text) { return parse_expression(text).error().detail; };
  CHECK(why("a = ") == "column 5: it ends where a field, a number or a text is expected");
  CHECK(why("a = 'x") == "column 5: a text lacks its closing '");
  CHECK(why("a ; drop table b") == "column 3: `;` has no meaning here");
  CHECK(why("a b") == "column 3: `b` stands where nothing more is expected");
  CHECK(why("now() > a") == "column 1: `now` is no function");
  CHECK(why("a in ()") == "column 7: `)` stands where a field, a number or a text is expected");
  CHECK_FALSE(parse_expression(std::string(1000, '(') + "a").has_value());
}

TEST_CASE("fields are named once, in order") {
  const auto expression = parse_expression("b > a and (b = 'c' or lower(d) = d)").value();
  CHECK(fields_of(expression) == std::vector<std::string_view>{"b", "a", "d"});
}

}  // namespace nonagon::sql
