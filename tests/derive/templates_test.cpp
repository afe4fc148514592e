#include "derive/templates.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "check/rule.hpp"
#include "design/field_type.hpp"
#include "pipeline/stage.hpp"

namespace nonagon::derive {
namespace {

using design::Answer;
using design::Answers;
using design::StageName;

constexpr std::array<std::string_view, 7> categories{
    "saas", "api", "landing", "mobile", "cli", "fullstack", "other"};

const design::Entity& entity_named(const design::DataModel& model, std::string_view name) {
  const auto* found = design::find_entity(model, name);
  REQUIRE_MESSAGE(found != nullptr, name);
  return *found;
}

std::set<std::string> state_values(const design::Entity& entity) {
  const auto* field = design::find_field(entity, entity.lifecycle->field);
  REQUIRE(field != nullptr);
  const auto type = design::parse_field_type(field->type);
  REQUIRE(type.has_value());
  return {type->values.begin(), type->values.end()};
}

std::set<std::string> reached_states(const design::Lifecycle& lifecycle) {
  std::set<std::string> found{lifecycle.initial};
  for (std::size_t before = 0; before != found.size();) {
    before = found.size();
    for (const auto& [from, to, action, guard, extras] : lifecycle.transitions) {
      if (std::ranges::any_of(from, [&](const auto& state) { return found.contains(state); }))
        found.insert(to);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("there are templates for every category") {
  CHECK(templates().size() >= 9);
  std::set<std::string> covered;
  for (const auto& known : templates()) {
    CAPTURE(known.id);
    CHECK(known.id == kebab_case(known.id));
    CHECK(!known.icon.empty());
    CHECK(known.description.size() > 60);
    CHECK(std::ranges::find(categories, std::string_view(known.category)) != categories.end());
    covered.insert(known.category);
    CHECK(find_template(known.id) == &known);
  }
  CHECK(covered.size() == categories.size());
  CHECK(find_template("no-such-template") == nullptr);
}

TEST_CASE("a template answers every required question, with choices that exist") {
  for (const auto& known : templates()) {
    CAPTURE(known.id);
    const auto checked = pipeline::check_answers(known.answers);
    CHECK_MESSAGE(checked.has_value(), (checked.has_value() ? "" : checked.error().detail));
    for (const auto stage : design::all_stages) {
      for (const auto& question : pipeline::stage(stage).interview) {
        if (!question.is_required) continue;
        CHECK_MESSAGE(known.answers.find(stage, question.topic) != nullptr, question.topic);
      }
    }
  }
}

TEST_CASE("a template says what the product is and what it keeps") {
  for (const auto& known : templates()) {
    CAPTURE(known.id);
    const auto design = design_from_template(known, {});
    CHECK(design.product.tagline.size() <= 60);
    CHECK(design.product.problems.size() >= 3);
    CHECK(design.product.features.size() >= 5);
    CHECK(design.product.personas.size() >= 2);
    CHECK(design.product.assumptions.size() >= 3);
    CHECK(design.data_model.entities.size() >= 8);
    CHECK(design.data_model.relationships.size() >= 7);
    CHECK(design::foreign_keys(design.data_model).size() == design.data_model.relationships.size());
    for (const auto& finding : check::check(design)) {
      const bool is_written = finding.stage == StageName::product || finding.stage == StageName::data_model;
      if (is_written) FAIL_CHECK(finding.rule, " ", finding.pointer, " ", finding.message);
    }
    std::set<std::string> actions;
    for (const auto& entity : design.data_model.entities) {
      CAPTURE(entity.name);
      CHECK(!entity.features.empty());
      if (!entity.lifecycle) continue;
      CHECK(reached_states(*entity.lifecycle) == state_values(entity));
      std::set<std::string> own;
      for (const auto& transition : entity.lifecycle->transitions) own.insert(transition.action);
      for (const auto& action : own)
        CHECK_MESSAGE(actions.insert(action).second, action, " acts on two entities");
    }
  }
}

TEST_CASE("a template becomes a whole design, the same each time") {
  for (const auto& known : templates()) {
    CAPTURE(known.id);
    const auto design = design_from_template(known, {});
    const auto again = design_from_template(known, {});
    for (const auto stage : design::all_stages) {
      CAPTURE(design::wire_name(stage));
      CHECK(design::has(design, stage));
      CHECK(design::write_payload(design, stage) == design::write_payload(again, stage));
    }
    const bool has_screens = known.category != "cli" && known.category != "api";
    CHECK(design.sections.sections.empty() != has_screens);
  }
}

TEST_CASE("the caller's answers, idea and name win, the structure stays") {
  const auto* known = find_template("helpdesk");
  REQUIRE(known != nullptr);
  Answers more;
  more.set(StageName::database, "engine-preference", Answer{.selected = {"sqlite"}});
  more.set(
      StageName::product, "idea", Answer{.text = "Plumbers answer questions of landlords about boilers."});
  const auto plain = design_from_template(*known, {});
  const auto own = design_from_template(*known, more, "Boilertalk");
  CHECK(own.product.name == "Boilertalk");
  CHECK(own.slug == "boilertalk");
  CHECK(own.product.description != plain.product.description);
  CHECK(own.answers.has_selected(StageName::database, "engine-preference", "sqlite"));
  CHECK(own.data_model.entities.size() == plain.data_model.entities.size());
  CHECK(entity_named(own.data_model, "Ticket").lifecycle.has_value());
}

TEST_CASE("a template that is not one is refused with its place") {
  const auto refused = [](std::string_view text) {
    const auto read = read_template(*parse_json(text));
    REQUIRE(!read.has_value());
    CHECK(read.error().code == ErrorCode::invalid_input);
    return read.error().pointer;
  };
  CHECK(refused("[]").empty());
  CHECK(refused(R"({"id": "a", "name": "A", "description": "d"})") == "/category");
  CHECK(
      refused(R"({"id": "a", "name": "A", "description": "d", "category": "api", "stages": {"nope": {}}})") ==
      "/stages/nope");
  CHECK(
      refused(
          R"({"id": "a", "name": "A", "description": "d", "category": "api", "stages": {"product": {"name": 1}}})")
          .starts_with("/stages/product"));
  const auto* known = find_template("helpdesk");
  const auto read = read_template(json::value(to_json(*known)));
  REQUIRE(read.has_value());
  CHECK(write_json(json::value(to_json(*read))) == write_json(json::value(to_json(*known))));
}

}  // namespace nonagon::derive
