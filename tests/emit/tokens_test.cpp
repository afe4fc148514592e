#include <set>

#include <doctest/doctest.h>

#include "base/json.hpp"
#include "borrowed_design.hpp"
#include "design/palette.hpp"
#include "emit/emitter.hpp"

namespace nonagon::emit {
namespace {

std::string emitted(std::string_view id, const design::Design& design) {
  const auto* emitter = find_emitter(id);
  REQUIRE(emitter != nullptr);
  const auto files = emitter->emit(design);
  REQUIRE(files.size() == 1);
  return files.begin()->second;
}

// Every name after `var(` must be declared, and declared names must stand on the left of a colon.
void check_variables(const std::string& css) {
  std::set<std::string> declared;
  for (auto at = css.find("  --"); at != std::string::npos; at = css.find("  --", at + 1)) {
    declared.insert(css.substr(at + 2, css.find(':', at) - at - 2));
  }
  for (auto at = css.find("var("); at != std::string::npos; at = css.find("var(", at + 1)) {
    const auto name = css.substr(at + 4, css.find(')', at) - at - 4);
    CAPTURE(name);
    CHECK(declared.contains(name));
  }
}

void check_aliases(const json::value& node, const json::value& root) {
  if (!node.is_object()) return;
  for (const auto& [name, member] : node.as_object()) {
    const auto* alias = name == "$value" ? member.if_string() : nullptr;
    if (alias == nullptr) {
      check_aliases(member, root);
      continue;
    }
    auto pointer = "/" + std::string(alias->begin() + 1, alias->end() - 1);
    std::ranges::replace(pointer, '.', '/');
    CAPTURE(pointer);
    CHECK(find_pointer(root, pointer) != nullptr);
  }
}

}  // namespace

TEST_CASE("the token files of the lending library") {
  const auto design = test::borrowell();
  for (const auto* id :
       {"design-tokens", "dtcg-tokens", "css-tokens", "tailwind-theme", "design-system-markdown"}) {
    CAPTURE(id);
    for (const auto& [path, bytes] : find_emitter(id)->emit(design))
      test::check_golden("borrowell/" + path, bytes);
  }
}

TEST_CASE("tokens.json holds every step of every palette as hex, and the names that its readers expect") {
  const auto document = parse_json(emitted("design-tokens", test::borrowell())).value();
  for (const auto* role : {"primary", "secondary", "neutral", "success", "warning", "danger", "info"}) {
    const auto& steps = document.at("colors").at(role).as_object();
    CHECK(steps.size() == 11);
    for (const auto& [step, hex] : steps)
      CHECK(design::parse_hex(std::string_view(hex.as_string())).has_value());
  }
  for (const auto* part : {"heading", "body", "mono"})
    CHECK(document.at("typography").at(part).at("fontFamily").is_string());
  for (const auto* size : {"xs", "sm", "base", "lg", "xl", "2xl", "3xl", "4xl"})
    CHECK(document.at("typography").at("scale").at(size).is_string());
  for (const auto* size : {"sm", "md", "lg", "xl", "full"})
    CHECK(document.at("borderRadius").at(size).is_string());
  for (const auto* size : {"sm", "md", "lg"}) CHECK(document.at("shadows").at(size).is_string());
  CHECK(document.at("applicationShell").at("navigation").at(0).at("route").as_string() == "/");
}

TEST_CASE("every alias of the DTCG file leads to a token") {
  const auto document = parse_json(emitted("dtcg-tokens", test::borrowell())).value();
  check_aliases(document, document);
}

TEST_CASE("CSS uses only what it declares, in every choice of themes") {
  auto design = test::borrowell();
  for (const auto& themes : std::vector<std::vector<std::string>>{{"light"}, {"dark"}, {"light", "dark"}}) {
    design.design.themes = themes;
    const auto css = emitted("css-tokens", design);
    check_variables(css);
    CHECK((css.find("prefers-color-scheme") != std::string::npos) == (themes.size() == 2));
  }
}

TEST_CASE("names and fonts that somebody typed cannot break out of the files") {
  auto design = test::borrowell();
  design.design.typography.body.font_family = "Evil\"; } body { display: none; } /*";
  design.design.seeds.emplace_back("Läden & \"Marken\"; }", "#ff00aa");
  design.design.seeds.emplace_back("品牌", "#00ffaa");
  const auto css = emitted("css-tokens", design);
  CHECK(css.find("\"Evil\\\"; } body { display: none; } /*\"") != std::string::npos);
  check_variables(css);
  const auto document = parse_json(emitted("dtcg-tokens", design)).value();
  check_aliases(document, document);
  CHECK(emitted("tailwind-theme", design).find("Marken\"") == std::string::npos);
}

TEST_CASE("a design without anything but its kind still gives tokens") {
  design::Design design;
  for (const auto* id :
       {"design-tokens", "dtcg-tokens", "css-tokens", "tailwind-theme", "design-system-markdown"})
    CHECK_FALSE(emitted(id, design).empty());
}

}  // namespace nonagon::emit
