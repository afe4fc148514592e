#include <fmt/format.h>

#include "derive/assumptions.hpp"
#include "derive/screens/content.hpp"
#include "derive/screens/interface.hpp"
#include "derive/screens/plan.hpp"
#include "derive/stages/stages.hpp"

namespace nonagon::derive {
namespace {

using design::StageName;

void state_assumptions(design::Design& design, const ScreenPlan& plan) {
  const auto& screens = plan.screens;
  const auto home = std::ranges::find_if(screens, [](const Screen& one) { return one.is_in_shell; });
  const auto first = home == screens.end() ? std::string("None") : home->name;
  if (is_open(design, StageName::sections, "main-screens")) {
    assume(design,
           "main-screens",
           fmt::format("{} is the first screen; {} screens follow from the entities and operations.",
                       first,
                       screens.size()),
           "No screens were named; what has the most steps and features comes first.",
           "sections.main-screens");
  }
  if (is_open(design, StageName::sections, "landing-page")) {
    assume(design,
           "landing-page",
           "There is no public page: who is not signed in is led to sign-in.",
           "Nothing was said about visitors.",
           "sections.landing-page");
  }
  if (is_open(design, StageName::sections, "complex-interactions")) {
    assume(design,
           "complex-interactions",
           "Screens show, filter and save; none needs dragging, scanning or a wizard.",
           "No interaction beyond that was described.",
           "sections.complex-interactions");
  }
  if (is_open(design, StageName::sections, "data-heavy-screens")) {
    assume(design,
           "data-heavy-screens",
           "Lists are plain: filters and paging, without chosen columns or export.",
           "No screen was named as having many rows or figures.",
           "sections.data-heavy-screens");
  }
}

}  // namespace

void derive_sections(design::Design& design) {
  design.sections = {};
  const auto plan = plan_screens(design);
  if (plan.screens.empty()) {
    if (is_open(design, StageName::sections, "main-screens"))
      assume(design,
             "main-screens",
             "There are no screens.",
             "It reads as a product that programs call.",
             "sections.main-screens");
    return;
  }
  std::vector<design::Section> sections;
  sections.reserve(plan.screens.size());
  const auto context = context_of(design, plan);
  for (const auto& screen : plan.screens) {
    auto& section = sections.emplace_back();
    section.id = screen.id;
    section.name = screen.name;
    section.route = screen.route;
    section.persona = screen.persona;
    section.features = screen.features;
    section.description = description_of(context, screen);
    section.components = components_of(context, screen);
    section.data_requirements = data_of(context, screen);
    section.interactions = interactions_of(context, screen);
    section.states = states_of(context, screen);
    section.state_management = kept_state_of(context, screen);
  }
  state_assumptions(design, plan);
  design.sections.sections = std::move(sections);
}

}  // namespace nonagon::derive
