#include <doctest/doctest.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "borrowed_design.hpp"
#include "emit/emitter.hpp"

namespace nonagon::emit {
namespace {

Files emitted(std::string_view id, const design::Design& design) {
  const auto* emitter = find_emitter(id);
  REQUIRE(emitter != nullptr);
  return emitter->emit(design);
}

}  // namespace

TEST_CASE("the files of each screen") {
  const auto design = test::borrowell();
  const auto files = emitted("section-files", design);
  CHECK(files.size() == 2 * design.sections.sections.size());
  for (const auto* path :
       {"sections/loan.md", "sections/loan.json", "sections/extend.md", "sections/settings.md"}) {
    CAPTURE(path);
    REQUIRE(files.contains(path));
    test::check_golden("borrowell/" + std::string(path), files.find(path)->second);
  }
}

TEST_CASE("a screen's page says who may take which step") {
  const auto files = emitted("section-files", test::borrowell());
  const auto& page = files.find("sections/loan.md")->second;
  CHECK(page.find("| `reserved` | `cancelLoan` | `cancelled` | | steward |") != std::string::npos);
  CHECK(page.find("A 412 shows both versions") != std::string::npos);
}

TEST_CASE("the route map names every screen and its parameters") {
  const auto design = test::borrowell();
  const auto files = emitted("route-map", design);
  for (const auto& [path, bytes] : files) test::check_golden("borrowell/" + path, bytes);
  const auto document = parse_json(files.find("sections/map/routes.json")->second).value();
  const auto& routes = document.at("routes").as_array();
  CHECK(routes.size() == design.sections.sections.size());
  const auto has_parameter = [](const json::value& route) {
    return route.as_object().contains("parameters") && route.at("parameters").at(0).as_string() == "loanId";
  };
  CHECK(std::ranges::any_of(routes, has_parameter));
}

TEST_CASE("what somebody typed stays text in the pages") {
  design::Design design;
  design::Section section;
  section.id = "../x";
  section.name = "<script>alert(1)</script> | # pipe";
  section.description = "one\n# two";
  section.route = "/a`b|c";
  design.sections.sections = {section, section};
  const auto files = emitted("section-files", design);
  REQUIRE(files.size() == 4);
  for (const auto& [path, bytes] : files) {
    CAPTURE(path);
    CHECK(path.find("..") == std::string::npos);
    if (!path.ends_with(".md")) continue;
    CHECK(bytes.find("<script>") == std::string::npos);
    CHECK(bytes.find("\n# two") == std::string::npos);
  }
}

TEST_CASE("a product without screens has a route map that says so") {
  const auto files = emitted("route-map", {});
  CHECK(files.find("sections/map/routes.md")->second.find("There are no screens") != std::string::npos);
  CHECK(emitted("section-files", {}).empty());
}

}  // namespace nonagon::emit
