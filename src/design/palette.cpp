#include "design/palette.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <numbers>

#include <fmt/format.h>

namespace nonagon::design {
namespace {

struct DefaultSeed {
  std::string_view role;
  std::string_view hex;
};

constexpr std::array default_seeds{
    DefaultSeed{"primary", "#2f5fd0"},
    DefaultSeed{"secondary", "#6d5bd0"},
    DefaultSeed{"neutral", "#64748b"},
    DefaultSeed{"success", "#15803d"},
    DefaultSeed{"warning", "#b45309"},
    DefaultSeed{"danger", "#b91c1c"},
    DefaultSeed{"info", "#1d4ed8"},
};

// Where each step stands when no seed pulls at it, and how much of the seed's chroma it keeps.
constexpr std::array lightness_targets{0.977, 0.95, 0.90, 0.83, 0.73, 0.63, 0.55, 0.47, 0.40, 0.34, 0.26};
constexpr std::array chroma_shares{0.12, 0.24, 0.42, 0.64, 0.86, 1.0, 1.0, 0.9, 0.78, 0.64, 0.5};

// A pale seed asks for a livelier middle, but not for more than this.
constexpr double liveliest_chroma = 0.15;

// Below this a colour reads as grey and its hue means nothing.
constexpr double grey_chroma = 0.02;

double to_linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double to_gamma(double channel) {
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * std::pow(channel, 1 / 2.4) - 0.055;
}

struct LinearRgb {
  double red;
  double green;
  double blue;
};

// The matrices are Ottosson's of 2020, as published with CSS Color 4.
LinearRgb linear_of(const Oklch& colour) {
  const double angle = colour.hue * std::numbers::pi / 180;
  const double a = colour.chroma * std::cos(angle);
  const double b = colour.chroma * std::sin(angle);
  const double l_root = colour.lightness + 0.3963377774 * a + 0.2158037573 * b;
  const double m_root = colour.lightness - 0.1055613458 * a - 0.0638541728 * b;
  const double s_root = colour.lightness - 0.0894841775 * a - 1.2914855480 * b;
  const double l = l_root * l_root * l_root;
  const double m = m_root * m_root * m_root;
  const double s = s_root * s_root * s_root;
  return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
          -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
          -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

bool is_in_gamut(const LinearRgb& colour) {
  constexpr double slack = 1e-5;
  const auto fits = [](double channel) { return channel >= -slack && channel <= 1 + slack; };
  return fits(colour.red) && fits(colour.green) && fits(colour.blue);
}

double luminance(const Rgb& colour) {
  return 0.2126 * to_linear(colour.red) + 0.7152 * to_linear(colour.green) + 0.0722 * to_linear(colour.blue);
}

std::string_view default_seed(std::string_view role) {
  for (const auto& seed : default_seeds) {
    if (seed.role == role) return seed.hex;
  }
  return default_seeds.front().hex;
}

PaletteStep step_of(int step, const Rgb& colour) {
  auto hex = to_hex(colour);
  const auto shown = parse_hex(hex).value_or(colour);  // what is written counts, not what was computed
  return {step, shown, to_oklch(shown), std::move(hex)};
}

std::size_t nearest_step(double lightness) {
  std::size_t nearest = 0;
  for (std::size_t i = 1; i < lightness_targets.size(); ++i) {
    if (std::abs(lightness_targets[i] - lightness) < std::abs(lightness_targets[nearest] - lightness))
      nearest = i;
  }
  return nearest;
}

// The ends stay where they are; between an end and the seed the targets keep their proportions, so lightness
// falls strictly.
double lightness_at(std::size_t index, std::size_t seed_index, double seed_lightness) {
  const auto end = index < seed_index ? std::size_t{0} : lightness_targets.size() - 1;
  const double share = (lightness_targets[index] - lightness_targets[end]) /
                       (lightness_targets[seed_index] - lightness_targets[end]);
  return lightness_targets[end] + share * (seed_lightness - lightness_targets[end]);
}

double hue_distance(double a, double b) {
  const double distance = std::fmod(std::abs(a - b), 360);
  return std::min(distance, 360 - distance);
}

// A seed for a role that has none: meaning first (success is green), then fit with the primary colour.
std::string fitting_seed(std::string_view role, const Oklch& primary) {
  if (role == "primary") return std::string(default_seed(role));
  const bool is_grey = primary.chroma < grey_chroma;
  if (role == "neutral") {
    const double hue = is_grey ? 257 : primary.hue;
    return to_hex(to_rgb({0.554, is_grey ? primary.chroma : std::min(0.035, primary.chroma * 0.3), hue}));
  }
  if (role == "secondary") {
    if (is_grey) return std::string(default_seed(role));
    return to_hex(to_rgb({0.55, std::min(primary.chroma, 0.13), std::fmod(primary.hue + 60, 360)}));
  }
  auto colour = to_oklch(parse_hex(default_seed(role)).value());
  if (!is_grey) colour.chroma *= std::clamp(primary.chroma / 0.12, 0.8, 1.0);
  const bool is_taken = !is_grey && role == "info" && hue_distance(colour.hue, primary.hue) < 25;
  if (is_taken) colour.hue = 225;  // information must not look like a call to act
  return to_hex(to_rgb(colour));
}

template <class T>
const T* find_entry(const Dictionary<T>& entries, std::string_view name) {
  for (const auto& [key, value] : entries) {
    if (key == name) return &value;
  }
  return nullptr;
}

std::string seed_of(const DesignSystem& design, std::string_view role, const Oklch& primary) {
  const auto* seed = find_entry(design.seeds, role);
  if (seed != nullptr && parse_hex(*seed)) return *seed;
  const auto* steps = find_entry(design.palettes, role);
  for (const auto* wanted : {"600", "500", "700"}) {
    const auto* hex = steps == nullptr ? nullptr : find_entry(*steps, wanted);
    if (hex != nullptr && parse_hex(*hex)) return *hex;
  }
  return fitting_seed(role, primary);
}

void set_steps(Palette& palette, const Dictionary<std::string>& explicit_steps) {
  for (auto& step : palette.steps) {
    const auto* hex = find_entry(explicit_steps, fmt::to_string(step.step));
    if (hex == nullptr) continue;
    if (const auto colour = parse_hex(*hex)) step = step_of(step.step, *colour);
  }
}

// The seven roles every theme needs, then what the design adds.
std::vector<std::string> roles_of(const DesignSystem& design) {
  std::vector<std::string> roles;
  for (const auto& seed : default_seeds) roles.emplace_back(seed.role);
  const auto add = [&](const std::string& role) {
    if (std::ranges::find(roles, role) == roles.end()) roles.push_back(role);
  };
  for (const auto& [role, hex] : design.seeds) add(role);
  for (const auto& [role, steps] : design.palettes) add(role);
  return roles;
}

}  // namespace

std::optional<Rgb> parse_hex(std::string_view hex) {
  if (hex.size() != 7 || hex.front() != '#') return std::nullopt;
  unsigned value = 0;
  const auto [end, error] = std::from_chars(hex.data() + 1, hex.data() + hex.size(), value, 16);
  if (error != std::errc{} || end != hex.data() + hex.size()) return std::nullopt;
  return Rgb{((value >> 16U) & 255U) / 255.0, ((value >> 8U) & 255U) / 255.0, (value & 255U) / 255.0};
}

std::string to_hex(const Rgb& colour) {
  const auto byte = [](double channel) {
    return static_cast<int>(std::lround(std::clamp(channel, 0.0, 1.0) * 255));
  };
  return fmt::format("#{:02x}{:02x}{:02x}", byte(colour.red), byte(colour.green), byte(colour.blue));
}

Oklch to_oklch(const Rgb& colour) {
  const double red = to_linear(colour.red);
  const double green = to_linear(colour.green);
  const double blue = to_linear(colour.blue);
  const double l = std::cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const double m = std::cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const double s = std::cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const double lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
  const double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  const double b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
  const double chroma = std::hypot(a, b);
  if (chroma < 1e-4) return {lightness, 0, 0};  // a grey has no hue
  const double hue = std::atan2(b, a) * 180 / std::numbers::pi;
  return {lightness, chroma, hue < 0 ? hue + 360 : hue};
}

Rgb to_rgb(const Oklch& colour) {
  if (colour.lightness <= 0) return {0, 0, 0};
  if (colour.lightness >= 1) return {1, 1, 1};
  auto fitted = colour;
  if (!is_in_gamut(linear_of(fitted))) {
    double inside = 0;
    double outside = colour.chroma;
    for (int round = 0; round < 24; ++round) {
      fitted.chroma = (inside + outside) / 2;
      (is_in_gamut(linear_of(fitted)) ? inside : outside) = fitted.chroma;
    }
    fitted.chroma = inside;
  }
  const auto linear = linear_of(fitted);
  const auto channel = [](double value) { return to_gamma(std::clamp(value, 0.0, 1.0)); };
  return {channel(linear.red), channel(linear.green), channel(linear.blue)};
}

double contrast(const Rgb& a, const Rgb& b) {
  const double first = luminance(a) + 0.05;
  const double second = luminance(b) + 0.05;
  return std::max(first, second) / std::min(first, second);
}

Palette make_palette(std::string_view role, std::string_view seed_hex) {
  const auto seed = parse_hex(seed_hex).value_or(parse_hex(default_seed(role)).value());
  const auto colour = to_oklch(seed);
  const auto seed_index = nearest_step(colour.lightness);
  const double fullest =
      std::min(colour.chroma / chroma_shares[seed_index], std::max(colour.chroma, liveliest_chroma));
  Palette palette{std::string(role), {}, palette_steps[seed_index]};
  for (std::size_t i = 0; i < palette_steps.size(); ++i) {
    const double chroma = fullest * chroma_shares[i];
    palette.steps[i] =
        i == seed_index
            ? step_of(palette_steps[i], seed)
            : step_of(palette_steps[i],
                      to_rgb({lightness_at(i, seed_index, colour.lightness), chroma, colour.hue}));
  }
  return palette;
}

std::vector<Palette> palettes(const DesignSystem& design) {
  const auto primary_seed = seed_of(design, "primary", {});
  const auto primary = to_oklch(parse_hex(primary_seed).value());
  std::vector<Palette> all;
  for (const auto& role : roles_of(design)) {
    auto palette = make_palette(role, seed_of(design, role, primary));
    if (const auto* steps = find_entry(design.palettes, role)) set_steps(palette, *steps);
    all.push_back(std::move(palette));
  }
  return all;
}

}  // namespace nonagon::design
