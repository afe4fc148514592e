#include <map>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "check/patch.hpp"
#include "check/rule.hpp"
#include "design/design.hpp"
#include "support/files.hpp"
#include "workbench/packages.hpp"

// Plants one fault at a time into designs that the built-in engine made from its templates, as somebody who
// edits the payloads would, and asks whether the rules find it: the one that should, at its place, and no
// other error.
namespace nonagon {
namespace {

struct Fault {
  std::string text;
  std::string template_id;
  json::array patch;
  std::string rule;
  std::string place;
};

std::string text_of(const json::object& object, std::string_view member) {
  return std::string(object.at(member).as_string());
}

// "/dataModel/entities/name=Plan/fields/name=code" → "/dataModel/entities/9/fields/1": elements are named by
// what they hold, since the engine may order them anew. "=owner" names an element of a list of texts.
std::string resolved(const json::value& document, std::string_view path) {
  std::string pointer;
  for (const auto token : split(path.substr(1), '/')) {
    const auto* present = find_pointer(document, pointer);
    const auto equals = token.find('=');
    if (present == nullptr || !present->is_array() || equals == std::string_view::npos) {
      pointer += fmt::format("/{}", token);
      continue;
    }
    const auto& list = present->get_array();
    const auto found = std::ranges::find_if(list, [&](const json::value& element) {
      const auto* member =
          equals == 0 ? &element : find_pointer(element, fmt::format("/{}", token.substr(0, equals)));
      return member != nullptr && member->is_string() &&
             std::string_view(member->get_string()) == token.substr(equals + 1);
    });
    REQUIRE_MESSAGE(found != list.end(), fmt::format("nothing is {} in {}", token, pointer));
    pointer += fmt::format("/{}", found - list.begin());
  }
  return pointer;
}

std::vector<Fault> faults() {
  const auto file = test::source_root() / "tests" / "mutations" / "faults.json";
  const auto document = parse_json(test::read_text(file)).value();
  std::vector<Fault> all;
  for (const auto& value : document.as_array()) {
    const auto& object = value.as_object();
    all.push_back({text_of(object, "fault"),
                   text_of(object, "template"),
                   object.at("patch").as_array(),
                   text_of(object, "rule"),
                   text_of(object, "place")});
  }
  return all;
}

// The payloads of a template's design under their stage names.
const json::value& sound_design(const std::string& template_id) {
  static std::map<std::string, json::value> made;
  const auto known = made.find(template_id);
  if (known != made.end()) return known->second;
  workbench::DesignRequest request;
  request.template_id = template_id;
  const auto design = workbench::make_design(request, [](auto, auto, auto) {}).value();
  json::object payloads;
  for (const auto stage : design::all_stages)
    payloads[wire_name(stage)] = parse_json(design::write_payload(design, stage)).value();
  return made.emplace(template_id, std::move(payloads)).first->second;
}

std::vector<design::Finding> findings_of(const json::value& document) {
  design::Design design;
  for (const auto& [name, payload] : document.as_object()) {
    const auto reading = design::read_payload(design, design::parse_stage(name).value(), payload);
    REQUIRE_MESSAGE(reading.is_valid(), std::string_view(name));
  }
  return check::check(design);
}

// The document with the fault, its paths resolved step by step.
json::value with_fault(const Fault& fault) {
  auto document = sound_design(fault.template_id);
  for (const auto& step : fault.patch) {
    auto one = step.as_object();
    one["path"] = resolved(document, std::string_view(step.as_object().at("path").as_string()));
    const auto applied = check::apply_patch(document, json::array{one});
    REQUIRE_MESSAGE(applied.has_value(), fault.text);
  }
  return document;
}

TEST_CASE("every planted fault is found by its rule, at its place, and no other error is") {
  const auto all = faults();
  CHECK(all.size() >= 60);
  for (const auto& fault : all) {
    CAPTURE(fault.text);
    const auto document = with_fault(fault);
    const auto place = resolved(document, fault.place);
    bool is_found = false;
    std::string others;
    for (const auto& finding : findings_of(document)) {
      const auto at = fmt::format("/{}{}", wire_name(finding.stage), finding.pointer);
      const bool is_its = finding.rule == fault.rule;
      is_found = is_found || (is_its && at == place);
      if (!is_its && finding.severity == design::Severity::error)
        others += fmt::format("\n    {} at {}: {}", finding.rule, at, finding.message);
    }
    fmt::print("{:<68} {:<34} {:<60} {}\n",
               fault.text,
               fault.rule,
               place,
               is_found && others.empty() ? "found" : "MISSED");
    CHECK(is_found);
    CHECK_MESSAGE(others.empty(), others);
  }
}

TEST_CASE("the designs into which faults are planted have no error") {
  for (const auto& fault : faults()) {
    for (const auto& finding : findings_of(sound_design(fault.template_id))) {
      CHECK_MESSAGE(finding.severity != design::Severity::error,
                    fmt::format("{}: {} at {}", fault.template_id, finding.rule, finding.pointer));
    }
  }
}

}  // namespace
}  // namespace nonagon
