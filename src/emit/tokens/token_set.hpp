#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "design/palette.hpp"

namespace nonagon::emit {

struct Size {
  std::string name;
  double value;
};

struct Shadow {
  std::string name;
  int offset_y;
  int blur;
  double alpha;
};

struct Duration {
  std::string name;
  int milliseconds;
};

// Everything that the token files of a design say, worked out once: tokens.json, DTCG, CSS, Tailwind and
// Markdown agree by construction.
struct TokenSet {
  std::vector<design::Palette> palettes;
  std::vector<design::Theme> themes;
  std::vector<Size> font_sizes;  // rem
  std::vector<Size> spaces;      // px
  std::vector<Size> radii;       // px
  std::vector<Shadow> shadows;
  std::vector<Duration> durations;
  std::vector<std::pair<std::string, int>> font_weights;
  std::map<std::string, std::string, std::less<>> names;  // palette role → how files spell it
};

TokenSet token_set(const design::DesignSystem& design);

// How files spell a palette or theme role: kebab-case, unique among the palettes.
std::string spelled(const TokenSet& tokens, std::string_view role);

// A theme role's colour as a path into the palettes: ("primary", "600"), or ("white", "").
std::pair<std::string, std::string> palette_path(const TokenSet& tokens, const design::ThemeRole& role);

struct FontStack {
  std::string name;  // heading, body, mono
  std::vector<std::string> families;
  std::vector<std::int64_t> weights;
};

// The three typefaces with what stands in until they are loaded.
std::vector<FontStack> font_stacks(const design::DesignSystem& design);

// A number as short as it can be: 1.2, 16, 0.6944.
std::string short_number(double value);

}  // namespace nonagon::emit
