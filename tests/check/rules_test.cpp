#include <algorithm>
#include <filesystem>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "check/mend.hpp"
#include "check/patch.hpp"
#include "check/rule.hpp"
#include "check/rule_manual.hpp"
#include "design/design.hpp"
#include "support/files.hpp"

namespace nonagon::check {
namespace {

namespace fs = std::filesystem;

fs::path folder(std::string_view name) {
  return test::source_root() / "tests" / "check" / name;
}

// The nine payloads of the design that breaks no rule, under their stage names.
const json::value& base() {
  static const json::value document = [] {
    json::object all;
    for (const auto stage : design::all_stages) {
      const auto file = folder("base") / fmt::format("{}.json", wire_name(stage));
      all[wire_name(stage)] = parse_json(test::read_text(file)).value();
    }
    return json::value(std::move(all));
  }();
  return document;
}

design::Design design_of(const json::value& document) {
  design::Design design;
  for (const auto& [name, payload] : document.as_object()) {
    if (name == "waivers") {
      design.waivers = design::read_waivers(payload).value();
      continue;
    }
    const auto reading = design::read_payload(design, design::parse_stage(name).value(), payload);
    for (const auto& finding : reading.findings) FAIL_CHECK(finding.pointer << ": " << finding.message);
  }
  return design;
}

using Places = std::multiset<std::string>;

Places places_of(const std::vector<Finding>& findings, std::string_view rule) {
  Places places;
  for (const auto& finding : findings) {
    if (finding.rule == rule) places.insert(fmt::format("/{}{}", wire_name(finding.stage), finding.pointer));
  }
  return places;
}

// A change of the base design, and where the rule fires then; nowhere for one that comes near and breaks
// nothing.
struct Case {
  std::string rule;
  json::array patch;
  Places fires;
  std::set<std::string> also;  // other rules that one fault breaks too
  std::string why;             // said where one of them is an error
};

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const auto& entry : fs::directory_iterator(folder("cases"))) {
    const auto document = parse_json(test::read_text(entry.path())).value();
    for (const auto& value : document.as_array()) {
      const auto& object = value.as_object();
      Case next{
          replace_all(entry.path().stem().string(), "_", "-"), object.at("patch").as_array(), {}, {}, {}};
      for (const auto& place : object.at("fires").as_array())
        next.fires.insert(std::string(place.as_string()));
      if (const auto* also = object.if_contains("also")) {
        for (const auto& rule : also->as_array()) next.also.insert(std::string(rule.as_string()));
      }
      if (const auto* why = object.if_contains("why")) next.why = why->as_string();
      all.push_back(std::move(next));
    }
  }
  return all;
}

json::value changed(const json::array& patch) {
  auto document = base();
  const auto applied = apply_patch(document, patch);
  REQUIRE_MESSAGE(applied.has_value(), applied.error().detail);
  return document;
}

// A patch on one stage's payload as a patch on the document of all stages.
json::array on_document(const Finding& finding) {
  auto patch = finding.fix->patch;
  for (auto& step : patch) {
    auto& path = step.as_object()["path"];
    path = fmt::format("/{}{}", wire_name(finding.stage), std::string_view(path.as_string()));
  }
  return patch;
}

TEST_CASE("the base design breaks no rule") {
  for (const auto& finding : check(design_of(base()))) {
    FAIL_CHECK(finding.rule << " at " << wire_name(finding.stage) << finding.pointer << ": "
                            << finding.message);
  }
}

TEST_CASE("every rule fires where its case says, and no other does") {
  for (const auto& [rule, patch, fires, also, why] : cases()) {
    CAPTURE(rule);
    REQUIRE(find_rule(rule) != nullptr);
    const auto findings = check(design_of(changed(patch)));
    const auto found = places_of(findings, rule);
    CHECK_MESSAGE(found == fires, join({found.begin(), found.end()}, " "));
    for (const auto& finding : findings) {
      if (finding.rule == rule || also.contains(finding.rule)) continue;
      FAIL_CHECK(finding.rule << " fires too at " << wire_name(finding.stage) << finding.pointer << ": "
                              << finding.message);
    }
  }
}

// Whether `now` has no finding that `before` had not.
bool brings_nothing_new(const std::vector<Finding>& before, const std::vector<Finding>& now) {
  return std::ranges::all_of(now, [&](const Finding& finding) {
    return std::ranges::any_of(before, [&](const Finding& known) { return known.rule == finding.rule; });
  });
}

TEST_CASE("what a case says to fire too does, and an error among it has its reason") {
  for (const auto& [rule, patch, fires, also, why] : cases()) {
    CAPTURE(rule);
    const auto findings = check(design_of(changed(patch)));
    for (const auto& other : also) {
      CAPTURE(other);
      REQUIRE(find_rule(other) != nullptr);
      CHECK_FALSE(places_of(findings, other).empty());
      CHECK((find_rule(other)->severity != Severity::error || !why.empty()));
    }
  }
}

