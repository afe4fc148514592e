#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/design.hpp"
#include "emit/emitter.hpp"
#include "emit/markdown.hpp"
#include "emit/tokens/token_set.hpp"

namespace nonagon::emit {
namespace {

using Rows = std::vector<std::vector<std::string>>;

void append_section(std::string& out, std::string_view heading, std::string_view body) {
  if (!body.empty()) out += fmt::format("\n## {}\n\n{}", heading, body);
}

std::string foundations(const design::DesignSystem& system) {
  std::string out;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out += fmt::format("- {}: {}\n", name, value);
  };
  add("Mood", markdown_text(join(system.mood, ", ")));
  add("Themes", markdown_text(join(system.themes, ", ")));
  add("Icons", markdown_text(system.icon_library));
  add("Smallest control", fmt::format("{} px", system.touch_target));
  add("Corners", markdown_text(system.radius));
  add("Shadows", markdown_text(system.shadow));
  add("Distances", fmt::format("multiples of {} px", system.spacing.base));
  return out;
}

std::string palette_table(const TokenSet& tokens) {
  std::vector<std::string> head{"Palette", "Seed"};
  for (const int step : design::palette_steps) head.push_back(fmt::to_string(step));
  Rows rows;
  for (const auto& palette : tokens.palettes) {
    std::vector<std::string> row{markdown_cell(palette.role), fmt::to_string(palette.seed_step)};
    for (const auto& step : palette.steps) row.push_back(fmt::format("`{}`", step.hex));
    rows.push_back(std::move(row));
  }
  return markdown_table(head, rows);
}

std::string type_table(const design::DesignSystem& system, const TokenSet& tokens) {
  Rows rows;
  for (const auto& stack : font_stacks(system)) {
    std::vector<std::string> weights;
    for (const auto weight : stack.weights) weights.push_back(fmt::to_string(weight));
    rows.push_back({stack.name, markdown_cell(stack.families.front()), join(weights, ", ")});
  }
  Rows sizes;
  for (const auto& size : tokens.font_sizes)
    sizes.push_back({size.name,
                     fmt::format("{}rem", short_number(size.value)),
                     fmt::format("{:.1f} px", size.value * 16)});
  auto out = markdown_table({"Use", "Family", "Weights"}, rows) + "\n" +
             markdown_table({"Size", "Value", "At 16 px"}, sizes);
  if (!trim(system.typography.because).empty())
    out += fmt::format("\n{}\n", markdown_sentence(system.typography.because));
  return out;
}

std::string role_table(const TokenSet& tokens) {
  std::vector<std::string> head{"Role"};
  for (const auto& theme : tokens.themes) head.push_back(sentence_case(theme.name));
  Rows rows;
  for (std::size_t i = 0; i < tokens.themes.front().roles.size(); ++i) {
    std::vector<std::string> row{fmt::format("`{}`", spelled(tokens, tokens.themes.front().roles[i].name))};
    for (const auto& theme : tokens.themes) {
      const auto& role = theme.roles[i];
      const auto [palette, step] = palette_path(tokens, role);
      row.push_back(fmt::format("{}{}{} `{}`", palette, step.empty() ? "" : " ", step, role.hex));
    }
    rows.push_back(std::move(row));
  }
  return markdown_table(head, rows);
}

std::string status_table(const design::DesignSystem& system) {
  Rows rows;
  for (const auto& [field, values] : system.status_colours) {
    for (const auto& [value, role] : values)
      rows.push_back({markdown_code(field), markdown_code(value), markdown_cell(role)});
  }
  if (rows.empty()) return {};
  return markdown_table({"Field", "Value", "Colour"}, rows) +
         "\nColour is never the only mark: every state also has its word and an icon.\n";
}

std::string contrast_table(const TokenSet& tokens) {
  Rows rows;
  bool passes = true;
  for (const auto& theme : tokens.themes) {
    for (const auto& pair : theme.pairs) {
      const bool is_enough = pair.ratio >= pair.needed;
      passes = passes && is_enough;
      rows.push_back({theme.name,
                      fmt::format("`{}`", spelled(tokens, pair.foreground)),
                      fmt::format("`{}`", spelled(tokens, pair.background)),
                      fmt::format("{:.1f}", pair.needed),
                      fmt::format("{:.2f}", pair.ratio),
                      is_enough ? "pass" : "fail"});
    }
  }
  const auto verdict = passes ? fmt::format(
                                    "All {} pairs that the themes use pass WCAG 2.2 AA: 4.5 for text, 3.0 "
                                    "for controls and focus.\n\n",
                                    rows.size())
                              : std::string("Pairs marked fail are below WCAG 2.2 AA.\n\n");
  return verdict +
         markdown_table({"Theme", "Foreground", "Background", "Needed", "Measured", "Result"}, rows);
}

std::string shell(const design::DesignSystem& system) {
  if (!system.application_shell) return {};
  const auto& frame = *system.application_shell;
  auto out = fmt::format(
      "Layout: {}{}.\n", markdown_text(frame.layout), frame.collapsible ? ", can be folded away" : "");
  Rows rows;
  for (const auto& item : frame.navigation) {
    rows.push_back({markdown_cell(item.label),
                    markdown_code(item.icon),
                    markdown_code(item.section),
                    item.roles.empty() ? "all" : markdown_cell(join(item.roles, ", "))});
  }
  const auto table = markdown_table({"Entry", "Icon", "Screen", "Roles"}, rows);
  return table.empty() ? out : out + "\n" + table;
}

Files emit_markdown(const Source& source) {
  if (!has_screens(source.design)) return {};
  const auto& design = source.design;
  const auto& system = design.design;
  const auto tokens = token_set(system);
  std::string out = "# Design system\n";
  append_section(out, "Foundations", foundations(system));
  append_section(out, "Palettes", palette_table(tokens));
  append_section(out, "Type", type_table(system, tokens));
  append_section(out, "Roles", role_table(tokens));
  append_section(out, "States", status_table(system));
  append_section(out, "Application shell", shell(system));
  append_section(out, "Contrast", contrast_table(tokens));
  append_section(
      out,
      "Rules",
      "- Colours come from roles (`--color-…`), never from a palette step: roles change with the theme.\n"
      "- Focus is always visible: two pixels of `focus-ring` with two pixels of distance.\n"
      "- Figures in tables and totals are tabular and stand right.\n"
      "- Motion lasts at most `--duration-normal` and is off where people ask for less of it.\n");
  return one("design/design-system.md", out + "\n" + markdown_mark("stages/design.json"));
}

}  // namespace

extern constinit const Emitter design_system_markdown{
    .id = "design-system-markdown",
    .stage = design::StageName::design,
    .summary =
        "The design system for people: palettes, type, roles, states, and every contrast pair measured.",
    .made_from = "stages/design.json",
    .reads = {StageName::design, StageName::sections},
    .emit = emit_markdown,
};

}  // namespace nonagon::emit
