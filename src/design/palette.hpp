#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "design/design_system.hpp"

namespace nonagon::design {

// sRGB with channels in 0..1, gamma-encoded (IEC 61966-2-1).
struct Rgb {
  double red = 0;
  double green = 0;
  double blue = 0;
};

// Oklab in polar form (B. Ottosson, "A perceptual color space for image processing", 2020): lightness 0..1,
// chroma ≥ 0, hue in degrees.
struct Oklch {
  double lightness = 0;
  double chroma = 0;
  double hue = 0;
};

std::optional<Rgb> parse_hex(std::string_view hex);  // #rrggbb
std::string to_hex(const Rgb& colour);
Oklch to_oklch(const Rgb& colour);
Rgb to_rgb(const Oklch& colour);  // chroma is lowered until the colour lies in the sRGB gamut

// Contrast ratio 1..21 (WCAG 2.2, "relative luminance").
double contrast(const Rgb& a, const Rgb& b);

inline constexpr std::array palette_steps{50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950};

struct PaletteStep {
  int step;
  Rgb rgb;
  Oklch oklch;
  std::string hex;
};

// Eleven steps around a seed; the seed itself stands unchanged at the step whose lightness is nearest.
// Lightness falls strictly.
struct Palette {
  std::string role;
  std::array<PaletteStep, palette_steps.size()> steps;
  int seed_step = 600;
};

Palette make_palette(std::string_view role, std::string_view seed_hex);

// The palettes of a design: from explicit palettes where set, from seeds otherwise; missing roles get
// defaults that fit.
std::vector<Palette> palettes(const DesignSystem& design);

// A colour role of a theme (surface-page, text-default, border-control, focus-ring, action-primary,
// status-danger-text …) to palette and step.
struct ThemeRole {
  std::string name;
  std::string palette;  // "white" and "black" for the two that are in no palette
  int step = 0;
  std::string hex;
};

struct ContrastPair {
  std::string foreground;  // theme role
  std::string background;  // theme role
  double needed;           // 4.5 text, 3.0 controls and focus (WCAG 2.2, 1.4.3 and 1.4.11)
  double ratio;
};

// "light" or "dark": roles whose every used pair passes, found by search over the steps, and the pairs with
// their ratios.
struct Theme {
  std::string name;
  std::vector<ThemeRole> roles;
  std::vector<ContrastPair> pairs;
};

std::vector<Theme> themes(const DesignSystem& design);

// Null when the theme has no such role.
const ThemeRole* find_role(const Theme& theme, std::string_view name);

}  // namespace nonagon::design
