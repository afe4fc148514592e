// How components stand beside and below each other.
#include <algorithm>

#include "base/text.hpp"
#include "emit/wireframes/painter.hpp"

namespace nonagon::emit {
namespace {

using design::Component;
using Kind = ComponentKind;

constexpr int gap = 16;
constexpr int small_gap = 4;     // between lines of one text
constexpr int wide = 640;        // from here on two columns fit
constexpr int form_width = 640;  // a line of fields is not longer than this
constexpr int deepest = 8;

bool is_inline(Kind kind) {
  return kind == Kind::button || kind == Kind::badge || kind == Kind::menu || kind == Kind::choice ||
         kind == Kind::search;
}

bool is_half(Kind kind) {
  return kind == Kind::form || kind == Kind::list || kind == Kind::panel || kind == Kind::facts ||
         kind == Kind::card || kind == Kind::notice || kind == Kind::picture || kind == Kind::chart ||
         kind == Kind::editor;
}

// "Cash, card, transfer" describes three buttons.
Component with_named_buttons(const Component& component) {
  if (!component.children.empty()) return component;
  const Component single{.children = {{.name = subject_of(component.name) + " button"}}};
  Component made;
  for (const auto part : split(component.description, ',')) {
    const auto words = words_of(part);
    if (words.empty() || words.size() > 3) return single;
    made.children.push_back({.name = join(words, " ") + " button"});
  }
  return made.children.size() < 2 ? single : made;
}

}  // namespace

Painter::Painter(const Studio& studio, const design::Section& section)
    : studio_(studio), symbols_(studio.screens.symbols), section_(section) {
  if (!section.data_requirements.empty()) {
    const auto& first = section.data_requirements.front();
    subject_ = studio.model.entity(first.entity);
    const auto* view = symbols_.view(first.entity);
    if (subject_ == nullptr && view != nullptr) subject_ = studio.model.entity(view->of);
  }
  if (subject_ == nullptr) subject_ = studio.model.entity_in(section.name);
  is_detail_ = section.route.find(':') != std::string::npos;
}

int Painter::content(Canvas& canvas, Area area) const {
  const auto& list = section_.components;
  const auto first = list.empty() ? Kind::panel : kind_of(list.front());
  int y = area.y;
  if (first != Kind::header && first != Kind::hero) {
    canvas.text(area.x, y + 22, section_.name, TextStyle::title, area.width);
    y += 34;
    for (const auto& line : wrapped(section_.description, TextStyle::small, std::min(area.width, 720), 2)) {
      canvas.text(area.x, y + 12, line, TextStyle::small, area.width);
      y += 18;
    }
    y += 10;
  }
  return y - area.y + flow(canvas, list, {area.x, y, area.width}, {.entity = subject_});
}

Scope Painter::scope_of(const Component& component, Scope scope) const {
  ++scope.depth;
  if (!component.repeat.empty()) {
    const auto name = std::string_view(component.repeat).substr(0, component.repeat.find('.'));
    if (const auto* entity = studio_.model.entity(name)) scope.entity = entity;
    return scope;
  }
  if (const auto* entity = studio_.model.entity_in(component.name)) {
    scope.entity = entity;
  } else if (scope.entity != nullptr) {
    const auto name = plural_of(subject_of(component.name));
    if (const auto* part = studio_.model.part(*scope.entity, camel_case(name))) scope.entity = part;
  }
  return scope;
}

int Painter::flow(Canvas& canvas, const std::vector<Component>& list, Area area, Scope scope) const {
  int y = area.y;
  int last_gap = gap;
  std::size_t i = 0;
  while (i < list.size()) {
    const auto kind = kind_of(list[i]);
    const bool is_run = is_inline(kind) || (scope.depth == 0 && area.width >= wide && is_half(kind));
    std::vector<const Component*> run{&list[i++]};
    while (is_run && i < list.size()) {
      const auto next = kind_of(list[i]);
      if (is_inline(kind) ? !is_inline(next) : !is_half(next)) break;
      run.push_back(&list[i++]);
    }
    const Area place{area.x, y, area.width};
    const int height = is_inline(kind)  ? inline_run(canvas, run, place, scope)
                       : run.size() > 1 ? two_columns(canvas, run, place, scope)
                                        : block(canvas, *run.front(), place, scope);
    last_gap = kind == Kind::summary_line || kind == Kind::text || kind == Kind::entry ? small_gap : gap;
    y += height + (height > 0 ? last_gap : 0);
  }
  return y > area.y ? y - area.y - last_gap : 0;
}

int Painter::inline_run(Canvas& canvas,
                        const std::vector<const Component*>& run,
                        Area area,
                        Scope scope) const {
  Component bar;
  for (const auto* component : run) bar.children.push_back(*component);
  return toolbar(canvas, bar, area, scope);
}

// Amounts under each other where the name speaks of totals; else lines that stand for text.
int Painter::outline(Canvas& canvas, const Component& component, Area area, Scope scope) const {
  const bool is_total = contains_word(join(words_of(component.name), " "), "totals") ||
                        contains_word(join(words_of(component.name), " "), "total");
  int y = area.y;
  if (is_total && scope.entity != nullptr) {
    for (const auto& cell : shown_cells(*scope.entity)) {
      if (cell.field == nullptr || symbols_.type(*cell.field).kind != design::TypeKind::decimal) continue;
      canvas.text(area.x, y + 14, cell.label, TextStyle::small, area.width / 2);
      canvas.text(
          area.x + area.width, y + 14, shown(cell, scope), TextStyle::strong, area.width / 2, Align::right);
      y += 26;
    }
  }
  if (y > area.y) return y - area.y;
  for (const int share : {90, 70, 80}) {
    canvas.box({area.x, y + 4, area.width * share / 100}, 8, Paint::quiet, 4);
    y += 20;
  }
  return y - area.y;
}

// What comes first is the main column; the others go where there is room.
int Painter::two_columns(Canvas& canvas,
                         const std::vector<const Component*>& run,
                         Area area,
                         Scope scope) const {
  const int main = (area.width - gap) * 58 / 100;
  Area left{area.x, area.y, main};
  Area right{area.x + main + gap, area.y, area.width - main - gap};
  for (const auto* component : run) {
    auto& column = left.y <= right.y ? left : right;
    const int height = block(canvas, *component, column, scope);
    column.y += height + (height > 0 ? gap : 0);
  }
  return std::max(left.y, right.y) - area.y - gap;
}

int Painter::block(Canvas& canvas, const Component& component, Area area, Scope outer) const {
  const auto scope = scope_of(component, outer);
  if (scope.depth > deepest) return 0;
  switch (kind_of(component)) {
    case Kind::header: return header(canvas, component, area, scope);
    case Kind::toolbar: return toolbar(canvas, component, area, scope);
    case Kind::table: return table(canvas, component, area, scope);
    case Kind::list: return list(canvas, component, area, scope);
    case Kind::board:
    case Kind::column: return board(canvas, component, area, scope);
    case Kind::calendar: return calendar(canvas, component, area, scope);
    case Kind::form: {
      area.width = std::min(area.width, form_width);
      return form(canvas, component, area, scope);
    }
    case Kind::facts: return facts(canvas, component, area, scope);
    case Kind::figures: return figures(canvas, component, area, scope);
    case Kind::hero: return hero(canvas, component, area, scope);
    case Kind::panel: return panel(canvas, component, area, scope, outer.entity);
    case Kind::row:
    case Kind::card: return card(canvas, cells_of(component, scope), area, scope);
    case Kind::field:
    case Kind::choice:
    case Kind::editor: {
      area.width = std::min(area.width, form_width);
      return field(canvas, cell_of(component, scope), area, scope);
    }
    case Kind::buttons: {
      return toolbar(canvas, with_named_buttons(component), area, scope);
    }
    case Kind::map:
    case Kind::search:
    case Kind::button:
    case Kind::badge:
    case Kind::figure:
    case Kind::summary_line:
    case Kind::menu:
    case Kind::tabs:
    case Kind::chart:
    case Kind::meter:
    case Kind::pager:
    case Kind::text:
    case Kind::picture:
    case Kind::entry:
    case Kind::notice: return piece(canvas, component, area, scope);
  }
  return 0;
}

// A frame with a heading. Where nothing is said of what stands inside, the fields that its name speaks of:
// those of its entity, or the amounts of the one around it.
int Painter::panel(
    Canvas& canvas, const Component& component, Area area, Scope scope, const design::Entity* around) const {
  if (component.children.empty() && component.description.empty()) {
    if (around != nullptr && studio_.model.field(*around, subject_of(component.name)) != nullptr)
      return piece(canvas, component, area, {.entity = around, .row = scope.row, .depth = scope.depth});
    if (scope.entity != nullptr && scope.entity != around) return facts(canvas, component, area, scope);
  }
  Canvas inner;
  const Area inside{area.x + padding, area.y + padding, area.width - 2 * padding};
  inner.text(inside.x, inside.y + 13, label_of(component.name), TextStyle::heading, inside.width);
  int y = inside.y + 26;
  y += prose(inner, component.description, {inside.x, y, inside.width}, 3);
  if (component.children.empty() && component.description.empty())
    y += outline(inner, component, {inside.x, y, inside.width}, scope);
  if (!component.children.empty()) {
    y += 4;
    y += flow(inner, component.children, {inside.x, y, inside.width}, scope);
  }
  const int height = y - area.y + padding;
  canvas.box(area, height, Paint::card, studio_.radius);
  canvas.append(inner);
  return height;
}

}  // namespace nonagon::emit
