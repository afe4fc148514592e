// Single things: headers, facts, figures, notices.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/wireframes/painter.hpp"

namespace nonagon::emit {
namespace {

using design::Component;
using design::Entity;
using design::Field;
using Kind = ComponentKind;

template <class Pairs>
std::string_view looked_up(const Pairs& pairs, std::string_view key) {
  const auto found =
      std::ranges::find(pairs, key, [](const auto& pair) { return std::string_view(pair.first); });
  return found == pairs.end() ? std::string_view{} : std::string_view(found->second);
}

}  // namespace

const design::Operation* Painter::next_step(const Entity& entity) const {
  if (!entity.lifecycle) return nullptr;
  const auto& calls = studio_.screens.calls_of(section_);
  for (const auto& transition : entity.lifecycle->transitions) {
    const auto found = std::ranges::find(calls, transition.action, &design::Operation::id);
    if (found != calls.end()) return *found;
  }
  return nullptr;
}

// The state that a row is shown in: on a screen of one row the one in which its first step is possible.
std::string Painter::state_of(const Entity& entity, const Field& field, std::size_t row) const {
  const auto& life = entity.lifecycle;
  if (is_detail_ && &entity == subject_ && life && life->field == field.name) {
    const auto* step = next_step(entity);
    for (const auto& transition : life->transitions) {
      if (step != nullptr && transition.action == step->id && !transition.from.empty())
        return transition.from.front();
    }
    if (!life->initial.empty()) return life->initial;
  }
  const auto values = symbols_.type(field).values;
  return values.empty() ? std::string{} : values[row % values.size()];
}

int Painter::badge(Canvas& canvas, const Cell& cell, Area area, Scope scope) const {
  const auto* field = cell.field;
  const bool has_state =
      field != nullptr && scope.entity != nullptr && symbols_.type(*field).kind == design::TypeKind::enum_;
  const auto state = has_state ? state_of(*scope.entity, *field, scope.row) : std::string{};
  const auto text = has_state ? sentence_case(spoken(state)) : shown(cell, scope);
  std::string_view role = "neutral";
  if (has_state) {
    const auto& colours = studio_.screens.design.design.status_colours;
    const auto name = fmt::format("{}.{}", scope.entity->name, field->name);
    const auto found =
        std::ranges::find(colours, name, [](const auto& entry) { return std::string_view(entry.first); });
    if (found != colours.end()) {
      if (const auto known = looked_up(found->second, state); !known.empty()) role = known;
    }
  }
  const auto name = badge_class(studio_.theme, role);
  const int width = std::min(area.width, width_of(text, TextStyle::label) + 20);
  canvas.box({area.x, area.y, width}, 22, "badge-" + name, 11);
  canvas.text(area.x + 10, area.y + 15, text, TextStyle::label, width - 12, Align::left, "on-" + name);
  return 22;
}

int Painter::prose(Canvas& canvas, std::string_view text, Area area, std::size_t most) const {
  int y = area.y;
  for (const auto& line : wrapped(text, TextStyle::small, area.width, most)) {
    canvas.text(area.x, y + 12, line, TextStyle::small, area.width);
    y += 18;
  }
  return y - area.y;
}

int Painter::header(Canvas& canvas, const Component& component, Area area, Scope scope) const {
  const bool shows_row = is_detail_ && scope.entity != nullptr;
  const auto title = shows_row ? studio_.model.title(*scope.entity, 0) : section_.name;
  int room = area.width;
  Component right;
  std::vector<const Component*> badges;
  Component below;
  for (const auto& child : component.children) {
    const auto kind = kind_of(child);
    if (kind == Kind::badge) {
      badges.push_back(&child);
    } else {
      (kind == Kind::button || kind == Kind::menu ? right : below).children.push_back(child);
    }
  }
  int buttons = 0;
  for (const auto& child : right.children) {
    const bool is_menu = kind_of(child) == Kind::menu;
    buttons += 10 + (is_menu ? 38 : width_of(button_label(child, scope), TextStyle::action) + 32);
  }
  const bool is_beside = buttons < area.width / 2;
  if (is_beside) room -= buttons;
  canvas.text(area.x, area.y + 26, title, TextStyle::title, room);
  int x = area.x + std::min(width_of(title, TextStyle::title), room) + 12;
  for (const auto* one : badges) {
    if (x + 80 > area.x + room) break;
    const auto cell = cell_of(*one, scope);
    badge(canvas, cell, {x, area.y + 8, area.x + room - x}, scope);
    x += 120;
  }
  int height = 38;
  if (!right.children.empty() && is_beside) {
    toolbar(canvas, right, {area.x + area.width - buttons, area.y, buttons}, scope);
  } else if (!right.children.empty()) {
    height += 8 + toolbar(canvas, right, {area.x, area.y + height + 8, area.width}, scope);
  }
  height += prose(canvas, section_.description, {area.x, area.y + height + 2, area.width}, 2) + 4;
  if (!below.children.empty())
    height += 8 + flow(canvas, below.children, {area.x, area.y + height + 8, area.width}, scope);
  return height;
}

int Painter::facts(Canvas& canvas, const Component& component, Area area, Scope scope) const {
  const auto cells = cells_of(component, scope);
  Canvas body;
  const Area inside{area.x + padding, area.y + padding, area.width - 2 * padding};
  body.text(inside.x, inside.y + 13, label_of(component.name), TextStyle::heading, inside.width);
  const int across = inside.width >= 420 ? 2 : 1;
  const int width = inside.width / across;
  int y = inside.y + 32;
  int place = 0;
  for (const auto& cell : cells) {
    const Area at{inside.x + width * (place % across), y, width - 12};
    body.text(at.x, at.y + 10, cell.label, TextStyle::small, at.width);
    if (cell.kind == Kind::badge) {
      badge(body, cell, {at.x, at.y + 16, at.width}, scope);
    } else {
      body.text(at.x, at.y + 30, shown(cell, scope), TextStyle::body, at.width);
    }
    if (++place % across == 0) y += 46;
  }
  if (place % across != 0) y += 46;
  const int height = y - area.y + 4;
  canvas.box(area, height, Paint::card, studio_.radius);
  canvas.append(body);
  return height;
}

int Painter::figures(Canvas& canvas, const Component& component, Area area, Scope scope) const {
  constexpr std::array<std::string_view, 6> samples{"12", "4", "27", "3", "158", "9"};
  const auto count = std::max<std::size_t>(1, component.children.size());
  const int across =
      static_cast<int>(std::min<std::size_t>(count, static_cast<std::size_t>(std::max(1, area.width / 180))));
  const int width = (area.width - 12 * (across - 1)) / across;
  int place = 0;
  for (const auto& child : component.children) {
    const Area at{area.x + (width + 12) * (place % across), area.y + 100 * (place / across), width};
    const auto inner = scope_of(child, scope);
    canvas.box(at, 88, Paint::card, studio_.radius);
    const auto label = plural_of(label_of(child.name));
    canvas.text(at.x + 14, at.y + 24, label, TextStyle::label, width - 28);
    canvas.text(at.x + 14,
                at.y + 56,
                samples[static_cast<std::size_t>(place) % samples.size()],
                TextStyle::figure,
                width - 28);
    canvas.text(at.x + 14, at.y + 75, child.description, TextStyle::small, width - 28);
    ++place;
    (void)inner;
  }
  return 100 * ((place + across - 1) / across) - 12;
}

int Painter::hero(Canvas& canvas, const Component& component, Area area, Scope scope) const {
  const int middle = area.x + area.width / 2;
  int y = area.y + 36;
  const auto& text = component.description.empty() ? section_.description : component.description;
  for (const auto& line : wrapped(text, TextStyle::figure, std::min(area.width, 760), 3)) {
    canvas.text(middle, y + 26, line, TextStyle::figure, area.width, Align::middle);
    y += 36;
  }
  y += 20;
  int width = 0;
  for (const auto& child : component.children)
    width += width_of(button_label(child, scope), TextStyle::action) + 42;
  int x = middle - (width - 10) / 2;
  for (const auto& child : component.children) {
    const auto label = button_label(child, scope);
    button(canvas, label, {x, y, area.x + area.width - x}, &child == component.children.data());
    x += width_of(label, TextStyle::action) + 42;
  }
  if (!component.children.empty()) y += 58;
  return y - area.y + 12;
}

int Painter::piece(Canvas& canvas, const Component& component, Area area, Scope scope) const {
  const auto label = label_of(component.name);
  const auto cell = cell_of(component, scope);
  switch (kind_of(component)) {
    case Kind::pager: {
      const int width = width_of("Load more", TextStyle::strong) + 32;
      return button(canvas, "Load more", {area.x + (area.width - width) / 2, area.y, width}, false);
    }
    case Kind::search: return search(canvas, label, {area.x, area.y, std::min(area.width, 420)});
    case Kind::button: return button(canvas, button_label(component, scope), area, true);
    case Kind::badge: return badge(canvas, cell, area, scope);
    case Kind::map: {
      canvas.box(area, 240, Paint::sunken, studio_.radius);
      for (int i = 1; i < 4; ++i)
        canvas.line(area.x, area.y + 60 * i, area.x + area.width, area.y + 60 * i - 24);
      for (const int share : {22, 47, 63, 81}) {
        const int x = area.x + area.width * share / 100;
        const int y = area.y + 40 + (share * 37) % 150;
        canvas.path(fmt::format("M{} {}l-7 -12a8 8 0 1 1 14 0z", x, y + 16));
      }
      return 240;
    }
    case Kind::chart: {
      canvas.box(area, 180, Paint::card, studio_.radius);
      canvas.text(area.x + padding, area.y + 28, label, TextStyle::heading, area.width - 2 * padding);
      constexpr std::array heights{40, 64, 52, 88, 72, 96, 60};
      const int step = (area.width - 2 * padding) / static_cast<int>(heights.size());
      int x = area.x + padding;
      for (const int tall : heights) {
        canvas.box({x, area.y + 164 - tall, step - 10}, tall, Paint::action, 2);
        x += step;
      }
      canvas.line(area.x + padding, area.y + 164, area.x + area.width - padding, area.y + 164);
      return 180;
    }
    case Kind::meter: {
      canvas.text(area.x, area.y + 12, label, TextStyle::label, area.width);
      canvas.box({area.x, area.y + 20, area.width}, 10, Paint::sunken, 5);
      canvas.box({area.x, area.y + 20, area.width * 3 / 5}, 10, Paint::action, 5);
      return 32 + prose(canvas, component.description, {area.x, area.y + 34, area.width}, 2);
    }
    case Kind::picture: {
      canvas.box(area, 140, Paint::sunken, studio_.radius);
      canvas.line(area.x, area.y, area.x + area.width, area.y + 140);
      canvas.line(area.x + area.width, area.y, area.x, area.y + 140);
      const int width = std::min(area.width - 16, width_of(label, TextStyle::label) + 24);
      canvas.box({area.x + (area.width - width) / 2, area.y + 57, width}, 26, Paint::sunken, 4);
      canvas.text(area.x + area.width / 2, area.y + 74, label, TextStyle::label, width, Align::middle);
      return 140;
    }
    case Kind::tabs: {
      int x = area.x;
      for (const auto& child : component.children) {
        const auto name = label_of(child.name);
        const bool is_first = x == area.x;
        canvas.text(x, area.y + 20, name, is_first ? TextStyle::strong : TextStyle::body, area.width);
        if (is_first) canvas.box({x, area.y + 33, width_of(name, TextStyle::strong)}, 3, Paint::action);
        x += width_of(name, TextStyle::strong) + 24;
      }
      canvas.line(area.x, area.y + 36, area.x + area.width, area.y + 36);
      return 37;
    }
    case Kind::entry: {
      canvas.text(area.x, area.y + 20, label, TextStyle::link, area.width - 20);
      canvas.path(fmt::format("M{} {}l5 5l-5 5", area.x + area.width - 14, area.y + 10));
      canvas.line(area.x, area.y + 34, area.x + area.width, area.y + 34);
      return 34;
    }
    case Kind::notice: {
      Canvas body;
      int y = area.y + 12;
      const auto whole = sentence_case(spoken(component.name));
      body.text(area.x + 14, y + 12, whole, TextStyle::strong, area.width - 28);
      y += 20;
      y += prose(body, component.description, {area.x + 14, y, area.width - 28}, 2);
      canvas.box(area, y - area.y + 12, Paint::sunken, studio_.radius);
      canvas.append(body);
      return y - area.y + 12;
    }
    case Kind::menu: {
      canvas.box({area.x, area.y, 38}, 38, Paint::control, studio_.radius);
      for (const int dx : {12, 19, 26}) canvas.dot(area.x + dx, area.y + 19, 2, Paint::ink);
      return 38;
    }
    case Kind::panel:
    case Kind::text:
    case Kind::summary_line: {
      const auto* named = cell.field == nullptr ? studio_.model.entity_in(component.name) : nullptr;
      const auto value = cell.field != nullptr ? shown(cell, scope)
                         : named != nullptr    ? studio_.model.title(*named, 0)
                                               : std::string{};
      canvas.text(
          area.x, area.y + 14, label, value.empty() ? TextStyle::body : TextStyle::small, area.width / 2);
      canvas.text(
          area.x + area.width, area.y + 14, value, TextStyle::strong, area.width / 2 - 8, Align::right);
      canvas.line(area.x, area.y + 24, area.x + area.width, area.y + 24);
      return 26;
    }
    case Kind::figure:
    case Kind::header:
    case Kind::toolbar:
    case Kind::table:
    case Kind::list:
    case Kind::row:
    case Kind::board:
    case Kind::column:
    case Kind::card:
    case Kind::calendar:
    case Kind::form:
    case Kind::field:
    case Kind::choice:
    case Kind::editor:
    case Kind::buttons:
    case Kind::figures:
    case Kind::facts:
    case Kind::hero: break;
  }
  return 0;
}

}  // namespace nonagon::emit
