#include <algorithm>
#include <cmath>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/design.hpp"
#include "emit/emitter.hpp"
#include "emit/model/layered_layout.hpp"
#include "emit/model/type_names.hpp"

namespace nonagon::emit {
namespace {

using design::Entity;

constexpr std::string_view made_from = "stages/dataModel.json";
constexpr double header = 28;
constexpr double row = 20;
constexpr double padding = 10;
constexpr double column_space = 18;
constexpr double widest = 420;

constexpr std::string_view style =
    "<style>text{font:12px "
    "system-ui,sans-serif;fill:#1f2937}.n{font-weight:600}.t{fill:#6b7280}.b{fill:#fff;stroke:#9ca3af}"
    ".h{fill:#e5e7eb}.e{fill:none;stroke:#6b7280}"
    "@media(prefers-color-scheme:dark){text{fill:#f3f4f6}.t{fill:#9ca3af}.b{fill:#111827;stroke:#6b7280}.h{"
    "fill:#374151}.e{stroke:#9ca3af}}</style>\n";

std::string escaped(std::string_view text) {
  return replace_all(
      replace_all(replace_all(clean_text(one_line(text)), "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
}

// As much of the text as fits, with an ellipsis for the rest.
std::string fitted(std::string_view text, double width) {
  if (text_width(text) <= width) return std::string(text);
  std::string cut(text);
  while (!cut.empty() && text_width(cut) > width - 12) {
    while (cut.size() > 1 && (static_cast<unsigned char>(cut.back()) & 0xC0U) == 0x80U) cut.pop_back();
    cut.pop_back();
  }
  return cut + "…";
}

std::string type_text(const design::Field& field) {
  const auto type = field.type.starts_with("enum(") ? std::string("enum") : one_line(field.type);
  return fitted(type, 140) + (field.required ? "" : "?");
}

Box box_of(const Entity& entity) {
  double width = text_width(entity.name) + 20;
  for (const auto& field : entity.fields) {
    width = std::max(width, text_width(one_line(field.name)) + column_space + text_width(type_text(field)));
  }
  return {.width = std::min(widest, width + 2 * padding),
          .height = header + row * static_cast<double>(entity.fields.size()) + 6};
}

void write_entity(std::string& out, const Entity& entity, const Box& box) {
  const auto line = std::back_inserter(out);
  fmt::format_to(
      line,
      "<rect class=\"b\" x=\"{:.0f}\" y=\"{:.0f}\" width=\"{:.0f}\" height=\"{:.0f}\" rx=\"4\"/>\n",
      box.x,
      box.y,
      box.width,
      box.height);
  fmt::format_to(
      line,
      "<rect class=\"h\" x=\"{:.0f}\" y=\"{:.0f}\" width=\"{:.0f}\" height=\"{:.0f}\" rx=\"3\"/>\n",
      box.x + 1,
      box.y + 1,
      box.width - 2,
      header - 2);
  fmt::format_to(line,
                 "<text class=\"n\" x=\"{:.0f}\" y=\"{:.0f}\">{}</text>\n",
                 box.x + padding,
                 box.y + 18,
                 escaped(fitted(entity.name, box.width - 2 * padding)));
  double y = box.y + header + 14;
  for (const auto& field : entity.fields) {
    const auto type = type_text(field);
    const bool is_key = key_field(entity) == &field;
    const auto room = box.width - 2 * padding - column_space - text_width(type);
    fmt::format_to(line,
                   "<text{} x=\"{:.0f}\" y=\"{:.0f}\">{}</text>",
                   is_key ? " class=\"n\"" : "",
                   box.x + padding,
                   y,
                   escaped(fitted(one_line(field.name), room)));
    fmt::format_to(line,
                   "<text class=\"t\" x=\"{:.0f}\" y=\"{:.0f}\" text-anchor=\"end\">{}</text>\n",
                   box.x + box.width - padding,
                   y,
                   escaped(type));
    y += row;
  }
}

struct Line {
  std::size_t from;
  std::size_t to;
  double from_row;  // below the box's top
  bool is_single;
};

// A curve from the row of the key to the header of what it points at; three toes at the side of the many.
void write_line(std::string& out, const Line& line, const std::vector<Box>& boxes) {
  const auto& from = boxes[line.from];
  const auto& to = boxes[line.to];
  const bool goes_left = to.x + to.width <= from.x;
  const bool goes_right = from.x + from.width <= to.x;
  const double side = goes_left ? -1 : 1;
  const double x1 = goes_left ? from.x : from.x + from.width;
  const double x2 = goes_right ? to.x : to.x + to.width;
  const double y1 = from.y + line.from_row;
  const double y2 = to.y + header / 2;
  const double bend = std::max(30.0, std::abs(x2 - x1) / 2);
  const double toe = line.is_single ? 0 : 8;
  const auto write = std::back_inserter(out);
  fmt::format_to(write,
                 "<path class=\"e\" d=\"M{:.0f} {:.0f}C{:.0f} {:.0f} {:.0f} {:.0f} {:.0f} {:.0f}",
                 x1 + side * toe,
                 y1,
                 x1 + side * bend,
                 y1,
                 goes_right ? x2 - bend : x2 + bend,
                 y2,
                 x2,
                 y2);
  if (!line.is_single) {
    fmt::format_to(
        write,
        "M{0:.0f} {1:.0f}L{2:.0f} {3:.0f}M{0:.0f} {1:.0f}L{2:.0f} {4:.0f}M{0:.0f} {1:.0f}L{2:.0f} {1:.0f}",
        x1 + side * toe,
        y1,
        x1,
        y1 - 5,
        y1 + 5);
  }
  const double bar = goes_right ? x2 - 6 : x2 + 6;
  fmt::format_to(write, "M{0:.0f} {1:.0f}L{0:.0f} {2:.0f}\"/>\n", bar, y2 - 5, y2 + 5);
}

std::vector<Line> lines_of(const design::Symbols& symbols) {
  const auto& model = symbols.design().data_model;
  std::unordered_map<const Entity*, std::size_t> place_of;
  for (std::size_t i = 0; i < model.entities.size(); ++i) place_of.emplace(&model.entities[i], i);
  std::vector<Line> lines;
  for (const auto& key : symbols.foreign_keys()) {
    const auto index = static_cast<double>(key.field - key.owner->fields.data());
    const bool is_single = key.relationship->type == design::Cardinality::one_to_one || key.field->unique;
    lines.push_back({place_of.at(key.owner), place_of.at(key.target), header + row * index + 10, is_single});
  }
  for (const auto& relationship : model.relationships) {
    const auto* from = symbols.entity(relationship.from);
    const auto* to = symbols.entity(relationship.to);
    if (relationship.type != design::Cardinality::many_to_many || from == nullptr || to == nullptr) continue;
    lines.push_back({place_of.at(from), place_of.at(to), header / 2, false});
  }
  return lines;
}

Files emit(const Source& source) {
  const auto& design = source.design;
  const auto& model = design.data_model;
  std::vector<Box> boxes;
  for (const auto& entity : model.entities) boxes.push_back(box_of(entity));
  const auto lines = lines_of(source.symbols());
  std::vector<std::pair<std::size_t, std::size_t>> arrows;
  for (const auto& line : lines) arrows.emplace_back(line.from, line.to);
  const auto [width, height] = place(boxes, arrows);
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 {0:.0f} "
      "{1:.0f}\" role=\"img\" aria-labelledby=\"title\">\n"
      "<title id=\"title\">Entities and relationships</title>\n<desc>{2}</desc>\n",
      width,
      height,
      escaped(derived_mark(made_from)));
  out += style;
  for (const auto& line : lines) write_line(out, line, boxes);
  for (std::size_t i = 0; i < boxes.size(); ++i) write_entity(out, model.entities[i], boxes[i]);
  return one("data-model/erd.svg", out + "</svg>\n");
}

}  // namespace

extern constinit const Emitter svg_erd{
    .id = "svg-erd",
    .stage = design::StageName::data_model,
    .summary = "The entity-relationship diagram as a picture.",
    .made_from = made_from,
    .reads = {StageName::data_model},
    .emit = emit,
};

}  // namespace nonagon::emit