TEST_CASE("every fix mends its finding and adds no other") {
  std::set<std::string> fixed;
  for (const auto& [rule, patch, fires, also, why] : cases()) {
    const auto document = changed(patch);
    const auto before = check(design_of(document));
    for (const auto& finding : before) {
      if (!finding.fix) continue;
      CAPTURE(finding.rule);
      auto mended = document;
      const auto applied = apply_patch(mended, on_document(finding));
      REQUIRE_MESSAGE(applied.has_value(), applied.error().detail);
      const auto left = check(design_of(mended));
      CHECK(places_of(left, finding.rule).size() < places_of(before, finding.rule).size());
      CHECK(brings_nothing_new(before, left));
      fixed.insert(finding.rule);
    }
  }
  CHECK(fixed.size() >= 40);
}

TEST_CASE("mending applies every fix, keeps what is waived, and does nothing a second time") {
  for (const auto& [rule, patch, fires, also, why] : cases()) {
    CAPTURE(rule);
    auto design = design_of(changed(patch));
    const auto mending = mend(design);
    REQUIRE(mending.has_value());
    for (const auto& finding : mending->left) CHECK_FALSE(finding.fix.has_value());
    CHECK(mending->left == check(design));
    const auto again = mend(design);
    REQUIRE(again.has_value());
    CHECK(again->fixed.empty());
  }
  auto waived = design_of(
      changed({{{"op", "replace"}, {"path", "/dataModel/entities/0/fields/4/type"}, {"value", "float"}},
               {{"op", "add"},
                {"path", "/waivers"},
                {"value",
                 json::array{{{"rule", "money-is-not-float"},
                              {"stage", "dataModel"},
                              {"pointer", "/entities/0"},
                              {"reason", "Estimates only."}}}}}}));
  const auto mending = mend(waived);
  REQUIRE(mending.has_value());
  CHECK(mending->fixed.empty());
  CHECK(waived.data_model.entities[0].fields[4].type == "float");
}

TEST_CASE("many fixes of one list are applied one after another") {
  json::array patch;
  for (int i = 0; i < 40; ++i) {
    patch.push_back(json::object{{"op", "add"},
                                 {"path", "/database/indexes/-"},
                                 {"value",
                                  {{"entity", "Loan"},
                                   {"columns", json::array{"status"}},
                                   {"unique", false},
                                   {"why", fmt::format("Reader {}", i)}}}});
  }
  auto design = design_of(changed(patch));
  const auto mending = mend(design);
  REQUIRE(mending.has_value());
  CHECK(mending->fixed.size() == 40);
  CHECK(mending->left.empty());
  CHECK(design.database.indexes.size() == 3);
}

TEST_CASE("every rule has a case that breaks it and one that holds, and says what it is about") {
  const auto all = cases();
  std::string_view former;
  for (const auto* rule : rules()) {
    CAPTURE(rule->id);
    const auto is_its = [&](const Case& one) { return one.rule == rule->id; };
    CHECK(std::ranges::any_of(all, [&](const Case& one) { return is_its(one) && !one.fires.empty(); }));
    CHECK(std::ranges::any_of(all, [&](const Case& one) { return is_its(one) && one.fires.empty(); }));
    for (const auto text : {rule->summary, rule->reason, rule->mend, rule->source, rule->bad, rule->good})
      CHECK_FALSE(text.empty());
    for (const auto sentence : {rule->summary, rule->reason, rule->mend}) CHECK(sentence.ends_with('.'));
    CHECK(former < rule->id);
    CHECK(find_rule(rule->id) == rule);
    former = rule->id;
  }
  CHECK(rules().size() >= 120);
}

TEST_CASE("the manual of the rules is made from them") {
  test::check_file("docs/rules.md", rule_manual());
}

TEST_CASE("a design with any set of stages is checked without a complaint about what is not there yet") {
  for (unsigned mask = 0; mask < 512; ++mask) {
    CAPTURE(mask);
    json::object some;
    for (const auto stage : design::all_stages) {
      const auto name = wire_name(stage);
      if ((mask >> index_of(stage) & 1U) != 0) some[name] = base().as_object().at(name);
    }
    check(design_of(std::move(some)));
  }
  design::Design nothing;
  nothing.has.fill(true);
  check(nothing);
}

TEST_CASE("a prefix of the stages breaks no rule") {
  json::object some;
  for (const auto stage : design::all_stages) {
    some[wire_name(stage)] = base().as_object().at(wire_name(stage));
    for (const auto& finding : check(design_of(some))) {
      FAIL_CHECK(finding.rule << " after " << wire_name(stage) << " at " << finding.pointer << ": "
                              << finding.message);
    }
  }
}

TEST_CASE("a waived finding says why it is accepted, and a waiver without a reason waives nothing") {
  auto document = base();
  document.as_object()["dataModel"].as_object()["entities"].as_array()[0].as_object()["features"] =
      json::array();
  document.as_object()["waivers"] = json::array{{{"rule", "entity-has-feature"},
                                                 {"stage", "dataModel"},
                                                 {"pointer", "/entities/0"},
                                                 {"reason", "A draft."}}};
  const auto findings = check(design_of(document));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].waived == "A draft.");
  document.as_object()["waivers"].as_array()[0].as_object()["reason"] = " ";
  const auto unreasoned = check(design_of(document));
  REQUIRE(unreasoned.size() == 2);
  CHECK_FALSE(unreasoned[0].waived.has_value());
  CHECK(unreasoned[1].rule == "waiver-has-reason");
}

}  // namespace
}  // namespace nonagon::check
