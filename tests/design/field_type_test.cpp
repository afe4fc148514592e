#include "design/field_type.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace nonagon;
using namespace nonagon::design;

TEST_CASE("field types are printed as they were written") {
  for (const auto* const text : {"uuid",
                                 "string",
                                 "string(120)",
                                 "text",
                                 "integer",
                                 "bigint",
                                 "decimal",
                                 "decimal(10,2)",
                                 "float",
                                 "boolean",
                                 "date",
                                 "datetime",
                                 "time",
                                 "jsonb",
                                 "binary",
                                 "enum(a,b,c)",
                                 "text[]",
                                 "decimal(4,0)[]",
                                 "enum(x)[]"}) {
    CAPTURE(text);
    CHECK(print(parse_field_type(text).value()) == text);
  }
  CHECK(print(parse_field_type(" enum( a , b ) [] ").value()) == "enum(a,b)[]");
}

TEST_CASE("what is no field type is refused with a reason") {
  for (const auto* const text : {"",
                                 "varchar",
                                 "string(0)",
                                 "string(x)",
                                 "string(1,2)",
                                 "decimal(2,3)",
                                 "decimal(39,1)",
                                 "enum",
                                 "enum()",
                                 "enum(a,,b)",
                                 "uuid(3)",
                                 "string(12",
                                 "int[][]"}) {
    CAPTURE(text);
    const auto result = parse_field_type(text);
    REQUIRE_FALSE(result.has_value());
    CHECK_FALSE(result.error().detail.empty());
  }
}

TEST_CASE("printing and parsing are each other's inverse") {
  CHECK(rc::check([] {
    FieldType type;
    type.kind = static_cast<TypeKind>(*rc::gen::inRange(0, 14));
    type.is_list = *rc::gen::arbitrary<bool>();
    if (type.kind == TypeKind::string) type.length = *rc::gen::inRange(0, 1000);
    if (type.kind == TypeKind::decimal) {
      type.precision = *rc::gen::inRange(0, 39);
      if (type.precision > 0) type.scale = *rc::gen::inRange(0, type.precision + 1);
    }
    if (type.kind == TypeKind::enum_) {
      type.values = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
          rc::gen::element<std::string>("a", "b-c", "in_progress")));
    }
    RC_ASSERT(parse_field_type(print(type)).value() == type);
  }));
}
