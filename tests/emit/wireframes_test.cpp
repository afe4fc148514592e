#include <doctest/doctest.h>

#include "base/text.hpp"
#include "borrowed_design.hpp"
#include "emit/emitter.hpp"
#include "emit/wireframes/component_kind.hpp"

namespace nonagon::emit {
namespace {

Files pictures(const design::Design& design) {
  const auto* emitter = find_emitter("wireframes");
  REQUIRE(emitter != nullptr);
  return emitter->emit(design);
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
    ++found;
  return found;
}

}  // namespace

TEST_CASE("each screen has a picture") {
  const auto design = test::borrowell();
  const auto files = pictures(design);
  CHECK(files.size() == design.sections.sections.size());
  for (const auto* path : {"sections/loan.svg", "sections/loan-board.svg"}) {
    CAPTURE(path);
    REQUIRE(files.contains(path));
    test::check_golden("borrowell/" + std::string(path), files.find(path)->second);
  }
}

TEST_CASE("a picture shows labels, fields and steps of the design") {
  const auto files = pictures(test::borrowell());
  const auto& loan = files.find("sections/loan.svg")->second;
  CHECK(loan.find(">Borrower name *<") != std::string::npos);
  CHECK(loan.find(">Save<") != std::string::npos);
  CHECK(loan.find(">Condition<") != std::string::npos);
  const auto& board = files.find("sections/loan-board.svg")->second;
  CHECK(board.find(">Reserved<") != std::string::npos);
  CHECK(board.find(">New loan<") != std::string::npos);
}

TEST_CASE("names of components tell how they look") {
  const auto kind = [](std::string name) { return kind_of({.name = std::move(name)}); };
  CHECK(kind("LoanTable") == ComponentKind::table);
  CHECK(kind("DueOnField") == ComponentKind::field);
  CHECK(kind("TicketSearchField") == ComponentKind::search);
  CHECK(kind("BookedWork") == ComponentKind::panel);
  CHECK(kind("") == ComponentKind::panel);
  CHECK(label_of("PromisedDayField") == "Promised day");
  CHECK(label_of("Table") == "Table");
  CHECK(label_of("SkuField") == "SKU");
}

TEST_CASE("short names, totals and lists of buttons are read as people mean them") {
  auto design = test::borrowell();
  auto& section = design.sections.sections.front();
  section.components = {{.name = "NoteForm"},
                        {.name = "MethodButtons", .description = "Cash, card, transfer"},
                        {.name = "Whatever"}};
  const auto picture = pictures(design).at("sections/" + section.id + ".svg");
  CHECK(picture.find(">Text *<") != std::string::npos);  // of LoanNote, the one entity that ends in note
  for (const auto* label : {">Cash<", ">Card<", ">Transfer<"})
    CHECK(picture.find(label) != std::string::npos);
  CHECK(picture.find("class=\"quiet\"") != std::string::npos);
}

TEST_CASE("any text and any tree gives a well-formed picture") {
  design::Design design;
  design.name = "</text><script>";
  design::Section section;
  section.name = "<b>&\"' ]]> \xE4\xB8\xAD\xE6\x96\x87";
  section.route = "/a?<x>";
  section.description = std::string(3000, 'w') + " <i>";
  design::Component tree{.name = "RootForm", .description = "<u>"};
  for (int depth = 0; depth < 60; ++depth) {
    design::Component outer{.name = depth % 2 == 0 ? "SomeTable" : "<Panel>"};
    outer.children.push_back(std::move(tree));
    tree = std::move(outer);
  }
  section.components = {
      tree, {.name = ""}, {.name = "StateColumn", .repeat = "Nothing.at"}, {.name = "Figures"}};
  for (const auto* name :
       {"AMap", "AChart", "ATabs", "AHero", "AMenu", "APager", "ACalendar", "AFacts", "AnEditor"})
    section.components.push_back({.name = name});
  design.sections.sections = {section, {}};
  const auto files = pictures(design);
  REQUIRE(files.size() == 2);
  for (const auto& [path, bytes] : files) {
    CAPTURE(path);
    CHECK(is_valid_utf8(bytes));
    CHECK(bytes.find("<script>") == std::string::npos);
    CHECK(count(bytes, "<text ") == count(bytes, "</text>"));
    CHECK(count(bytes, "<svg ") == 1);
    CHECK(bytes.ends_with("</svg>\n"));
  }
}

TEST_CASE("a product without screens has no pictures") {
  CHECK(pictures({}).empty());
}

}  // namespace nonagon::emit
