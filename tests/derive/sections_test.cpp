#include <chrono>
#include <set>

#include <doctest/doctest.h>

#include "borrowell.hpp"
#include "derive/stages/stages.hpp"
#include "design/operations.hpp"
#include "design/symbols.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::Section;
using design::StageName;

Design with_answer(std::string topic, design::Answer answer) {
  auto design = test::borrowell();
  design.answers.set(StageName::sections, std::move(topic), std::move(answer));
  derive_sections(design);
  return design;
}

Design unanswered() {
  auto design = test::borrowell();
  derive_sections(design);
  return design;
}

const Section* find(const Design& design, std::string_view id) {
  const auto found = std::ranges::find(design.sections.sections, id, &Section::id);
  return found == design.sections.sections.end() ? nullptr : &*found;
}

std::set<std::string> calls_of(const Section& section) {
  std::set<std::string> calls;
  for (const auto& data : section.data_requirements) calls.insert(data.endpoint);
  for (const auto& interaction : section.interactions)
    calls.insert(interaction.calls.begin(), interaction.calls.end());
  return calls;
}

void check_components(const std::vector<design::Component>& components) {
  for (const auto& component : components) {
    CAPTURE(component.name);
    CHECK(component.name == design::program_name(component.name));
    CHECK((component.name[0] >= 'A' && component.name[0] <= 'Z'));
    check_components(component.children);
  }
}

// Whatever the design: nothing dangles.
void check_whole(const Design& design) {
  const design::Symbols symbols(design);
  std::set<std::string> ids;
  std::set<std::string> routes;
  std::set<std::string> called;
  for (const auto& section : design.sections.sections) {
    CAPTURE(section.id);
    CHECK(ids.insert(section.id).second);
    CHECK(routes.insert(section.route).second);
    CHECK(section.id == slug_of(section.id));
    CHECK_FALSE(section.components.empty());
    CHECK_FALSE(section.description.empty());
    check_components(section.components);
    for (const auto& call : calls_of(section)) {
      CAPTURE(call);
      CHECK(symbols.endpoint(call) != nullptr);
      called.insert(call);
    }
  }
  for (const auto& section : design.sections.sections) {
    for (const auto& interaction : section.interactions) {
      CAPTURE(interaction.trigger);
      CHECK((interaction.goes_to.empty() || ids.contains(interaction.goes_to)));
    }
  }
  for (const auto& operation : symbols.operations()) {
    CAPTURE(operation.id);
    CHECK(called.contains(operation.method + " " + operation.path));
  }
}

Design shop_of(int count) {
  Design design;
  design.answers.set(StageName::product, "idea", {{}, "A web app for a warehouse."});
  for (int i = 0; i < count; ++i) {
    design::Entity entity;
    entity.name = fmt::format("Record{}", i);
    design::Field key;
    key.name = "id";
    key.type = "uuid";
    key.required = true;
    entity.fields.push_back(key);
    key.name = "name";
    key.type = "string(80)";
    entity.fields.push_back(key);
    if (i > 0) {
      key.name = fmt::format("record{}Id", i / 2);
      key.type = "uuid";
      entity.fields.push_back(key);
      design::Relationship relation;
      relation.from = fmt::format("Record{}", i / 2);
      relation.to = entity.name;
      relation.foreign_key = key.name;
      design.data_model.relationships.push_back(relation);
    }
    design::Resource resource;
    resource.entity = entity.name;
    resource.path = fmt::format("/record{}s", i);
    resource.operations = {design::Verb::list,
                           design::Verb::create,
                           design::Verb::get,
                           design::Verb::update,
                           design::Verb::delete_};
    design.api.resources.push_back(resource);
    design.data_model.entities.push_back(std::move(entity));
  }
  return design;
}

}  // namespace

TEST_CASE("the screens of the tool library") {
  const auto design = unanswered();
  check_whole(design);
  test::check_golden("borrowell/stages/sections.json", design::write_payload(design, StageName::sections));
}

TEST_CASE("staff meet the work first, the link stands outside, the session has its screen") {
  const auto design = unanswered();
  REQUIRE_FALSE(design.sections.sections.empty());
  const auto& first = design.sections.sections.front();
  CHECK(first.route == "/");
  CHECK(calls_of(first).contains("GET /loans"));
  const auto* link = find(design, "extend");
  REQUIRE(link != nullptr);
  CHECK(link->route == "/extensions/:token");
  CHECK(link->persona == "borrower");
  REQUIRE(find(design, "sign-in") != nullptr);
  CHECK(calls_of(*find(design, "sign-in")) ==
        std::set<std::string>{"DELETE /session", "GET /session", "POST /session"});
}

TEST_CASE("a part is kept on its whole's screen, short lists in the settings") {
  const auto design = unanswered();
  const auto* loan = find(design, "loan");
  REQUIRE(loan != nullptr);
  CHECK(loan->route == "/loans/:loanId");
  CHECK(calls_of(*loan).contains("POST /loans/{loanId}/notes"));
  CHECK(find(design, "loan-note") == nullptr);
  const auto* settings = find(design, "settings");
  REQUIRE(settings != nullptr);
  CHECK(calls_of(*settings).contains("POST /members"));
  CHECK(calls_of(*settings).contains("PATCH /tool-categories/{id}"));
}

