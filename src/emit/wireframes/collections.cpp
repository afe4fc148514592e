// Rows of things: tables, lists, boards, calendars.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/field_type.hpp"
#include "emit/wireframes/painter.hpp"

namespace nonagon::emit {
namespace {

using design::Component;
using design::Entity;
using design::TypeKind;
using Kind = ComponentKind;

constexpr int row_height = 40;
constexpr int narrowest = 104;  // px of a column
constexpr std::size_t shown_rows = 4;
constexpr std::size_t list_rows = 3;
constexpr std::size_t most_cells = 8;

bool is_part_of_row(Kind kind) {
  return kind == Kind::text || kind == Kind::badge || kind == Kind::button || kind == Kind::picture ||
         kind == Kind::choice || kind == Kind::field || kind == Kind::summary_line;
}

const Component* repeated_part(const Component& component) {
  for (const auto& child : component.children) {
    const auto kind = kind_of(child);
    if (kind == Kind::row || kind == Kind::card || kind == Kind::entry) return &child;
    if (!child.repeat.empty()) return &child;
  }
  return nullptr;
}

// Amounts and counts stand under each other by their last digit; numbers that name a row do not.
bool is_figure(const design::Symbols& symbols, const Cell& cell) {
  if (cell.field == nullptr || cell.field->unique || cell.field->generated) return false;
  const auto kind = symbols.type(*cell.field).kind;
  return kind == TypeKind::decimal || kind == TypeKind::float_ || kind == TypeKind::integer;
}

}  // namespace

Cell Painter::cell_of(const Component& component, Scope scope) const {
  Cell cell{.kind = kind_of(component), .label = label_of(component.name)};
  if (scope.entity == nullptr) return cell;
  cell.field = studio_.model.field(*scope.entity, subject_of(component.name));
  const auto& life = scope.entity->lifecycle;
  if (cell.field == nullptr && cell.kind == Kind::badge && life)
    cell.field = symbols_.field(*scope.entity, life->field);
  return cell;
}

// The fields of an entity that the screen asks for; those that say most when it asks for none.
std::vector<Cell> Painter::shown_cells(const Entity& entity) const {
  std::vector<std::string> names;
  for (const auto& need : section_.data_requirements) {
    if (need.entity == entity.name && names.empty()) names = need.fields;
  }
  if (names.empty()) {
    for (const auto& field : entity.fields) names.push_back(field.name);
  }
  std::vector<Cell> cells;
  const auto* key = design::key_field(entity);
  for (const auto& name : names) {
    const auto* field = symbols_.field(entity, name);
    if (cells.size() >= most_cells) break;
    if (field == nullptr) field = studio_.model.field(entity, spoken(name));
    if (field != nullptr && (field == key || field->secret)) continue;
    const bool is_state = field != nullptr && (symbols_.type(*field).kind == TypeKind::enum_);
    auto label = label_of(name);
    if (label.ends_with(" ID")) label.resize(label.size() - 3);
    cells.push_back({is_state ? Kind::badge : Kind::text, std::move(label), field});
  }
  return cells;
}

std::vector<Cell> Painter::cells_of(const Component& component, Scope scope) const {
  std::vector<Cell> cells;
  for (const auto& child : component.children) {
    if (is_part_of_row(kind_of(child))) cells.push_back(cell_of(child, scope));
  }
  if (cells.empty() && scope.entity != nullptr) cells = shown_cells(*scope.entity);
  if (scope.entity != nullptr)
    std::erase_if(cells, [&](const Cell& cell) { return is_known(*scope.entity, cell); });
  return cells;
}

// On the page of one row, its parts need not say whose they are.
bool Painter::is_known(const Entity& entity, const Cell& cell) const {
  return is_detail_ && &entity != subject_ && cell.field != nullptr && subject_ != nullptr &&
         studio_.model.target(*cell.field) == subject_;
}

std::string Painter::shown(const Cell& cell, Scope scope) const {
  if (cell.field == nullptr || scope.entity == nullptr)
    return fmt::format("{} {}", cell.label, scope.row + 1);
  return studio_.model.value(*scope.entity, *cell.field, scope.row);
}

int Painter::rows(Canvas& canvas, const std::vector<Cell>& cells, Area area, Scope scope) const {
  const auto fitting = static_cast<std::size_t>(std::max(1, area.width / narrowest));
  const auto count = std::max<std::size_t>(1, std::min(cells.size(), fitting));
  const int width = area.width / static_cast<int>(count);
  const auto draw = [&](int y, auto&& one) {
    for (std::size_t i = 0; i < count && i < cells.size(); ++i) {
      const Area place{area.x + width * static_cast<int>(i), y, width - 12};
      one(cells[i], place);
    }
  };
  draw(area.y, [&](const Cell& cell, Area place) {
    const bool is_right = is_figure(symbols_, cell);
    if (cell.kind != Kind::button)
      canvas.text(is_right ? place.x + place.width : place.x,
                  place.y + 14,
                  cell.label,
                  TextStyle::small,
                  place.width,
                  is_right ? Align::right : Align::left);
  });
  int y = area.y + 24;
  const auto shown_count = scope.depth > 1 && area.width < 420 ? list_rows : shown_rows;
  for (scope.row = 0; scope.row < shown_count; ++scope.row) {
    canvas.line(area.x, y, area.x + area.width, y);
    draw(y, [&](const Cell& cell, Area place) {
      if (cell.kind == Kind::badge) {
        badge(canvas, cell, {place.x, y + 9, place.width}, scope);
      } else if (cell.kind == Kind::button) {
        canvas.text(place.x, y + 25, cell.label, TextStyle::link, place.width);
      } else {
        const bool is_right = is_figure(symbols_, cell);
        const bool is_first = &cell == cells.data();
        canvas.text(is_right ? place.x + place.width : place.x,
                    y + 25,
                    shown(cell, scope),
                    is_first ? TextStyle::strong : TextStyle::body,
                    place.width,
                    is_right ? Align::right : Align::left);
      }
    });
    y += row_height;
  }
  return y - area.y;
}

int Painter::table(Canvas& canvas, const Component& component, Area area, Scope scope) const {
  const auto* part = repeated_part(component);
  const auto inner = part == nullptr ? scope : scope_of(*part, scope);
  const auto cells = part == nullptr ? cells_of(component, inner) : cells_of(*part, inner);
  // Inside a panel the panel's heading and frame are enough.
  if (scope.depth > 1) return rows(canvas, cells, area, inner);
  Canvas body;
  int height = padding;
  if (section_.components.size() > 3) {
    body.text(area.x + padding,
              area.y + height + 13,
              plural_of(label_of(component.name)),
              TextStyle::heading,
              area.width - 2 * padding);
    height += 26;
  }
  height += rows(body, cells, {area.x + padding, area.y + height, area.width - 2 * padding}, inner) + 4;
  canvas.box(area, height, Paint::card, studio_.radius);
  canvas.append(body);
  return height;
}

int Painter::list(Canvas& canvas, const Component& component, Area area, Scope scope) const {
  const auto* part = repeated_part(component);
  const auto inner = part == nullptr ? scope : scope_of(*part, scope);
  const auto cells = part == nullptr ? cells_of(component, inner) : cells_of(*part, inner);
  const auto heading = plural_of(label_of(component.name));
  Canvas body;
  const Area inside{area.x + padding, area.y + padding, area.width - 2 * padding};
  body.text(inside.x, inside.y + 13, heading, TextStyle::heading, inside.width);
  int y = inside.y + 28;
  if (inner.entity != nullptr || !cells.empty()) y += rows(body, cells, {inside.x, y, inside.width}, inner);
  std::vector<Component> others;
  for (const auto& child : component.children) {
    if (&child != part && kind_of(child) != Kind::row) others.push_back(child);
  }
  if (!others.empty()) {
    y += 8;
    y += flow(body, others, {inside.x, y, inside.width}, scope) + padding;
  }
  const int height = y - area.y + 4;
  canvas.box(area, height, Paint::card, studio_.radius);
  canvas.append(body);
  return height;
}

int Painter::card(Canvas& canvas, const std::vector<Cell>& cells, Area area, Scope scope) const {
  Canvas body;
  int y = area.y + 12;
  const int x = area.x + 12;
  const int room = area.width - 24;
  bool is_first = true;
  std::size_t lines = 0;
  for (const auto& cell : cells) {
    if (lines == 5) break;
    if (cell.kind == Kind::badge) {
      badge(body, cell, {x, y, room}, scope);
      y += 28;
    } else if (cell.kind != Kind::button) {
      const auto text = shown(cell, scope);
      if (is_first) {
        body.text(x, y + 13, text, TextStyle::strong, room);
      } else {
        const int label = std::min(width_of(cell.label, TextStyle::small), room / 2);
        body.text(x, y + 13, cell.label, TextStyle::small, label);
        body.text(x + room, y + 13, text, TextStyle::label, room - label - 8, Align::right);
      }
      is_first = false;
      y += 20;
    }
    ++lines;
  }
  const int height = y - area.y + 8;
  canvas.box(area, height, Paint::card, studio_.radius);
  canvas.append(body);
  return height;
}

int Painter::board(Canvas& canvas, const Component& component, Area area, Scope scope) const {
  const auto* column = kind_of(component) == Kind::column ? &component : repeated_part(component);
  const auto* source = column == nullptr ? &component : column;
  const auto dot = source->repeat.find('.');
  const auto inner = scope_of(*source, scope);
  std::vector<std::string> states;
  const design::Field* field = nullptr;
  if (inner.entity != nullptr && dot != std::string::npos)
    field = symbols_.field(*inner.entity, std::string_view(source->repeat).substr(dot + 1));
  if (field != nullptr) states = symbols_.type(*field).values;
  if (states.empty()) states = {"first", "second", "third"};
  const auto* part = repeated_part(*source);
  const auto card_scope = part == nullptr ? inner : scope_of(*part, inner);
  auto cells = part == nullptr ? cells_of(*source, card_scope) : cells_of(*part, card_scope);
  // The column says the state already.
  std::erase_if(cells, [&](const Cell& cell) { return cell.field != nullptr && cell.field == field; });
  const auto fitting = static_cast<std::size_t>(std::max(1, area.width / 190));
  const auto count = std::min(states.size(), fitting);
  const int width = (area.width - 12 * static_cast<int>(count - 1)) / static_cast<int>(count);
  constexpr std::array<std::size_t, 5> heights{3, 2, 2, 1, 2};
  int tallest = 0;
  std::vector<std::pair<Area, Canvas>> columns;
  for (std::size_t i = 0; i < count; ++i) {
    const Area place{area.x + (width + 12) * static_cast<int>(i), area.y, width};
    Canvas body;
    const auto cards = heights[i % heights.size()];
    const bool is_cut = i + 1 == count && states.size() > count;
    body.text(place.x + 12, place.y + 24, sentence_case(spoken(states[i])), TextStyle::strong, width - 60);
    body.text(place.x + width - 12,
              place.y + 24,
              is_cut ? fmt::format("+{} more", states.size() - count) : fmt::to_string(cards),
              TextStyle::small,
              70,
              Align::right);
    int y = place.y + 38;
    for (std::size_t n = 0; n < cards; ++n) {
      auto one = card_scope;
      one.row = i + n;
      y += card(body, cells, {place.x + 8, y, width - 16}, one) + 8;
    }
    tallest = std::max(tallest, y - area.y + 4);
    columns.emplace_back(place, std::move(body));
  }
  for (const auto& [place, body] : columns) {
    canvas.box(place, tallest, Paint::sunken, studio_.radius);
    canvas.append(body);
  }
  return tallest;
}

int Painter::calendar(Canvas& canvas, const Component& component, Area area, Scope scope) const {
  constexpr std::array<std::string_view, 7> days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array<std::size_t, 14> entries{1, 0, 2, 0, 1, 0, 0, 0, 1, 0, 1, 2, 0, 0};
  constexpr int day_height = 116;
  const auto* part = repeated_part(component);
  const auto inner = part == nullptr ? scope : scope_of(*part, scope);
  const bool is_narrow = area.width < 560;
  const int count = is_narrow ? 3 : 7;
  const int width = area.width / count;
  canvas.box({area.x, area.y, width * count}, 32 + 2 * day_height, Paint::card, studio_.radius);
  for (int day = 0; day < count; ++day) {
    const int x = area.x + width * day;
    canvas.text(x + 10, area.y + 21, days[static_cast<std::size_t>(day)], TextStyle::label, width - 16);
    if (day > 0) canvas.line(x, area.y, x, area.y + 32 + 2 * day_height);
  }
  std::size_t row = 0;
  for (int week = 0; week < 2; ++week) {
    const int top = area.y + 32 + week * day_height;
    canvas.line(area.x, top, area.x + width * count, top);
    for (int day = 0; day < count; ++day) {
      const int x = area.x + width * day;
      canvas.text(x + 10, top + 18, fmt::to_string(9 + 7 * week + day), TextStyle::small, width - 16);
      for (std::size_t n = 0; n < entries[static_cast<std::size_t>(week * 7 + day)]; ++n) {
        const int y = top + 26 + static_cast<int>(n) * 40;
        canvas.box({x + 6, y, width - 12}, 36, Paint::sunken, studio_.radius);
        const auto title =
            inner.entity == nullptr ? label_of(component.name) : studio_.model.title(*inner.entity, row++);
        canvas.text(x + 14, y + 22, title, TextStyle::label, width - 28);
      }
    }
  }
  return 32 + 2 * day_height;
}

}  // namespace nonagon::emit
