// Conditions of the design: what parses is said, or refused, in the words of every engine.
#include "design/design.hpp"
#include "fuzz/target.hpp"
#include "sql/schema.hpp"
#include "sql/translate.hpp"

using namespace nonagon;

namespace {

// One field of every kind that an expression can speak of.
constexpr std::string_view model = R"json({"relationships": [], "entities": [
  {"name": "Repair", "description": "x", "fields": [
    {"name": "id", "type": "uuid", "required": true, "description": "x"},
    {"name": "a", "type": "integer", "required": false, "description": "x"},
    {"name": "b", "type": "bigint", "required": true, "description": "x"},
    {"name": "c", "type": "float", "required": true, "description": "x"},
    {"name": "name", "type": "string(20)", "required": true, "description": "x"},
    {"name": "phone", "type": "text", "required": true, "description": "x"},
    {"name": "status", "type": "enum(open,collected,cancelled)", "required": true, "description": "x"},
    {"name": "total", "type": "decimal(10,2)", "required": true, "description": "x"},
    {"name": "subtotal", "type": "decimal(10,2)", "required": true, "description": "x"},
    {"name": "taxTotal", "type": "decimal", "required": true, "description": "x"},
    {"name": "done", "type": "boolean", "required": true, "description": "x"},
    {"name": "day", "type": "date", "required": true, "description": "x"},
    {"name": "at", "type": "datetime", "required": true, "description": "x"},
    {"name": "tags", "type": "text[]", "required": true, "description": "x"},
    {"name": "data", "type": "jsonb", "required": true, "description": "x"}]}]})json";

const design::Design& repairs() {
  static const auto made = [] {
    design::Design design;
    const auto reading = design::read_payload_text(design, design::StageName::data_model, model);
    ensure(reading.has_value() && reading->is_valid(), "the data model of the fuzz target is valid");
    return design;
  }();
  return made;
}

// The same table for every dialect, in the order of sql::dialects().
const std::vector<sql::Schema>& schemas() {
  static const auto made = [] {
    std::vector<sql::Schema> all;
    for (const auto* dialect : sql::dialects()) all.push_back(sql::lower(repairs(), dialect->engine));
    return all;
  }();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto expression = sql::parse_expression(fuzz::text_of(data, size));
  if (!expression) return 0;
  static_cast<void>(sql::fields_of(*expression));
  for (std::size_t i = 0; i < sql::dialects().size(); ++i) {
    const auto& dialect = *sql::dialects()[i];
    const auto& table = schemas()[i].tables.front();
    const auto condition = sql::translate_condition(*expression, table, dialect, sql::Purpose::check);
    ensure(!condition || !condition->empty(), "a condition that an engine can say is not empty");
    static_cast<void>(sql::translate(*expression, table, dialect, sql::Purpose::index).has_value());
  }
  return 0;
}
