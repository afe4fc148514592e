#include <algorithm>
#include <span>

#include "design/palette.hpp"

namespace nonagon::design {
namespace {

constexpr double text_contrast = 4.5;
constexpr double control_contrast = 3.0;

// A surface must leave this much room for text in black (light theme) or white (dark theme).
constexpr double surface_room = 7.0;

struct Swatch {
  std::string palette;
  int step = 0;
  std::string hex;
  Rgb rgb;
};

struct Wish {
  std::string_view palette;
  int step = 0;
};

// The steps each role prefers, first choice first; whatever passes every pair is taken.
struct Preferences {
  std::string_view name;
  std::array<int, 3> surfaces;  // page, card, sunken; 0 is white or black
  int strong;
  int body;
  int muted;
  int subtle_border;
  int control_border;
  int accent;
  int status_background;
  int status_text;
  int towards_contrast;  // +1: darker steps give more contrast, -1: lighter ones
};

constexpr Preferences light{"light", {50, 0, 100}, 950, 800, 600, 200, 400, 600, 100, 800, +1};
constexpr Preferences dark{"dark", {950, 900, 950}, 50, 100, 400, 800, 500, 400, 900, 100, -1};

class ThemeSearch {
 public:
  ThemeSearch(const std::vector<Palette>& palettes, const Preferences& wanted)
      : palettes_(palettes), wanted_(wanted) {
    theme_.name = wanted.name;
  }

  Theme run() {
    choose_surfaces();
    choose_text();
    choose_action("primary");
    choose_action("secondary");
    choose_action("danger");
    for (const auto& palette : palettes_) choose_status(palette.role);
    return std::move(theme_);
  }

 private:
  const Palette& palette(std::string_view role) const {
    const auto found = std::ranges::find(palettes_, role, &Palette::role);
    return found == palettes_.end() ? palettes_.front() : *found;
  }

  bool is_light() const { return wanted_.towards_contrast > 0; }

  // The two colours that every design has.
  static Swatch white() { return {"white", 0, "#ffffff", {1, 1, 1}}; }

  static Swatch black() { return {"black", 0, "#000000", {0, 0, 0}}; }

  Swatch furthest() const { return is_light() ? black() : white(); }

  Swatch at(std::string_view role, int step) const {
    const auto& from = palette(role);
    for (const auto& candidate : from.steps) {
      if (candidate.step == step) return {from.role, step, candidate.hex, candidate.rgb};
    }
    return is_light() ? white() : black();
  }

  // From `step` on towards more contrast, then the rest of the palette, then neutral, then black and white.
  std::vector<Swatch> candidates(std::string_view role, int step) const {
    std::vector<Swatch> ordered;
    std::vector<Swatch> others;
    for (const auto& entry : palette(role).steps) {
      const bool is_onward = is_light() ? entry.step >= step : entry.step <= step;
      (is_onward ? ordered : others).push_back({palette(role).role, entry.step, entry.hex, entry.rgb});
    }
    if (!is_light()) std::ranges::reverse(ordered);
    if (is_light()) std::ranges::reverse(others);
    ordered.insert(ordered.end(), others.begin(), others.end());
    ordered.push_back(furthest());
    return ordered;
  }

  void add(std::string name, const Swatch& swatch) {
    theme_.roles.push_back({std::move(name), swatch.palette, swatch.step, swatch.hex});
  }

  void add_pair(std::string foreground, std::string background, double needed, double ratio) {
    theme_.pairs.push_back({std::move(foreground), std::move(background), needed, ratio});
  }

  bool passes_on_surfaces(const Swatch& swatch, double needed) const {
    return std::ranges::all_of(
        surfaces_, [&](const auto& surface) { return contrast(swatch.rgb, surface.second.rgb) >= needed; });
  }

  void pair_with_surfaces(const std::string& name, const Swatch& swatch, double needed) {
    for (const auto& [surface, colour] : surfaces_)
      add_pair(name, surface, needed, contrast(swatch.rgb, colour.rgb));
  }

  void choose_surfaces() {
    constexpr std::array names{"surface-page", "surface-card", "surface-sunken"};
    for (std::size_t i = 0; i < names.size(); ++i) {
      auto surface = at("neutral", wanted_.surfaces[i]);
      if (contrast(surface.rgb, furthest().rgb) < surface_room) surface = is_light() ? white() : black();
      add(names[i], surface);
      surfaces_.emplace_back(names[i], surface);
    }
  }

  void choose_on_surfaces(std::string name, Wish wish, double needed) {
    auto chosen = furthest();
    for (const auto& candidate : candidates(wish.palette, wish.step)) {
      if (!passes_on_surfaces(candidate, needed)) continue;
      chosen = candidate;
      break;
    }
    add(name, chosen);
    pair_with_surfaces(name, chosen, needed);
  }

