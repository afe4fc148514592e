#include "emit/wireframes/canvas.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/compile.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/model/text_width.hpp"
#include "emit/model/type_names.hpp"
#include "emit/model/xml_text.hpp"

namespace nonagon::emit {
namespace {

struct StyleRow {
  TextStyle style;
  std::string_view name;
  int size;
  int weight;
  std::string_view role;
};

constexpr std::array style_rows{
    StyleRow{TextStyle::title, "t", 22, 700, "text-strong"},
    StyleRow{TextStyle::heading, "h", 15, 600, "text-strong"},
    StyleRow{TextStyle::figure, "f", 26, 700, "text-strong"},
    StyleRow{TextStyle::body, "b", 13, 400, "text-default"},
    StyleRow{TextStyle::strong, "s", 13, 600, "text-strong"},
    StyleRow{TextStyle::label, "l", 12, 500, "text-default"},
    StyleRow{TextStyle::small, "m", 12, 400, "text-muted"},
    StyleRow{TextStyle::action, "a", 13, 600, "action-on-primary"},
    StyleRow{TextStyle::link, "k", 13, 500, "link"},
};

const StyleRow& row_of(TextStyle style) {
  return *std::ranges::find(style_rows, style, &StyleRow::style);
}

std::string fitted(std::string_view text, TextStyle style, int room) {
  if (width_of(text, style) <= room) return std::string(text);
  std::string cut(text);
  const int ellipsis = width_of("…", style);
  while (!cut.empty() && width_of(cut, style) > room - ellipsis) {
    while (cut.size() > 1 && (static_cast<unsigned char>(cut.back()) & 0xC0U) == 0x80U) cut.pop_back();
    cut.pop_back();
  }
  return std::string(trim(cut)) + "…";
}

std::string colour(const design::Theme& theme, std::string_view role, std::string_view otherwise) {
  const auto* found = design::find_role(theme, role);
  return found == nullptr ? std::string(otherwise) : found->hex;
}

// Family names as an attribute can hold them: what could end the name is left out.
std::string family_list(std::string_view family) {
  std::string name;
  for (const char c : one_line(clean_text(family))) {
    if (std::string_view("'\"\\<>&;{}").find(c) == std::string_view::npos) name += c;
  }
  return trim(name).empty() ? "system-ui,sans-serif" : fmt::format("'{}',system-ui,sans-serif", trim(name));
}

}  // namespace

int width_of(std::string_view text, TextStyle style) {
  const auto& row = row_of(style);
  const double bold = row.weight >= 600 ? 1.1 : 1.0;
  return static_cast<int>(text_width(text) * row.size / 12.0 * bold) + 1;
}

// A picture has thousands of shapes: their formats are read by the compiler.
void Canvas::box(Area area, int height, std::string_view paint, int radius) {
  const auto to = std::back_inserter(out_);
  fmt::format_to(to,
                 FMT_COMPILE(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}")"),
                 paint,
                 area.x,
                 area.y,
                 std::max(area.width, 0),
                 std::max(height, 0));
  if (radius > 0) fmt::format_to(to, FMT_COMPILE(R"( rx="{}")"), std::min(radius, std::max(height, 0) / 2));
  out_ += "/>\n";
}

void Canvas::line(int x1, int y1, int x2, int y2) {
  fmt::format_to(
      std::back_inserter(out_), FMT_COMPILE("<path class=\"rule\" d=\"M{} {}L{} {}\"/>\n"), x1, y1, x2, y2);
}

void Canvas::path(std::string_view commands, std::string_view paint) {
  fmt::format_to(std::back_inserter(out_), FMT_COMPILE("<path class=\"{}\" d=\"{}\"/>\n"), paint, commands);
}

void Canvas::dot(int x, int y, int radius, std::string_view paint) {
  fmt::format_to(std::back_inserter(out_),
                 FMT_COMPILE("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>\n"),
                 paint,
                 x,
                 y,
                 radius);
}

