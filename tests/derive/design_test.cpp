#include <doctest/doctest.h>

#include "borrowell.hpp"
#include "derive/stages/stages.hpp"
#include "design/palette.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::StageName;

Design answered(std::string topic, design::Answer answer) {
  auto design = test::borrowell();
  design.answers.set(StageName::design, std::move(topic), std::move(answer));
  derive_design_system(design);
  return design;
}

Design unanswered() {
  auto design = test::borrowell();
  derive_design_system(design);
  return design;
}

template <class T>
const T* entry(const design::Dictionary<T>& entries, std::string_view name) {
  const auto found = std::ranges::find(entries, name, &std::pair<std::string, T>::first);
  return found == entries.end() ? nullptr : &found->second;
}

}  // namespace

TEST_CASE("the design system of the tool library") {
  const auto design = unanswered();
  test::check_golden("borrowell/stages/design.json", design::write_payload(design, StageName::design));
}

TEST_CASE("the named colour stands unchanged in the primary palette") {
  for (const auto& [said, written] :
       {std::pair{"#0F766E", "#0f766e"}, std::pair{"ffcc00", "#ffcc00"}, std::pair{"#fff", "#ffffff"}}) {
    CAPTURE(said);
    const auto design = answered("color-seed", {{}, said});
    CHECK(*entry(design.design.seeds, "primary") == written);
    const auto palette = design::palettes(design.design).front();
    CHECK(std::ranges::any_of(palette.steps, [&](const auto& step) { return step.hex == written; }));
  }
}

TEST_CASE("a colour that cannot be read becomes an assumption, not a seed") {
  const auto design = answered("color-seed", {{}, "sort of teal"});
  CHECK(design::parse_hex(*entry(design.design.seeds, "primary")).has_value());
  CHECK(std::ranges::any_of(design.product.assumptions, [](const auto& one) {
    return one.id == "color-seed" && one.because.find("sort of teal") != std::string::npos;
  }));
}

TEST_CASE("every answer changes the result") {
  const auto plain = design::write_payload(unanswered(), StageName::design);
  for (const auto* mood : {"calm",
                           "playful",
                           "serious",
                           "bold",
                           "minimal",
                           "warm",
                           "technical",
                           "elegant",
                           "sturdy",
                           "legible",
                           "energetic"}) {
    CAPTURE(mood);
    CHECK(design::write_payload(answered("mood", {{mood}, {}}), StageName::design) != plain);
  }
  CHECK(design::write_payload(answered("inspiration", {{"A dense spreadsheet with sharp corners"}, {}}),
                              StageName::design) != plain);
  CHECK(design::write_payload(answered("layout", {{"topbar"}, {}}), StageName::design) != plain);
  CHECK(design::write_payload(answered("layout", {{"minimal"}, {}}), StageName::design) != plain);
  CHECK(design::write_payload(answered("dark-mode", {{"dark"}, {}}), StageName::design) != plain);
}

TEST_CASE("every state of every status field has a colour role") {
  const auto design = unanswered();
  const auto* loan = entry(design.design.status_colours, "Loan.status");
  REQUIRE(loan != nullptr);
  REQUIRE(loan->size() == 5);
  CHECK(*entry(*loan, "returned") == "success");
  CHECK(*entry(*loan, "cancelled") == "danger");
  CHECK(*entry(*loan, "overdue") == "danger");
}

TEST_CASE("navigation opens screens that exist, for the roles that may") {
  auto design = unanswered();
  derive_sections(design);
  REQUIRE(design.design.application_shell);
  const auto& entries = design.design.application_shell->navigation;
  REQUIRE(entries.size() >= 3);
  for (const auto& item : entries) {
    CAPTURE(item.section);
    CHECK(std::ranges::any_of(design.sections.sections,
                              [&](const auto& section) { return section.id == item.section; }));
    CHECK_FALSE(item.icon.empty());
  }
}

TEST_CASE("open questions are assumptions, answered ones are not") {
  const auto has = [](const Design& design, std::string_view topic) {
    return std::ranges::any_of(design.product.assumptions,
                               [&](const auto& one) { return one.override_ == topic; });
  };
  const auto open = unanswered();
  for (const auto* topic :
       {"design.mood", "design.color-seed", "design.inspiration", "design.layout", "design.dark-mode"}) {
    CAPTURE(topic);
    CHECK(has(open, topic));
  }
  CHECK_FALSE(has(answered("mood", {{"warm"}, {}}), "design.mood"));
  CHECK_FALSE(has(answered("dark-mode", {{"both"}, {}}), "design.dark-mode"));
}

TEST_CASE("a command line tool has a design system and no shell") {
  Design design;
  design.answers.set(StageName::product,
                     "idea",
                     {{}, "A command-line tool that renames photos by the day they were taken."});
  derive_design_system(design);
  derive_sections(design);
  CHECK_FALSE(design.design.application_shell.has_value());
  CHECK_FALSE(design.design.seeds.empty());
  CHECK(design.sections.sections.empty());
}

}  // namespace nonagon::derive
