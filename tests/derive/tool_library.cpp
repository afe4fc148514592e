#include "tool_library.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "derive/stages/stages.hpp"
#include "support/files.hpp"

namespace nonagon::test {
namespace {

using design::Design;
using design::StageName;

void read_stage(Design& design, StageName stage, std::string_view file) {
  const auto text = read_text(source_root() / "tests/fixtures/tool-library" / file);
  const auto reading = design::read_payload_text(design, stage, text);
  REQUIRE(reading.has_value());
  REQUIRE(reading->is_valid());
  design.has[design::index_of(stage)] = true;
}

}  // namespace

Design tool_library() {
  Design design;
  read_stage(design, StageName::product, "product.json");
  read_stage(design, StageName::data_model, "dataModel.json");
  const auto text = read_text(source_root() / "tests/fixtures/tool-library/answers.json");
  design.answers = design::read_answers(parse_json(text).value()).value();
  design.name = design.product.name;
  design.slug = "shedshare";
  return design;
}

Design tool_library_with(StageName stage, std::string topic, std::vector<std::string> choices) {
  auto design = tool_library();
  design.answers.set(stage, std::move(topic), {.selected = std::move(choices), .text = {}});
  return design;
}

Design tool_library_as(std::string idea) {
  auto design = tool_library();
  design.product.description = idea;
  design.answers = {};
  design.answers.set(StageName::product, "idea", {.selected = {}, .text = std::move(idea)});
  return design;
}

void derive_later_stages(Design& design) {
  derive::derive_database(design);
  derive::derive_api(design);
  derive::derive_stack(design);
  derive::derive_infrastructure(design);
  derive::derive_export(design);
}

bool assumes(const Design& design, std::string_view topic) {
  return std::ranges::find(design.product.assumptions, topic, &design::Assumption::override_) !=
         design.product.assumptions.end();
}

Design many_entities(int count) {
  Design design;
  design.product.name = "Many";
  for (int i = 0; i < count; ++i) {
    auto text = fmt::format(
        R"json({{"name": "Thing{0}", "description": "One.", "fields": [
        {{"name": "id", "type": "uuid", "required": true, "description": "Key"}},
        {{"name": "name", "type": "string(80)", "required": true, "description": "Name", "pii": true}},
        {{"name": "previousId", "type": "uuid", "required": false, "description": "Previous"}},
        {{"name": "status", "type": "enum(open,done)", "required": true, "description": "State", "default": "open"}},
        {{"name": "dueOn", "type": "date", "required": true, "description": "Day"}},
        {{"name": "doneAt", "type": "datetime", "required": false, "description": "End", "setBy": ["finishThing{0}"]}},
        {{"name": "createdAt", "type": "datetime", "required": true, "description": "Made"}},
        {{"name": "updatedAt", "type": "datetime", "required": true, "description": "Changed"}}],
        "lifecycle": {{"field": "status", "initial": "open", "final": ["done"],
        "transitions": [{{"from": ["open"], "to": "done", "action": "finishThing{0}"}}]}}}})json",
        i);
    design::ShapeReader reader(StageName::data_model);
    reader.read(parse_json(text).value(), "", design::About{}, design.data_model.entities.emplace_back());
    if (i > 0) {
      design.data_model.relationships.push_back({.from = fmt::format("Thing{}", i),
                                                 .to = fmt::format("Thing{}", i - 1),
                                                 .type = design::Cardinality::many_to_one,
                                                 .foreign_key = "previousId"});
    }
  }
  return design;
}

}  // namespace nonagon::test