void Canvas::text(
    int x, int y, std::string_view text, TextStyle style, int room, Align align, std::string_view tone) {
  if (text.empty() || room < 8) return;
  const std::string_view anchor = align == Align::middle  ? " text-anchor=\"middle\""
                                  : align == Align::right ? " text-anchor=\"end\""
                                                          : "";
  fmt::format_to(std::back_inserter(out_),
                 FMT_COMPILE("<text class=\"{}{}{}\" x=\"{}\" y=\"{}\"{}>{}</text>\n"),
                 row_of(style).name,
                 tone.empty() ? "" : " ",
                 tone,
                 x,
                 y,
                 anchor,
                 xml_text(fitted(one_line(clean_text(text)), style, room)));
}

std::vector<std::string> wrapped(std::string_view text, TextStyle style, int room, std::size_t most) {
  std::vector<std::string> lines;
  std::string line;
  const auto clean = one_line(clean_text(text));
  for (const auto word : split(clean, ' ')) {
    if (word.empty()) continue;
    auto longer = line.empty() ? std::string(word) : fmt::format("{} {}", line, word);
    if (!line.empty() && width_of(longer, style) > room) {
      lines.push_back(std::move(line));
      longer = word;
    }
    line = std::move(longer);
    if (lines.size() == most) break;
  }
  if (lines.size() < most) {
    if (!line.empty()) lines.push_back(std::move(line));
  } else if (!lines.empty() && !line.empty()) {
    lines.back() = fitted(lines.back() + " " + line + " …", style, room);
  }
  return lines;
}

std::string style_sheet(const design::Theme& theme, const design::Typography& typography) {
  const auto card = colour(theme, "surface-card", "#ffffff");
  const auto subtle = colour(theme, "border-subtle", "#d4d4d4");
  std::string out = fmt::format("<style>text{{font-family:{}}}", family_list(typography.body.font_family));
  const auto to = std::back_inserter(out);
  for (const auto& row : style_rows) {
    fmt::format_to(to,
                   ".{}{{font-size:{}px;font-weight:{};fill:{}}}",
                   row.name,
                   row.size,
                   row.weight,
                   colour(theme, row.role, "#171717"));
  }
  fmt::format_to(to, ".page{{fill:{}}}", colour(theme, "surface-page", "#fafafa"));
  fmt::format_to(to, ".card{{fill:{};stroke:{}}}", card, subtle);
  fmt::format_to(to, ".sunken{{fill:{}}}", colour(theme, "surface-sunken", "#f5f5f5"));
  fmt::format_to(to, ".control{{fill:{};stroke:{}}}", card, colour(theme, "border-control", "#737373"));
  fmt::format_to(to, ".action{{fill:{}}}", colour(theme, "action-primary", "#171717"));
  fmt::format_to(to, ".quiet{{fill:{0}}}.rule{{fill:none;stroke:{0}}}", subtle);
  fmt::format_to(to,
                 ".mark{{fill:none;stroke:{};stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}}",
                 colour(theme, "text-muted", "#525252"));
  fmt::format_to(to, ".ink{{fill:{}}}", colour(theme, "text-muted", "#525252"));
  for (const auto& role : theme.roles) {
    const std::string_view name = role.name;
    if (!name.starts_with("status-")) continue;
    const bool is_text = name.ends_with("-text");
    const auto stem = name.substr(7, name.rfind('-') - 7);
    fmt::format_to(to, ".{}-{}{{fill:{}}}", is_text ? "on" : "badge", slug_of(stem), role.hex);
  }
  return out + "</style>\n";
}

std::string badge_class(const design::Theme& theme, std::string_view role) {
  const auto name = fmt::format("status-{}-text", role);
  return slug_of(design::find_role(theme, name) == nullptr ? std::string_view("neutral") : role);
}

std::string svg_document(int width,
                         int height,
                         std::string_view title,
                         std::string_view description,
                         std::string_view style,
                         const Canvas& canvas) {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" "
      "role=\"img\" aria-labelledby=\"title\">\n<title id=\"title\">{2}</title>\n<desc>{3}</desc>\n{4}{5}"
      "</svg>\n",
      width,
      height,
      xml_text(one_line(clean_text(title))),
      xml_text(one_line(clean_text(description))),
      style,
      canvas.bytes());
}

}  // namespace nonagon::emit
