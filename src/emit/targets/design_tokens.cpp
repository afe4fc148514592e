#include <algorithm>

#include <fmt/format.h>

#include "base/json.hpp"
#include "design/design.hpp"
#include "emit/emitter.hpp"
#include "emit/tokens/token_set.hpp"

namespace nonagon::emit {
namespace {

json::object colours(const TokenSet& tokens) {
  json::object all;
  for (const auto& palette : tokens.palettes) {
    json::object steps;
    for (const auto& step : palette.steps) steps[fmt::to_string(step.step)] = step.hex;
    all[palette.role] = std::move(steps);
  }
  return all;
}

json::object typography(const design::DesignSystem& system, const TokenSet& tokens) {
  json::object all;
  for (const auto& stack : font_stacks(system)) {
    json::array weights;
    for (const auto weight : stack.weights) weights.emplace_back(weight);
    all[stack.name] = json::object{{"fontFamily", fmt::format("{}", fmt::join(stack.families, ", "))},
                                   {"weights", std::move(weights)}};
  }
  json::object scale;
  for (const auto& size : tokens.font_sizes) scale[size.name] = short_number(size.value) + "rem";
  all["scale"] = std::move(scale);
  return all;
}

json::object spacing(const design::DesignSystem& system, const TokenSet& tokens) {
  json::array scale;
  for (const auto& size : tokens.spaces) scale.emplace_back(static_cast<std::int64_t>(size.value));
  return {{"base", system.spacing.base}, {"scale", std::move(scale)}};
}

json::object radii(const TokenSet& tokens) {
  json::object all;
  for (const auto& size : tokens.radii) all[size.name] = short_number(size.value) + "px";
  return all;
}

json::object shadows(const TokenSet& tokens) {
  json::object all;
  for (const auto& shadow : tokens.shadows) {
    all[shadow.name] =
        shadow.alpha > 0
            ? fmt::format(
                  "0 {}px {}px 0 rgb(0 0 0 / {})", shadow.offset_y, shadow.blur, short_number(shadow.alpha))
            : "none";
  }
  return all;
}

json::object themes(const TokenSet& tokens) {
  json::object all;
  for (const auto& theme : tokens.themes) {
    json::object roles;
    for (const auto& role : theme.roles) roles[spelled(tokens, role.name)] = role.hex;
    all[theme.name] = std::move(roles);
  }
  return all;
}

std::string route_of(const design::Design& design, const std::string& section) {
  const auto& sections = design.sections.sections;
  const auto found = std::ranges::find(sections, section, &design::Section::id);
  return found == sections.end() ? std::string{} : found->route;
}

json::object shell(const design::Design& design) {
  const auto& frame = *design.design.application_shell;
  json::array navigation;
  for (const auto& item : frame.navigation) {
    json::object entry{{"label", item.label}, {"icon", item.icon}};
    if (const auto route = route_of(design, item.section); !route.empty()) entry["route"] = route;
    entry["section"] = item.section;
    if (!item.roles.empty()) entry["roles"] = json::array(item.roles.begin(), item.roles.end());
    navigation.emplace_back(std::move(entry));
  }
  return {
      {"layout", frame.layout}, {"collapsible", frame.collapsible}, {"navigation", std::move(navigation)}};
}

Files emit_tokens(const Source& source) {
  const auto& design = source.design;
  const auto& system = design.design;
  const auto tokens = token_set(system);
  json::object document{{"colors", colours(tokens)},
                        {"typography", typography(system, tokens)},
                        {"spacing", spacing(system, tokens)},
                        {"borderRadius", radii(tokens)},
                        {"shadows", shadows(tokens)}};
  if (system.application_shell) document["applicationShell"] = shell(design);
  document["themes"] = themes(tokens);
  document["statusColours"] = design::to_value(system.status_colours);
  document["touchTarget"] = system.touch_target;
  document["iconLibrary"] = system.icon_library;
  document["mood"] = json::array(system.mood.begin(), system.mood.end());
  for (const auto& [name, value] : system.extras) {
    if (!document.contains(name)) document[name] = value;
  }
  return one("design/tokens.json", write_json(std::move(document)));
}

}  // namespace

extern constinit const Emitter design_tokens{
    .id = "design-tokens",
    .stage = design::StageName::design,
    .summary = "Every colour, size and distance as plain values, with the shell, in the public form.",
    .made_from = "stages/design.json, stages/sections.json",
    .reads = {StageName::design, StageName::sections},
    .emit = emit_tokens,
};

}  // namespace nonagon::emit
