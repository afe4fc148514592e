// Field types: what parses is printed, and parses as the same type.

#include "design/field_type.hpp"

#include "fuzz/target.hpp"

using namespace nonagon;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto type = design::parse_field_type(text);
  static_cast<void>(design::field_type_or_text(text));
  if (!type) return 0;
  const auto again = design::parse_field_type(design::print(*type));
  ensure(again.has_value() && *again == *type, "a printed type parses as itself");
  return 0;
}
