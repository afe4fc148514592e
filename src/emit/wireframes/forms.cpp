// What asks for something: forms, fields, filters, buttons.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/field_type.hpp"
#include "emit/wireframes/painter.hpp"

namespace nonagon::emit {
namespace {

using design::Component;
using design::TypeKind;
using Kind = ComponentKind;

constexpr int control_height = 38;
constexpr int two_across = 480;  // from here on two fields stand side by side
constexpr std::size_t most_fields = 12;

void chevron(Canvas& canvas, int right, int middle) {
  canvas.path(fmt::format("M{} {}l4 4l4 -4", right - 20, middle - 2));
}

void magnifier(Canvas& canvas, int left, int middle) {
  canvas.path(fmt::format(
      "M{0} {1}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M{2} {3}l4 4", left, middle - 1, left + 9, middle + 3));
}

void calendar_sign(Canvas& canvas, int right, int middle) {
  canvas.path(fmt::format("M{0} {1}h12v11h-12zM{0} {2}h12M{3} {4}v3M{5} {4}v3",
                          right - 24,
                          middle - 5,
                          middle - 1,
                          right - 21,
                          middle - 7,
                          right - 15));
}

bool is_tall(const design::Symbols& symbols, const Cell& cell) {
  if (cell.kind == Kind::editor) return true;
  if (cell.field == nullptr) return false;
  const auto& type = symbols.type(*cell.field);
  return type.kind == TypeKind::text && !type.is_list;
}

// A form of the entity itself, not one of an action on it.
bool is_plain_form(const Component& component, const design::Entity& entity) {
  const auto subject = subject_of(component.name);
  const auto name = spoken(entity.name);
  return name == subject || name.ends_with(" " + subject);
}

// What undoes or refuses is no main button.
bool takes_back(std::string_view label) {
  constexpr std::array words{
      "cancel", "decline", "delete", "discard", "reject", "remove", "reopen", "revoke", "void"};
  const auto first = lower(label.substr(0, label.find(' ')));
  return std::ranges::find(words, std::string_view(first)) != words.end();
}

bool is_secret(const Cell& cell) {
  return contains_word(cell.label, "password") || contains_word(cell.label, "secret");
}

}  // namespace

int Painter::button(Canvas& canvas, const std::string& label, Area area, bool is_main) const {
  const int width = std::min(area.width, width_of(label, TextStyle::action) + 32);
  canvas.box(
      {area.x, area.y, width}, control_height, is_main ? Paint::action : Paint::control, studio_.radius);
  canvas.text(area.x + width / 2,
              area.y + 24,
              label,
              is_main ? TextStyle::action : TextStyle::strong,
              width - 16,
              Align::middle);
  return control_height;
}

std::string Painter::form_action(const Component& component, Scope scope) const {
  const auto label = label_of(component.name);
  if (scope.entity == nullptr || !is_plain_form(component, *scope.entity)) return label;
  const bool is_own = is_detail_ && scope.entity == subject_;
  return is_own ? "Save" : fmt::format("Add {}", spoken(scope.entity->name));
}

std::string Painter::form_heading(const Component& component, Scope scope) const {
  const auto label = label_of(component.name);
  if (scope.entity == nullptr || !is_plain_form(component, *scope.entity)) return label;
  const bool is_own = is_detail_ && scope.entity == subject_;
  return is_own ? label : fmt::format("New {}", spoken(scope.entity->name));
}

std::string Painter::button_label(const Component& component, Scope scope) const {
  auto label = label_of(component.name);
  if (label == "Next step" && scope.entity != nullptr) {
    const auto* step = next_step(*scope.entity);
    return step == nullptr ? label : sentence_case(spoken(step->id));
  }
  return label == "Submit" ? "Save" : label;
}

int Painter::search(Canvas& canvas, const std::string& label, Area area) const {
  canvas.box(area, control_height, Paint::control, studio_.radius);
  magnifier(canvas, area.x + 12, area.y + 19);
  canvas.text(area.x + 32,
              area.y + 24,
              label == "Search" ? label : fmt::format("Search: {}", lower(label)),
              TextStyle::small,
              area.width - 44);
  return control_height;
}

int Painter::field(Canvas& canvas, const Cell& cell, Area area, Scope scope) const {
  const bool is_needed = cell.field != nullptr && cell.field->required && cell.field->default_.is_null();
  canvas.text(area.x, area.y + 12, is_needed ? cell.label + " *" : cell.label, TextStyle::label, area.width);
  Area box{area.x, area.y + 20, area.width};
  const auto type =
      cell.field == nullptr ? design::FieldType{.kind = TypeKind::string} : symbols_.type(*cell.field);
  const int middle = box.y + control_height / 2;
  if (type.kind == TypeKind::boolean) {
    canvas.box({box.x, box.y + 8, 40}, 22, Paint::action, 11);
    canvas.dot(box.x + 29, box.y + 19, 8, "card");
    return 20 + control_height;
  }
  if (cell.kind == Kind::editor) {
    canvas.box(box, 84, Paint::control, studio_.radius);
    const auto line = singular_of(cell.label);
    canvas.text(box.x + 12, box.y + 24, fmt::format("{} 1", line), TextStyle::body, box.width - 24);
    canvas.line(box.x, box.y + 40, box.x + box.width, box.y + 40);
    canvas.text(
        box.x + 12, box.y + 66, fmt::format("+ Add {}", lower(line)), TextStyle::link, box.width - 24);
    return 104;
  }
  const int height = is_tall(symbols_, cell) ? 72 : control_height;
  canvas.box(box, height, Paint::control, studio_.radius);
  auto text = is_secret(cell)         ? std::string("••••••••")
              : cell.field == nullptr ? std::string{}
                                      : shown(cell, scope);
  const bool is_choice = cell.kind == Kind::choice || type.kind == TypeKind::enum_;
  const bool is_day = type.kind == TypeKind::date || type.kind == TypeKind::datetime;
  if (is_choice) {
    if (text.empty()) text = "Choose";
    chevron(canvas, box.x + box.width, middle);
  }
  if (is_day) calendar_sign(canvas, box.x + box.width, middle);
  canvas.text(box.x + 12, box.y + 24, text, TextStyle::body, box.width - (is_choice || is_day ? 44 : 24));
  return 20 + height;
}

int Painter::fields(Canvas& canvas, const std::vector<Cell>& cells, Area area, Scope scope) const {
  const bool is_double = area.width >= two_across;
  const int half = (area.width - padding) / 2;
  int y = area.y;
  int left_height = 0;  // of a field that waits for its neighbour
  for (std::size_t i = 0; i < cells.size() && i < most_fields; ++i) {
    const auto& cell = cells[i];
    const bool is_whole = !is_double || is_tall(symbols_, cell);
    if (left_height > 0 && !is_whole) {
      y += std::max(left_height, field(canvas, cell, {area.x + half + padding, y, half}, scope)) + 12;
      left_height = 0;
      continue;
    }
    if (left_height > 0) y += left_height + 12;
    left_height = field(canvas, cell, {area.x, y, is_whole ? area.width : half}, scope);
    if (!is_whole) continue;
    y += left_height + 12;
    left_height = 0;
  }
  if (left_height > 0) y += left_height + 12;
  if (cells.size() > most_fields) {
    canvas.text(area.x,
                y + 12,
                fmt::format("and {} more fields", cells.size() - most_fields),
                TextStyle::small,
                area.width);
    y += 24;
  }
  return y - area.y;
}

int Painter::form(Canvas& canvas, const Component& component, Area area, Scope scope) const {
  std::vector<Cell> cells;
  std::vector<Component> others;
  std::vector<std::string> buttons;
  for (const auto& child : component.children) {
    const auto kind = kind_of(child);
    if (kind == Kind::button) {
      const auto label = label_of(child.name);
      buttons.push_back(label == "Submit" ? form_action(component, scope) : button_label(child, scope));
    } else if (kind == Kind::field || kind == Kind::choice || kind == Kind::editor) {
      cells.push_back(cell_of(child, scope));
    } else {
      others.push_back(child);
    }
  }
  const bool is_of_entity = scope.entity != nullptr && is_plain_form(component, *scope.entity);
  if (component.children.empty() && is_of_entity) {
    for (const auto* one : design::create_fields(studio_.screens.design, *scope.entity)) {
      const bool is_key = one->name.size() > 2 && one->name.ends_with("Id");
      auto label = label_of(is_key ? one->name.substr(0, one->name.size() - 2) : one->name);
      cells.push_back({is_key ? Kind::choice : Kind::field, std::move(label), one});
    }
  }
  if (buttons.empty()) buttons.push_back(form_action(component, scope));
  Canvas body;
  const bool is_framed = scope.depth <= 1;
  const int inset = is_framed ? padding : 0;
  const Area inside{area.x + inset, area.y + inset, area.width - 2 * inset};
  int y = inside.y;
  const auto heading = form_heading(component, scope);
  if (lower(heading) != lower(section_.name)) {
    body.text(inside.x, y + 13, heading, TextStyle::heading, inside.width);
    y += 30;
  }
  y += fields(body, cells, {inside.x, y, inside.width}, scope);
  if (!others.empty()) y += flow(body, others, {inside.x, y, inside.width}, scope) + 12;
  y += 4;
  int x = inside.x;
  for (const auto& label : buttons) {
    if (x + 60 > inside.x + inside.width) break;
    button(body, label, {x, y, inside.x + inside.width - x}, x == inside.x && !takes_back(label));
    x += width_of(label, TextStyle::action) + 32 + 8;
  }
  y += control_height;
  const int height = y - area.y + inset;
  if (is_framed) canvas.box(area, height, Paint::card, studio_.radius);
  canvas.append(body);
  return height;
}

// From left to right what narrows, at the right what acts; a new line where the room ends.
int Painter::toolbar(Canvas& canvas, const Component& component, Area area, Scope scope) const {
  int x = area.x;
  int y = area.y;
  int right = area.x + area.width;
  bool has_main = false;
  const auto place = [&](int width) {
    if (x > area.x && x + width > right) {
      x = area.x;
      y += control_height + 10;
      right = area.x + area.width;
    }
    const Area found{x, y, std::min(width, right - x)};
    x += width + 10;
    return found;
  };
  for (const auto& child : component.children) {
    const auto kind = kind_of(child);
    const auto label = kind == Kind::button ? button_label(child, scope) : label_of(child.name);
    if (kind == Kind::button) {
      const int width = width_of(label, TextStyle::action) + 32;
      const bool is_main = !has_main;
      has_main = true;
      if (right - width > x) {
        right -= width;
        button(canvas, label, {right, y, width}, is_main);
        right -= 10;
      } else {
        button(canvas, label, place(width), is_main);
      }
    } else if (kind == Kind::badge) {
      const auto at = place(110);
      badge(canvas, cell_of(child, scope), {at.x, at.y + 8, at.width}, scope);
    } else if (kind == Kind::search || kind == Kind::text) {
      search(canvas, label, place(std::min(area.width, 240)));
    } else if (kind == Kind::menu) {
      const auto at = place(control_height);
      canvas.box({at.x, at.y, control_height}, control_height, Paint::control, studio_.radius);
      for (const int dx : {12, 19, 26}) canvas.dot(at.x + dx, at.y + 19, 2, Paint::ink);
    } else if (kind == Kind::choice || kind == Kind::field) {
      const int width = std::min(area.width, std::max(120, width_of(label, TextStyle::body) + 48));
      const auto at = place(width);
      canvas.box(at, control_height, Paint::control, studio_.radius);
      canvas.text(at.x + 12, at.y + 24, label, TextStyle::body, at.width - 40);
      chevron(canvas, at.x + at.width, at.y + 19);
    } else {
      if (x > area.x) y += control_height + 10;
      y += block(canvas, child, {area.x, y, area.width}, scope) + 10;
      x = area.x;
      right = area.x + area.width;
    }
  }
  const bool is_open = x > area.x || right < area.x + area.width;
  return is_open ? y - area.y + control_height : std::max(0, y - area.y - 10);
}

}  // namespace nonagon::emit