TEST_CASE("every feature is carried by a screen") {
  const auto design = unanswered();
  std::set<std::string> carried;
  for (const auto& section : design.sections.sections)
    carried.insert(section.features.begin(), section.features.end());
  for (const auto& feature : design.product.features) {
    CAPTURE(feature.id);
    CHECK(carried.contains(feature.id));
  }
}

TEST_CASE("what a screen shows is in the answer") {
  const auto design = unanswered();
  const design::Symbols symbols(design);
  for (const auto& section : design.sections.sections) {
    for (const auto& data : section.data_requirements) {
      const auto* operation = symbols.endpoint(data.endpoint);
      REQUIRE(operation != nullptr);
      std::set<std::string> shown;
      if (operation->view != nullptr) {
        shown.insert(operation->view->fields.begin(), operation->view->fields.end());
        for (const auto& added : operation->view->adds) shown.insert(added.name);
      } else {
        for (const auto* field : design::response_fields(design, *operation->entity))
          shown.insert(field->name);
        for (const auto& summary : operation->resource->summaries) shown.insert(summary.as);
      }
      for (const auto& field : data.fields) {
        CAPTURE(section.id);
        CAPTURE(field);
        CHECK(shown.contains(field));
      }
    }
  }
}

TEST_CASE("the first named main screen becomes the first screen, under its own name") {
  const auto design =
      with_answer("main-screens", {{"Shelf: all tools by category", "Loans calendar", "Season report"}, {}});
  check_whole(design);
  const auto& screens = design.sections.sections;
  REQUIRE(screens.size() > 3);
  CHECK(screens[0].route == "/");
  CHECK(screens[0].name == "Shelf");
  CHECK(calls_of(screens[0]).contains("GET /tools"));
  CHECK(screens[1].name == "Loans calendar");
  CHECK(screens[1].components[1].name == "LoanCalendar");
  CHECK(screens[2].name == "Season report");
}

TEST_CASE("a landing page is made of the parts that were named, and only when some were") {
  const auto design = with_answer(
      "landing-page", {{}, "What the library is, the list of tools, and how to become a member."});
  check_whole(design);
  const auto* welcome = find(design, "welcome");
  REQUIRE(welcome != nullptr);
  CHECK(welcome->route == "/");
  CHECK(welcome->components.size() >= 4);
  CHECK(find(with_answer("landing-page", {{}, "None, straight to sign-in"}), "welcome") == nullptr);
}

TEST_CASE("complex interactions stand on the screen that they name") {
  const auto design = with_answer("complex-interactions",
                                  {{"Drag a loan to the next column", "Scan the barcode of a tool"}, {}});
  check_whole(design);
  const auto holds = [&](std::string_view id, std::string_view trigger) {
    const auto* section = find(design, id);
    return section != nullptr && std::ranges::any_of(section->interactions,
                                                     [&](const auto& one) { return one.trigger == trigger; });
  };
  CHECK(holds("loan-board", "Drag a loan to the next column"));
  CHECK(holds("tools", "Scan the barcode of a tool"));
}

TEST_CASE("data-heavy screens get columns and export") {
  const auto design = with_answer("data-heavy-screens", {{"Tools"}, {}});
  check_whole(design);
  const auto* tools = find(design, "tools");
  REQUIRE(tools != nullptr);
  CHECK(std::ranges::any_of(tools->interactions,
                            [](const auto& one) { return one.trigger.find("Export") != std::string::npos; }));
  CHECK(std::ranges::any_of(tools->components, [](const auto& one) { return one.name == "ToolGrid"; }));
}

TEST_CASE("two hundred entities give a navigation of eight and a way to everything") {
  auto design = shop_of(200);
  const auto start = std::chrono::steady_clock::now();
  derive_design_system(design);
  derive_sections(design);
  const auto spent = std::chrono::steady_clock::now() - start;
  MESSAGE("200 entities: " << std::chrono::duration_cast<std::chrono::milliseconds>(spent).count() << " ms");
  check_whole(design);
  REQUIRE(design.design.application_shell);
  CHECK(design.design.application_shell->navigation.size() <= 8);
  REQUIRE(find(design, "all-records") != nullptr);
}

TEST_CASE("odd designs give screens or none, never a fault") {
  Design empty;
  derive_design_system(empty);
  derive_sections(empty);
  check_whole(empty);

  auto odd = shop_of(4);
  odd.data_model.entities[0].name = "品目";
  odd.data_model.entities[1].name = "";
  odd.data_model.entities[2].fields.clear();
  odd.data_model.entities[3].part_of = "Nothing";
  odd.api.resources[0].entity = "品目";
  odd.api.resources[1].entity = "";
  odd.api.resources[3].path = "/record3s/{record3Id}/record3s";
  odd.answers.set(
      StageName::sections, "main-screens", {{"", "   ", "品目", "…", "A", std::string(5000, 'x')}, {}});
  odd.answers.set(StageName::sections, "complex-interactions", {{"…", "??"}, {}});
  odd.answers.set(StageName::sections, "landing-page", {{}, "…"});
  derive_design_system(odd);
  derive_sections(odd);
  check_whole(odd);
}

}  // namespace nonagon::derive
