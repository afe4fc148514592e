#include <algorithm>
#include <cmath>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/design.hpp"
#include "emit/emitter.hpp"
#include "emit/model/diagram_layout.hpp"
#include "emit/model/text_width.hpp"
#include "emit/model/type_names.hpp"
#include "emit/model/xml_text.hpp"

namespace nonagon::emit {
namespace {

using design::Entity;

constexpr std::string_view made_from = "stages/dataModel.json";
constexpr double header = 28;
constexpr double row = 20;
constexpr double foot = 6;  // below the last row
constexpr double padding = 10;
constexpr double column_space = 18;
constexpr double widest = 420;
constexpr double toe = 8;

constexpr std::string_view style =
    "<style>text{font:12px "
    "system-ui,sans-serif;fill:#1f2937}.n{font-weight:600}.t{fill:#6b7280}.b{fill:#fff;stroke:#9ca3af}"
    ".h{fill:#e5e7eb}.e{fill:none;stroke:#6b7280}"
    "@media(prefers-color-scheme:dark){text{fill:#f3f4f6}.t{fill:#9ca3af}.b{fill:#111827;stroke:#6b7280}.h{"
    "fill:#374151}.e{stroke:#9ca3af}}</style>\n";

std::string escaped(std::string_view text) {
  return xml_text(clean_text(one_line(text)));
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
  Box box{.width = std::min(widest, width + 2 * padding), .rows = {header}};
  box.rows.resize(1 + entity.fields.size(), row);
  box.rows.back() += foot;
  return box;
}

void write_entity(std::string& out, const Entity& entity, const Box& box) {
  const auto line = std::back_inserter(out);
  fmt::format_to(
      line,
      "<rect class=\"b\" x=\"{:.0f}\" y=\"{:.0f}\" width=\"{:.0f}\" height=\"{:.0f}\" rx=\"4\"/>\n",
      box.x,
      box.y,
      box.width,
      box.height());
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

// A relationship: its line, and whether each row of the target has one row here at most.
struct Relation {
  Line line;
  bool is_single = false;
};

// A curve from the row of the key to the header of what it points at; three toes at the side of the many.
void write_line(std::string& out, const Relation& relation) {
  const auto& path = relation.line.path;
  if (path.empty()) return;
  const auto write = std::back_inserter(out);
  fmt::format_to(write, "<path class=\"e\" d=\"M{:.0f} {:.0f}C", path[0].x, path[0].y);
  for (std::size_t i = 1; i < path.size(); ++i)
    fmt::format_to(write, "{}{:.0f} {:.0f}", i == 1 ? "" : " ", path[i].x, path[i].y);
  const auto& start = path.front();
  const auto& end = path.back();
  const double side = path[1].x < start.x ? -1 : 1;
  if (!relation.is_single) {
    fmt::format_to(write,
                   "M{0:.0f} {1:.0f}L{2:.0f} {3:.0f}M{0:.0f} {1:.0f}L{2:.0f} {4:.0f}",
                   start.x + side * toe,
                   start.y,
                   start.x,
                   start.y - 5,
                   start.y + 5);
  }
  const double bar = path[path.size() - 2].x < end.x ? end.x - 6 : end.x + 6;
  fmt::format_to(write, "M{0:.0f} {1:.0f}L{0:.0f} {2:.0f}\"/>\n", bar, end.y - 5, end.y + 5);
}

// A key that points at its own entity: a loop at the right side, from its row to the header.
void write_loop(std::string& out, const Relation& relation, const Box& box) {
  const double x = box.x + box.width;
  const double top = box.y + header / 2;
  const double bottom = box.y + header + row * (static_cast<double>(relation.line.row) - 0.5);
  Relation loop{relation.line, relation.is_single};
  loop.line.path = {{x, bottom}, {x + 30, bottom}, {x + 30, top}, {x, top}};
  write_line(out, loop);
}

std::vector<Relation> relations_of(const design::Symbols& symbols) {
  const auto& model = symbols.design().data_model;
  std::unordered_map<const Entity*, std::size_t> place_of;
  for (std::size_t i = 0; i < model.entities.size(); ++i) place_of.emplace(&model.entities[i], i);
  std::vector<Relation> relations;
  for (const auto& key : symbols.foreign_keys()) {
    const auto index = static_cast<std::size_t>(key.field - key.owner->fields.data());
    const bool is_single = key.relationship->type == design::Cardinality::one_to_one || key.field->unique;
    relations.push_back({{place_of.at(key.owner), index + 1, place_of.at(key.target)}, is_single});
  }
  for (const auto& relationship : model.relationships) {
    const auto* from = symbols.entity(relationship.from);
    const auto* to = symbols.entity(relationship.to);
    if (relationship.type != design::Cardinality::many_to_many || from == nullptr || to == nullptr) continue;
    relations.push_back({{place_of.at(from), 0, place_of.at(to)}, false});
  }
  return relations;
}

Files emit(const Source& source) {
  const auto& design = source.design;
  const auto& model = design.data_model;
  std::vector<Box> boxes;
  for (const auto& entity : model.entities) boxes.push_back(box_of(entity));
  auto relations = relations_of(source.symbols());
  std::vector<Line> lines;
  for (const auto& relation : relations) lines.push_back(relation.line);
  const auto [width, height] = place(boxes, lines);
  for (std::size_t i = 0; i < lines.size(); ++i) relations[i].line = std::move(lines[i]);
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 {0:.0f} "
      "{1:.0f}\" role=\"img\" aria-labelledby=\"title\">\n"
      "<title id=\"title\">Entities and relationships</title>\n<desc>{2}</desc>\n",
      width,
      height,
      escaped(derived_mark(made_from)));
  out += style;
  for (const auto& relation : relations) {
    if (relation.line.from == relation.line.to) {
      write_loop(out, relation, boxes[relation.line.from]);
    } else {
      write_line(out, relation);
    }
  }
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
