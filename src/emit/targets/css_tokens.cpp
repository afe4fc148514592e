#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/design.hpp"
#include "emit/emitter.hpp"
#include "emit/markdown.hpp"
#include "emit/tokens/token_set.hpp"

namespace nonagon::emit {
namespace {

bool is_plain_family(std::string_view family) {
  const bool is_word = std::ranges::all_of(
      family, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; });
  return is_word && !family.empty() && !family.starts_with('-');
}

// A family as CSS reads it (CSS Syntax, section 4.3.5): quoted, with what would end the string escaped.
std::string css_family(std::string_view family) {
  if (is_plain_family(family)) return std::string(family);
  std::string out = "\"";
  for (const char c : family) {
    if (c == '\n' || c == '\r' || c == '\f') {
      out += ' ';
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

void append_palettes(std::string& out, const TokenSet& tokens) {
  const auto line = std::back_inserter(out);
  out += "  --palette-white: #ffffff;\n  --palette-black: #000000;\n";
  for (const auto& palette : tokens.palettes) {
    for (const auto& step : palette.steps)
      fmt::format_to(line, "  --palette-{}-{}: {};\n", spelled(tokens, palette.role), step.step, step.hex);
  }
}

void append_roles(std::string& out,
                  const TokenSet& tokens,
                  const design::Theme& theme,
                  std::string_view indent) {
  const auto line = std::back_inserter(out);
  fmt::format_to(line, "{}color-scheme: {};\n", indent, theme.name);
  for (const auto& role : theme.roles) {
    const auto [palette, step] = palette_path(tokens, role);
    fmt::format_to(line,
                   "{}--color-{}: var(--palette-{}{}{});\n",
                   indent,
                   spelled(tokens, role.name),
                   palette,
                   step.empty() ? "" : "-",
                   step);
  }
}

void append_sizes(std::string& out,
                  std::string_view prefix,
                  const std::vector<Size>& sizes,
                  std::string_view unit) {
  for (const auto& size : sizes)
    fmt::format_to(
        std::back_inserter(out), "  --{}-{}: {}{};\n", prefix, size.name, short_number(size.value), unit);
}

void append_type(std::string& out, const design::DesignSystem& system, const TokenSet& tokens) {
  const auto line = std::back_inserter(out);
  append_sizes(out, "font-size", tokens.font_sizes, "rem");
  for (const auto& stack : font_stacks(system)) {
    std::string families;
    for (const auto& family : stack.families) families += (families.empty() ? "" : ", ") + css_family(family);
    fmt::format_to(line, "  --font-family-{}: {};\n", stack.name, families);
  }
  for (const auto& [name, weight] : tokens.font_weights)
    fmt::format_to(line, "  --font-weight-{}: {};\n", name, weight);
}

void append_shadows(std::string& out, const TokenSet& tokens) {
  for (const auto& shadow : tokens.shadows) {
    if (shadow.alpha > 0) {
      fmt::format_to(std::back_inserter(out),
                     "  --shadow-{}: 0 {}px {}px 0 rgb(0 0 0 / {});\n",
                     shadow.name,
                     shadow.offset_y,
                     shadow.blur,
                     short_number(shadow.alpha));
    } else {
      fmt::format_to(std::back_inserter(out), "  --shadow-{}: none;\n", shadow.name);
    }
  }
}

// The second theme, by the device's setting unless the page says which one it wants.
std::string other_theme(const TokenSet& tokens, const design::Theme& first, const design::Theme& other) {
  std::string out =
      fmt::format("\n@media (prefers-color-scheme: {}) {{\n  :root:not([data-theme=\"{}\"]) {{\n",
                  other.name,
                  first.name);
  append_roles(out, tokens, other, "    ");
  out += fmt::format("  }}\n}}\n\n:root[data-theme=\"{}\"] {{\n", other.name);
  append_roles(out, tokens, other, "  ");
  return out + "}\n";
}

Files emit_css(const Source& source) {
  if (!has_screens(source.design)) return {};
  const auto& design = source.design;
  const auto& system = design.design;
  const auto tokens = token_set(system);
  const auto& first = tokens.themes.front();
  auto out = fmt::format("/* {} */\n:root {{\n", derived_mark("stages/design.json"));
  append_palettes(out, tokens);
  append_roles(out, tokens, first, "  ");
  append_sizes(out, "space", tokens.spaces, "px");
  fmt::format_to(std::back_inserter(out), "  --size-touch-target: {}px;\n", system.touch_target);
  append_sizes(out, "radius", tokens.radii, "px");
  append_type(out, system, tokens);
  append_shadows(out, tokens);
  for (const auto& duration : tokens.durations)
    fmt::format_to(std::back_inserter(out), "  --duration-{}: {}ms;\n", duration.name, duration.milliseconds);
  out += "}\n";
  if (tokens.themes.size() > 1) out += other_theme(tokens, first, tokens.themes.back());
  out += "\n@media (prefers-reduced-motion: reduce) {\n  :root {\n";
  for (const auto& duration : tokens.durations)
    out += fmt::format("    --duration-{}: 0ms;\n", duration.name);
  out += "  }\n}\n";
  return one("design/tokens.css", std::move(out));
}

}  // namespace

extern constinit const Emitter css_tokens{
    .id = "css-tokens",
    .stage = design::StageName::design,
    .summary = "The tokens as CSS variables, with the dark theme and reduced motion.",
    .made_from = "stages/design.json",
    .reads = {StageName::design, StageName::sections},
    .emit = emit_css,
};

}  // namespace nonagon::emit
