#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/text.hpp"
#include "design/design.hpp"
#include "design/payload_manual.hpp"
#include "support/files.hpp"

using namespace nonagon;
using namespace nonagon::design;

namespace {

// A JSON value that fits a schema of ours: every optional member present or absent by chance, unknown members
// added.
json::value fitting(const json::object& schema, const json::object& definitions, int depth) {
  if (const auto* reference = schema.if_contains("$ref")) {
    const auto name = std::string_view(reference->get_string()).substr(std::string_view("#/$defs/").size());
    return fitting(definitions.at(name).get_object(), definitions, depth - 1);
  }
  if (const auto* values = schema.if_contains("enum")) {
    const auto& all = values->get_array();
    return all[*rc::gen::inRange<std::size_t>(0, all.size())];
  }
  const auto* type = schema.if_contains("type");
  if (type == nullptr)
    return *rc::gen::element<json::value>(json::value("x"), json::value(3), json::value(true));
  const std::string_view kind = type->get_string();
  if (kind == "string")
    return json::string(*rc::gen::element<std::string>("a", "Größe", "two words", "\"quoted\"", "a/b~c"));
  if (kind == "boolean") return true;
  if (kind == "integer") {
    const auto* minimum = schema.if_contains("minimum");
    return minimum == nullptr ? 42 : minimum->to_number<std::int64_t>();
  }
  if (kind == "number") return 1.25;
  if (kind == "array") {
    json::array array;
    const auto& items = schema.at("items").get_object();
    const auto* least = schema.if_contains("minItems");
    const auto minimum = least == nullptr ? 0 : least->to_number<int>();
    const auto count = depth > 0 ? *rc::gen::inRange(1, 3) : 0;
    for (int i = std::max(count, minimum); i > 0; --i)
      array.push_back(fitting(items, definitions, depth - 1));
    return array;
  }
  json::object object;
  if (const auto* values = schema.if_contains("additionalProperties")) {
    object["some key"] = fitting(values->get_object(), definitions, depth - 1);
    return object;
  }
  if (const auto* properties = schema.if_contains("properties")) {
    const auto* required = schema.if_contains("required");
    for (const auto& [name, property] : properties->get_object()) {
      bool is_required = false;
      if (required != nullptr) {
        for (const auto& wanted : required->get_array())
          is_required = is_required || wanted.get_string() == name;
      }
      if (is_required || (depth > 0 && *rc::gen::arbitrary<bool>()))
        object[name] = fitting(property.get_object(), definitions, depth - 1);
    }
  }
  if (*rc::gen::arbitrary<bool>()) object["x-unknown"] = json::array{1, "two", nullptr};
  return object;
}

}  // namespace

TEST_CASE("the JSON Schema of every payload is the one under schemas/") {
  for (const auto stage : all_stages) {
    const auto file = std::string("schemas/") + std::string(wire_name(stage)) + ".schema.json";
    CAPTURE(file);
    test::check_file(file, write_json(payload_schema(stage)));
  }
}

TEST_CASE("what fits the schema is read without a finding, written canonically, and stable from then on") {
  for (const auto stage : all_stages) {
    CAPTURE(wire_name(stage));
    const auto schema = payload_schema(stage);
    const auto& definitions = schema.at("$defs").get_object();
    const auto holds = rc::check([&] {
      const auto document = fitting(schema, definitions, 5);
      Design design;
      const auto reading = read_payload(design, stage, document);
      for (const auto& finding : reading.findings)
        RC_LOG() << finding.pointer << " " << finding.message << "\n";
      RC_ASSERT(reading.is_valid());
      const auto text = write_payload(design, stage);
      Design again;
      RC_ASSERT(read_payload_text(again, stage, text).value().is_valid());
      RC_ASSERT(write_payload(again, stage) == text);
    });
    CHECK(holds);
  }
}

TEST_CASE("unknown members survive at every level, in their order") {
  Design design;
  const auto text = R"({"entities": [{"name": "Cup", "zeta": 1, "description": "d", "fields": [
      {"name": "id", "type": "uuid", "required": true, "description": "k", "beta": {"deep": [1]}, "alpha": null}]}],
      "relationships": [], "omega": "kept"})";
  REQUIRE(read_payload_text(design, StageName::data_model, text).value().is_valid());
  const auto written = write_payload(design, StageName::data_model);
  CHECK(design.data_model.extras.contains("omega"));
  CHECK(design.data_model.entities[0].fields[0].extras.size() == 2);
  CHECK(written.find("\"beta\"") < written.find("\"alpha\""));
  CHECK(written.find("\"zeta\"") > written.find("\"fields\""));
}

TEST_CASE("shape faults have a pointer and stop nothing") {
  Design design;
  const auto reading =
      read_payload_text(
          design,
          StageName::data_model,
          R"({"entities": [{"name": 5, "fields": [{"name": "a", "type": "uuid", "required": "yes",
                                             "description": ""}]}], "relationships": [{"from": "A", "to": "B", "type": "many",
                                             "foreignKey": "x"}]})")
          .value();
  std::vector<std::string> pointers;
  for (const auto& finding : reading.findings) pointers.push_back(finding.pointer);
  CHECK(pointers == std::vector<std::string>{"/entities/0/name",
                                             "/entities/0/description",
                                             "/entities/0/fields/0/required",
                                             "/relationships/0/type"});
  CHECK(design.data_model.entities[0].fields[0].name == "a");
}

TEST_CASE("ids are kebab-case names, unique among siblings, and stay when a name changes") {
  Design design;
  design.data_model.entities = {
      {.name = "OrderLine"}, {.name = "order_line"}, {.name = "Ärger"}, {.name = "日本"}};
  assign_ids(design);
  CHECK(design.data_model.entities[0].id == "order-line");
  CHECK(design.data_model.entities[1].id == "order-line-2");
  CHECK(design.data_model.entities[2].id == "arger");
  CHECK(design.data_model.entities[3].id == "untitled");
  design.data_model.entities[0].name = "Position";
  assign_ids(design);
  CHECK(design.data_model.entities[0].id == "order-line");
}

TEST_CASE("a waiver covers its place and what is below it") {
  std::vector<Finding> findings(3);
  for (auto& finding : findings) finding.rule = "money-is-not-float";
  findings[0].pointer = "/entities/1/fields/2";
  findings[1].pointer = "/entities/10";
  findings[2].pointer = "/entities/1";
  apply_waivers(
      findings,
      {{.rule = "money-is-not-float", .stage = StageName::product, .pointer = "/entities/1", .reason = "r"}});
  CHECK(findings[0].waived == "r");
  CHECK_FALSE(findings[1].waived.has_value());
  CHECK(findings[2].waived == "r");
}

TEST_CASE("the manual of the payloads is made from their description") {
  test::check_file("docs/payloads.md", payload_manual());
}
