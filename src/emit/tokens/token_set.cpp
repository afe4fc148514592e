#include "emit/tokens/token_set.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::emit {
namespace {

struct RadiusScale {
  std::string_view word;
  std::array<int, 4> sizes;  // sm, md, lg, xl
};

constexpr std::array radius_scales{
    RadiusScale{"none", {0, 0, 0, 0}},
    RadiusScale{"small", {2, 4, 6, 8}},
    RadiusScale{"medium", {4, 8, 12, 16}},
    RadiusScale{"large", {8, 12, 16, 24}},
    RadiusScale{"full", {12, 20, 28, 36}},
};

struct ShadowScale {
  std::string_view word;
  double strength;
};

constexpr std::array shadow_scales{
    ShadowScale{"none", 0}, ShadowScale{"low", 1}, ShadowScale{"medium", 1.6}, ShadowScale{"high", 2.4}};

constexpr double smallest_text = 0.75;  // rem

double rounded(double value) {
  return std::round(value * 10'000) / 10'000;
}

std::vector<Size> font_sizes(const design::Typography& typography) {
  static constexpr std::array<std::string_view, 8> names{"xs", "sm", "base", "lg", "xl", "2xl", "3xl", "4xl"};
  const double ratio = typography.ratio > 1 && typography.ratio < 3 ? typography.ratio : 1.2;
  const double base = static_cast<double>(typography.base_size) / 16;
  std::vector<Size> sizes;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double step = static_cast<double>(i) - 2;
    // Downwards small steps: a wide ratio would leave text that nobody can read.
    const double size = step < 0 ? std::max(smallest_text, base * std::pow(std::min(ratio, 1.15), step))
                                 : base * std::pow(ratio, step);
    sizes.push_back({std::string(names[i]), rounded(size)});
  }
  return sizes;
}

std::vector<Size> spaces(std::int64_t base) {
  std::vector<Size> sizes;
  for (const int step : {0, 1, 2, 3, 4, 6, 8, 12, 16})
    sizes.push_back({fmt::to_string(step), static_cast<double>(step * base)});
  return sizes;
}

std::vector<Size> radii(std::string_view word) {
  static constexpr std::array<std::string_view, 4> names{"sm", "md", "lg", "xl"};
  auto scale = std::ranges::find(radius_scales, word, &RadiusScale::word);
  if (scale == radius_scales.end()) scale = std::ranges::find(radius_scales, "medium", &RadiusScale::word);
  std::vector<Size> sizes;
  for (std::size_t i = 0; i < names.size(); ++i)
    sizes.push_back({std::string(names[i]), static_cast<double>(scale->sizes[i])});
  sizes.push_back({"full", 9999});
  return sizes;
}

std::vector<Shadow> shadows(std::string_view word) {
  auto scale = std::ranges::find(shadow_scales, word, &ShadowScale::word);
  if (scale == shadow_scales.end()) scale = std::ranges::find(shadow_scales, "low", &ShadowScale::word);
  const auto shadow = [&](std::string name, int offset, int blur, double alpha) {
    const auto scaled = [&](int size) {
      return static_cast<int>(std::lround(size * std::min(scale->strength, 2.0)));
    };
    return Shadow{std::move(name), scaled(offset), scaled(blur), rounded(alpha * scale->strength)};
  };
  return {shadow("sm", 1, 2, 0.08), shadow("md", 2, 6, 0.1), shadow("lg", 6, 16, 0.12)};
}

}  // namespace

TokenSet token_set(const design::DesignSystem& design) {
  TokenSet tokens{.palettes = design::palettes(design),
                  .themes = design::themes(design),
                  .font_sizes = font_sizes(design.typography),
                  .spaces = spaces(design.spacing.base),
                  .radii = radii(design.radius),
                  .shadows = shadows(design.shadow),
                  .durations = {{"fast", 120}, {"normal", 200}},
                  .font_weights = {{"regular", 400}, {"medium", 500}, {"semibold", 600}, {"bold", 700}},
                  .names = {}};
  std::set<std::string> taken{"white", "black"};
  for (const auto& palette : tokens.palettes) {
    auto name = slug_of(palette.role);
    for (int n = 2; !taken.insert(name).second; ++n) name = fmt::format("{}-{}", slug_of(palette.role), n);
    tokens.names.emplace(palette.role, std::move(name));
  }
  return tokens;
}

std::string spelled(const TokenSet& tokens, std::string_view role) {
  if (const auto found = tokens.names.find(role); found != tokens.names.end()) return found->second;
  constexpr std::string_view status = "status-";
  if (!role.starts_with(status)) return std::string(role);
  const auto end = role.rfind('-');
  const auto name = role.substr(status.size(), end - status.size());
  const auto found = end < status.size() ? tokens.names.end() : tokens.names.find(name);
  if (found == tokens.names.end()) return slug_of(role);
  return fmt::format("{}{}{}", status, found->second, role.substr(end));
}

std::pair<std::string, std::string> palette_path(const TokenSet& tokens, const design::ThemeRole& role) {
  if (role.step == 0) return {role.palette, {}};
  return {spelled(tokens, role.palette), fmt::to_string(role.step)};
}

std::vector<FontStack> font_stacks(const design::DesignSystem& design) {
  const auto& type = design.typography;
  const auto stack =
      [](std::string name, const design::Typeface& face, std::string_view system, std::string_view generic) {
        FontStack made{std::move(name), {}, face.weights};
        if (!trim(face.font_family).empty()) made.families.push_back(clean_text(face.font_family));
        made.families.emplace_back(system);
        made.families.emplace_back(generic);
        return made;
      };
  return {stack("heading", type.heading, "system-ui", "sans-serif"),
          stack("body", type.body, "system-ui", "sans-serif"),
          stack("mono", type.mono, "ui-monospace", "monospace")};
}

std::string short_number(double value) {
  return fmt::format("{}", rounded(value));
}

}  // namespace nonagon::emit
