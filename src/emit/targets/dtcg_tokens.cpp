#include <cmath>

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "design/design.hpp"
#include "emit/emitter.hpp"
#include "emit/markdown.hpp"
#include "emit/tokens/token_set.hpp"

namespace nonagon::emit {
namespace {

// Design Tokens Format Module 2025.10: colours, dimensions and durations are objects, aliases stand in
// braces.

json::object token(std::string_view type, json::value value) {
  return {{"$type", type}, {"$value", std::move(value)}};
}

json::object dimension(double value, std::string_view unit) {
  json::value number = value;
  if (value == std::floor(value)) number = static_cast<std::int64_t>(value);
  return {{"value", number}, {"unit", unit}};
}

double rounded(double value, double places) {
  return std::round(value * places) / places;
}

json::object colour(const design::Oklch& oklch, const std::string& hex) {
  return token(
      "color",
      json::object{
          {"colorSpace", "oklch"},
          {"components",
           {rounded(oklch.lightness, 10'000), rounded(oklch.chroma, 10'000), rounded(oklch.hue, 100)}},
          {"hex", hex}});
}

json::object palettes(const TokenSet& tokens) {
  json::object all{{"white", colour({1, 0, 0}, "#ffffff")}, {"black", colour({0, 0, 0}, "#000000")}};
  for (const auto& palette : tokens.palettes) {
    json::object steps{{"$description", fmt::format("Seed at {}", palette.seed_step)}};
    for (const auto& step : palette.steps) steps[fmt::to_string(step.step)] = colour(step.oklch, step.hex);
    all[spelled(tokens, palette.role)] = std::move(steps);
  }
  return all;
}

// "status-danger-text" → status.danger.text: the first word and the last one of status roles are groups.
void place(json::object& group, std::string_view name, json::object value) {
  const auto dash = name.find('-');
  if (dash == std::string_view::npos) {
    group[name] = std::move(value);
    return;
  }
  auto& inner = group[name.substr(0, dash)];
  if (!inner.is_object()) inner = json::object{};
  inner.as_object()[name.substr(dash + 1)] = std::move(value);
}

json::object theme(const TokenSet& tokens, const design::Theme& theme) {
  json::object roles;
  for (const auto& role : theme.roles) {
    const auto [palette, step] = palette_path(tokens, role);
    const auto alias = fmt::format("{{palette.{}{}{}}}", palette, step.empty() ? "" : ".", step);
    place(roles, spelled(tokens, role.name), token("color", json::value(alias)));
  }
  return roles;
}

json::object dimensions(const std::vector<Size>& sizes, std::string_view unit) {
  json::object all;
  for (const auto& size : sizes) all[size.name] = token("dimension", dimension(size.value, unit));
  return all;
}

json::object shadows(const TokenSet& tokens) {
  json::object all;
  for (const auto& shadow : tokens.shadows) {
    json::object value{
        {"color", json::object{{"colorSpace", "srgb"}, {"components", {0, 0, 0}}, {"alpha", shadow.alpha}}},
        {"offsetX", dimension(0, "px")},
        {"offsetY", dimension(shadow.offset_y, "px")},
        {"blur", dimension(shadow.blur, "px")},
        {"spread", dimension(0, "px")}};
    all[shadow.name] = token("shadow", std::move(value));
  }
  return all;
}

json::object families(const design::DesignSystem& system) {
  json::object all;
  for (const auto& stack : font_stacks(system))
    all[stack.name] = token("fontFamily", json::array(stack.families.begin(), stack.families.end()));
  return all;
}

Files emit_dtcg(const Source& source) {
  if (!has_screens(source.design)) return {};
  const auto& design = source.design;
  const auto tokens = token_set(design.design);
  json::object document{{"$description", derived_mark("stages/design.json")}, {"palette", palettes(tokens)}};
  for (const auto& one_theme : tokens.themes) document[one_theme.name] = theme(tokens, one_theme);
  document["space"] = dimensions(tokens.spaces, "px");
  document["size"] = json::object{
      {"touch-target", token("dimension", dimension(static_cast<double>(design.design.touch_target), "px"))}};
  document["radius"] = dimensions(tokens.radii, "px");
  document["font-size"] = dimensions(tokens.font_sizes, "rem");
  document["font-family"] = families(design.design);
  json::object weights;
  for (const auto& [name, weight] : tokens.font_weights) weights[name] = token("fontWeight", weight);
  document["font-weight"] = std::move(weights);
  document["shadow"] = shadows(tokens);
  json::object durations;
  for (const auto& duration : tokens.durations)
    durations[duration.name] =
        token("duration", json::object{{"value", duration.milliseconds}, {"unit", "ms"}});
  document["duration"] = std::move(durations);
  return one("design/tokens.dtcg.json", write_json(std::move(document)));
}

}  // namespace

extern constinit const Emitter dtcg_tokens{
    .id = "dtcg-tokens",
    .stage = design::StageName::design,
    .summary = "The tokens in the Design Tokens Community Group's format 2025.10.",
    .made_from = "stages/design.json",
    .reads = {StageName::design, StageName::sections},
    .emit = emit_dtcg,
};

}  // namespace nonagon::emit