  void choose_text() {
    choose_on_surfaces("text-strong", {"neutral", wanted_.strong}, text_contrast);
    choose_on_surfaces("text-default", {"neutral", wanted_.body}, text_contrast);
    choose_on_surfaces("text-muted", {"neutral", wanted_.muted}, text_contrast);
    add("border-subtle", at("neutral", wanted_.subtle_border));
    choose_on_surfaces("border-control", {"neutral", wanted_.control_border}, control_contrast);
    choose_on_surfaces("focus-ring", {"primary", wanted_.accent}, control_contrast);
    choose_on_surfaces("link", {"primary", wanted_.accent}, text_contrast);
    const auto& primary = palette("primary");
    add("brand", at("primary", primary.seed_step));
  }

  struct ActionColours {
    Swatch rest;
    Swatch hover;
    Swatch label;
  };

  // The seed itself when it can carry a label and stands out from every surface, else the nearest step that
  // does.
  ActionColours search_action(std::string_view role) const {
    auto order = candidates(role, wanted_.accent);
    order.insert(order.begin(), at(role, palette(role).seed_step));
    const std::array labels = is_light() ? std::array{white(), at("neutral", 950), black()}
                                         : std::array{at("neutral", 950), white(), black()};
    for (const auto& rest : order) {
      if (!passes_on_surfaces(rest, control_contrast)) continue;
      for (const auto& label : labels) {
        if (contrast(rest.rgb, label.rgb) < text_contrast) continue;
        return {rest, hover_of(role, rest, label), label};
      }
    }
    return {furthest(), furthest(), is_light() ? white() : black()};
  }

  // The next step that keeps the label readable; the colour itself when there is none.
  Swatch hover_of(std::string_view role, const Swatch& rest, const Swatch& label) const {
    if (rest.palette != role) return rest;
    const auto& steps = palette(role).steps;
    const auto here = std::ranges::find(steps, rest.step, &PaletteStep::step) - steps.begin();
    for (const int offset :
         {wanted_.towards_contrast, 2 * wanted_.towards_contrast, -wanted_.towards_contrast}) {
      const auto index = here + offset;
      if (index < 0 || index >= static_cast<std::ptrdiff_t>(steps.size())) continue;
      const auto candidate = at(role, steps[static_cast<std::size_t>(index)].step);
      const bool passes = passes_on_surfaces(candidate, control_contrast) &&
                          contrast(candidate.rgb, label.rgb) >= text_contrast;
      if (passes) return candidate;
    }
    return rest;
  }

  void choose_action(const std::string& role) {
    const auto colours = search_action(role);
    const auto name = "action-" + role;
    const auto hover = name + "-hover";
    const auto label = "action-on-" + role;
    add(name, colours.rest);
    add(hover, colours.hover);
    add(label, colours.label);
    pair_with_surfaces(name, colours.rest, control_contrast);
    pair_with_surfaces(hover, colours.hover, control_contrast);
    add_pair(label, name, text_contrast, contrast(colours.label.rgb, colours.rest.rgb));
    add_pair(label, hover, text_contrast, contrast(colours.label.rgb, colours.hover.rgb));
  }

  void choose_status(const std::string& role) {
    const auto background = at(role, wanted_.status_background);
    auto text =
        contrast(background.rgb, black().rgb) > contrast(background.rgb, white().rgb) ? black() : white();
    for (const auto& candidate : candidates(role, wanted_.status_text)) {
      if (contrast(candidate.rgb, background.rgb) < text_contrast) continue;
      text = candidate;
      break;
    }
    const auto name = "status-" + role;
    add(name + "-background", background);
    add(name + "-text", text);
    add_pair(name + "-text", name + "-background", text_contrast, contrast(text.rgb, background.rgb));
  }

  const std::vector<Palette>& palettes_;
  const Preferences& wanted_;
  std::vector<std::pair<std::string, Swatch>> surfaces_;
  Theme theme_;
};

bool wants(const DesignSystem& design, std::string_view theme) {
  const auto& named = design.themes;
  const auto has = [&](std::string_view name) { return std::ranges::find(named, name) != named.end(); };
  return has(theme) || has("both") || (!has("light") && !has("dark"));
}

}  // namespace

std::vector<Theme> themes(const DesignSystem& design) {
  const auto all = palettes(design);
  std::vector<Theme> found;
  if (wants(design, "light")) found.push_back(ThemeSearch(all, light).run());
  if (wants(design, "dark")) found.push_back(ThemeSearch(all, dark).run());
  return found;
}

const ThemeRole* find_role(const Theme& theme, std::string_view name) {
  const auto found = std::ranges::find(theme.roles, name, &ThemeRole::name);
  return found == theme.roles.end() ? nullptr : &*found;
}

}  // namespace nonagon::design
