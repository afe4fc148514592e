#include "design/palette.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace nonagon::design {
namespace {

std::string any_hex() {
  const auto value = *rc::gen::inRange(0, 0x1000000);
  return fmt::format("#{:06x}", value);
}

void check_every_pair(const DesignSystem& design) {
  const auto found = themes(design);
  REQUIRE(found.size() == 2);
  for (const auto& theme : found) {
    for (const auto& pair : theme.pairs) {
      CAPTURE(theme.name);
      CAPTURE(pair.foreground);
      CAPTURE(pair.background);
      const auto* foreground = find_role(theme, pair.foreground);
      const auto* background = find_role(theme, pair.background);
      REQUIRE(foreground != nullptr);
      REQUIRE(background != nullptr);
      const double measured =
          contrast(parse_hex(foreground->hex).value(), parse_hex(background->hex).value());
      CHECK(measured >= pair.needed);
      CHECK(measured == doctest::Approx(pair.ratio));
    }
  }
}

}  // namespace

TEST_CASE("known colours convert to OKLCH and back") {
  struct Known {
    std::string_view hex;
    Oklch oklch;
  };

  // By culori 4.0.2, rounded to four places.
  const std::array known{
      Known{"#0f766e", {0.5109, 0.0861, 186.39}},
      Known{"#64748b", {0.5544, 0.0407, 257.42}},
      Known{"#15803d", {0.5273, 0.1371, 150.07}},
      Known{"#ff0000", {0.6280, 0.2577, 29.23}},
      Known{"#ffffff", {1.0, 0.0, 0.0}},
      Known{"#000000", {0.0, 0.0, 0.0}},
  };
  for (const auto& [hex, expected] : known) {
    CAPTURE(hex);
    const auto colour = to_oklch(parse_hex(hex).value());
    CHECK(colour.lightness == doctest::Approx(expected.lightness).epsilon(0.0002));
    CHECK(colour.chroma == doctest::Approx(expected.chroma).epsilon(0.0015));
    CHECK(colour.hue == doctest::Approx(expected.hue).epsilon(0.0005));
    CHECK(to_hex(to_rgb(colour)) == hex);
  }
}

TEST_CASE("what is no #rrggbb is refused") {
  for (const auto* text : {"", "#fff", "0f766e", "#0f766", "#0f766g", "#0f766e0", "#-12345", "teal"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_hex(text).has_value());
  }
}

TEST_CASE("contrast is WCAG's") {
  CHECK(contrast({0, 0, 0}, {1, 1, 1}) == doctest::Approx(21));
  CHECK(contrast(parse_hex("#777777").value(), {1, 1, 1}) == doctest::Approx(4.478).epsilon(0.001));
}

TEST_CASE("every hex survives the way through OKLCH") {
  CHECK(rc::check([] {
    const auto hex = any_hex();
    RC_ASSERT(to_hex(parse_hex(hex).value()) == hex);
    RC_ASSERT(to_hex(to_rgb(to_oklch(parse_hex(hex).value()))) == hex);
  }));
}

TEST_CASE("a palette holds its seed unchanged and falls strictly in lightness") {
  CHECK(rc::check([] {
    const auto seed = any_hex();
    const auto palette = make_palette("primary", seed);
    bool has_seed = false;
    for (std::size_t i = 0; i < palette.steps.size(); ++i) {
      has_seed = has_seed || (palette.steps[i].step == palette.seed_step && palette.steps[i].hex == seed);
      if (i > 0) RC_ASSERT(palette.steps[i].oklch.lightness < palette.steps[i - 1].oklch.lightness);
    }
    RC_ASSERT(has_seed);
  }));
}

TEST_CASE("every pair of both themes passes for 500 seeds") {
  unsigned state = 20260219;
  const auto next_hex = [&state] {
    state = state * 1664525U + 1013904223U;
    return fmt::format("#{:06x}", state >> 8U);
  };
  for (int i = 0; i < 500; ++i) {
    DesignSystem design;
    design.seeds = {{"primary", next_hex()}};
    if (i % 3 == 0) design.seeds.emplace_back("neutral", next_hex());
    if (i % 5 == 0) design.seeds.emplace_back("danger", next_hex());
    CAPTURE(design.seeds.front().second);
    check_every_pair(design);
  }
}

TEST_CASE("extreme, missing and unreadable seeds still give themes that pass") {
  for (const auto* seed : {"#000000", "#ffffff", "#ffff00", "#ff0000", "#0000ff", "#808080", "teal", ""}) {
    CAPTURE(seed);
    DesignSystem design;
    design.seeds = {{"primary", seed}, {"neutral", seed}};
    check_every_pair(design);
  }
  check_every_pair({});
}

TEST_CASE("explicit steps are kept, however odd, and the themes pass on them") {
  DesignSystem design;
  design.palettes = {{"neutral", {{"50", "#777777"}, {"950", "#787878"}, {"900", "#777777"}}},
                     {"brand", {{"500", "#ff00ff"}}}};
  const auto all = palettes(design);
  const auto neutral = std::ranges::find(all, "neutral", &Palette::role);
  REQUIRE(neutral != all.end());
  CHECK(neutral->steps.front().hex == "#777777");
  CHECK(neutral->steps.back().hex == "#787878");
  const auto brand = std::ranges::find(all, "brand", &Palette::role);
  REQUIRE(brand != all.end());
  CHECK(brand->steps[5].hex == "#ff00ff");
  check_every_pair(design);
}

TEST_CASE("a theme is made only when it is wanted, and both have the same names") {
  DesignSystem design;
  design.themes = {"dark"};
  REQUIRE(themes(design).size() == 1);
  CHECK(themes(design).front().name == "dark");
  design.themes = {"light", "dark"};
  const auto both = themes(design);
  REQUIRE(both.size() == 2);
  REQUIRE(both[0].roles.size() == both[1].roles.size());
  for (std::size_t i = 0; i < both[0].roles.size(); ++i)
    CHECK(both[0].roles[i].name == both[1].roles[i].name);
}

TEST_CASE("the seed carries the main action where it can be read") {
  DesignSystem design;
  design.seeds = {{"primary", "#0f766e"}};
  const auto found = themes(design);
  CHECK(find_role(found.front(), "action-primary")->hex == "#0f766e");
  CHECK(find_role(found.front(), "brand")->hex == "#0f766e");
}

TEST_CASE("information does not look like the main action") {
  DesignSystem design;
  design.seeds = {{"primary", "#1d4ed8"}};
  for (const auto& palette : palettes(design)) {
    if (palette.role == "info") CHECK(palette.steps[6].hex != "#1d4ed8");
  }
}

}  // namespace nonagon::design
