#include <iterator>

#include <fmt/format.h>

#include "design/design.hpp"
#include "emit/emitter.hpp"
#include "emit/markdown.hpp"
#include "emit/tokens/token_set.hpp"

namespace nonagon::emit {
namespace {

// Tailwind 4. `reference inline`: utilities use the variables of tokens.css, and no variable is declared
// twice.
Files emit_tailwind(const Source& source) {
  if (!has_screens(source.design)) return {};
  const auto& design = source.design;
  const auto& system = design.design;
  const auto tokens = token_set(system);
  auto out = fmt::format("/* {} */\n@import \"tailwindcss\";\n@import \"./tokens.css\";\n",
                         derived_mark("stages/design.json"));
  const auto line = std::back_inserter(out);
  const bool has_dark = tokens.themes.size() > 1;
  if (has_dark) {
    out +=
        "\n@custom-variant dark {\n  @media (prefers-color-scheme: dark) {\n    "
        "&:where(:root:not([data-theme=\"light\"]) *) {\n      @slot;\n    }\n  }\n"
        "  &:where([data-theme=\"dark\"] *) {\n    @slot;\n  }\n}\n";
  }
  out += "\n@theme reference inline {\n";
  fmt::format_to(line, "  --spacing: {}px;\n", system.spacing.base);
  for (const auto& palette : tokens.palettes) {
    const auto name = spelled(tokens, palette.role);
    for (const auto& step : palette.steps)
      fmt::format_to(line, "  --color-{0}-{1}: var(--palette-{0}-{1});\n", name, step.step);
  }
  for (const auto& role : tokens.themes.front().roles)
    fmt::format_to(line, "  --color-{0}: var(--color-{0});\n", spelled(tokens, role.name));
  for (const auto& size : tokens.radii)
    fmt::format_to(line, "  --radius-{0}: var(--radius-{0});\n", size.name);
  for (const auto& size : tokens.font_sizes)
    fmt::format_to(line, "  --text-{0}: var(--font-size-{0});\n", size.name);
  for (const auto& stack : font_stacks(system))
    fmt::format_to(line, "  --font-{0}: var(--font-family-{0});\n", stack.name);
  out += "  --font-sans: var(--font-family-body);\n";
  for (const auto& [name, weight] : tokens.font_weights)
    fmt::format_to(line, "  --font-weight-{0}: var(--font-weight-{0});\n", name);
  for (const auto& shadow : tokens.shadows)
    fmt::format_to(line, "  --shadow-{0}: var(--shadow-{0});\n", shadow.name);
  out += "}\n";
  return one("design/tailwind.css", std::move(out));
}

}  // namespace

extern constinit const Emitter tailwind_theme{
    .id = "tailwind-theme",
    .stage = design::StageName::design,
    .summary = "A Tailwind 4 theme on the variables of tokens.css.",
    .made_from = "stages/design.json",
    .reads = {StageName::design, StageName::sections},
    .emit = emit_tailwind,
};

}  // namespace nonagon::emit
