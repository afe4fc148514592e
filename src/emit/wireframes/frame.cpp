// The frame around a screen: window and address, navigation, and who is signed in.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/emitter.hpp"
#include "emit/tokens/token_set.hpp"
#include "emit/wireframes/painter.hpp"

namespace nonagon::emit {
namespace {

using design::Section;
using Kind = ComponentKind;

constexpr int desktop = 1120;
constexpr int phone = 400;
constexpr int bar = 36;  // window bar with the address
constexpr int sidebar = 208;
constexpr int topbar = 56;
constexpr int tab_bar = 60;
constexpr int margin = 24;
constexpr std::size_t most_entries = 14;

enum class Frame { side, top, tabs, page, sheet };

Frame frame_of(const Studio& studio, const Section& section) {
  const auto& shell = studio.screens.design.design.application_shell;
  if (shell && studio.screens.is_inside_shell(section)) {
    if (shell->layout == "tabs") return Frame::tabs;
    if (shell->layout == "topbar") return Frame::top;
    if (shell->layout == "sidebar") return Frame::side;
  }
  const bool is_wide = std::ranges::any_of(section.components, [](const auto& component) {
    const auto kind = kind_of(component);
    return kind == Kind::hero || kind == Kind::table || kind == Kind::board || kind == Kind::column ||
           kind == Kind::calendar || kind == Kind::figures;
  });
  return is_wide ? Frame::page : Frame::sheet;
}

struct Entry {
  std::string label;
  bool is_here;
};

std::vector<Entry> entries_of(const Studio& studio, const Section& section) {
  std::vector<Entry> entries;
  for (const auto& item : studio.screens.design.design.application_shell->navigation)
    entries.push_back({item.label, item.section == section.id});
  // A screen that is in no navigation belongs to the entry that its route goes on from.
  const bool is_somewhere = std::ranges::any_of(entries, &Entry::is_here);
  if (is_somewhere) return entries;
  std::size_t longest = 1;
  Entry* nearest = nullptr;
  const auto& items = studio.screens.design.design.application_shell->navigation;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& sections = studio.screens.design.sections.sections;
    const auto found = std::ranges::find(sections, items[i].section, &Section::id);
    if (found == sections.end() || found->route.size() <= longest) continue;
    if (!section.route.starts_with(found->route)) continue;
    longest = found->route.size();
    nearest = &entries[i];
  }
  if (nearest != nullptr) nearest->is_here = true;
  return entries;
}

void draw_window(Canvas& canvas, int width, const Section& section) {
  canvas.box({0, 0, width}, bar, Paint::sunken);
  for (const int x : {18, 34, 50}) canvas.dot(x, bar / 2, 5, Paint::quiet);
  canvas.box({72, 7, width - 88}, bar - 14, Paint::page, 11);
  canvas.text(86, bar / 2 + 4, section.route, TextStyle::small, width - 120);
  canvas.line(0, bar, width, bar);
}

void draw_sidebar(Canvas& canvas, const Studio& studio, const Section& section, int height) {
  canvas.box({0, bar, sidebar}, height - bar, Paint::card);
  canvas.text(20, bar + 36, studio.product, TextStyle::heading, sidebar - 36);
  int y = bar + 60;
  std::size_t drawn = 0;
  const auto entries = entries_of(studio, section);
  for (const auto& entry : entries) {
    if (drawn++ == most_entries || y + 60 > height) break;
    if (entry.is_here) {
      canvas.box({8, y, sidebar - 16}, 34, Paint::sunken, studio.radius);
      canvas.box({8, y + 7, 3}, 20, Paint::action);
    }
    canvas.box({20, y + 10, 14}, 14, entry.is_here ? Paint::action : Paint::quiet, 3);
    canvas.text(44, y + 22, entry.label, entry.is_here ? TextStyle::strong : TextStyle::body, sidebar - 60);
    y += 38;
  }
}

void draw_person(Canvas& canvas, const Section& section, int x, int y, int room) {
  canvas.dot(x + 12, y, 12, Paint::quiet);
  if (section.persona)
    canvas.text(x + 32, y + 4, sentence_case(spoken(*section.persona)), TextStyle::label, room);
}

void draw_topbar(Canvas& canvas, const Studio& studio, const Section& section) {
  canvas.box({0, bar, desktop}, topbar, Paint::card);
  canvas.text(margin, bar + 34, studio.product, TextStyle::heading, 200);
  int x = margin + std::min(200, width_of(studio.product, TextStyle::heading)) + 32;
  for (const auto& entry : entries_of(studio, section)) {
    const int width = width_of(entry.label, TextStyle::strong);
    if (x + width > desktop - 160) break;
    canvas.text(x, bar + 33, entry.label, entry.is_here ? TextStyle::strong : TextStyle::body, width + 8);
    if (entry.is_here) canvas.box({x, bar + topbar - 3, width}, 3, Paint::action);
    x += width + 26;
  }
  draw_person(canvas, section, desktop - 130, bar + topbar / 2, 90);
}

void draw_tabs(Canvas& canvas, const Studio& studio, const Section& section, int height) {
  constexpr std::size_t most = 5;
  auto entries = entries_of(studio, section);
  if (entries.size() > most) {
    entries.resize(most - 1);
    entries.push_back({"More", false});
  }
  canvas.box({0, height - tab_bar, phone}, tab_bar, Paint::card);
  if (entries.empty()) return;
  const int width = phone / static_cast<int>(entries.size());
  int x = 0;
  for (const auto& entry : entries) {
    canvas.box(
        {x + width / 2 - 9, height - tab_bar + 12, 18}, 18, entry.is_here ? Paint::action : Paint::quiet, 5);
    canvas.text(x + width / 2,
                height - 14,
                entry.label,
                entry.is_here ? TextStyle::label : TextStyle::small,
                width - 6,
                Align::middle);
    x += width;
  }
}

struct Room {
  int width;  // of the picture
  int least;  // height of the picture
  Area content;
};

Room room_of(Frame frame) {
  switch (frame) {
    case Frame::side: return {desktop, 560, {sidebar + margin, bar + margin, desktop - sidebar - 2 * margin}};
    case Frame::top: return {desktop, 480, {margin, bar + topbar + margin, desktop - 2 * margin}};
    case Frame::tabs: return {phone, 720, {16, bar + 20, phone - 32}};
    case Frame::page: return {desktop, 480, {80, bar + topbar + margin, desktop - 160}};
    case Frame::sheet: return {480, 480, {margin, bar + 72, 480 - 2 * margin}};
  }
  return {desktop, 480, {}};
}

int below(Frame frame) {
  return frame == Frame::tabs ? tab_bar + 16 : margin;
}

}  // namespace

Studio::Studio(const Source& source) : screens(source), model(source) {
  const auto& design = source.design;
  auto themes = design::themes(design.design);
  if (!themes.empty()) theme = std::move(themes.front());
  style = style_sheet(theme, design.design.typography);
  product = design.name.empty() ? design.slug : design.name;
  for (const auto& size : token_set(design.design).radii) {
    if (size.name == "md") radius = static_cast<int>(size.value);
  }
}

std::string screen_picture(const Studio& studio, const Section& section) {
  const auto frame = frame_of(studio, section);
  const auto room = room_of(frame);
  Canvas content;
  const int used = Painter(studio, section).content(content, room.content);
  int height = std::max(room.least, room.content.y + used + below(frame));
  if (frame == Frame::side) {
    const auto entries = studio.screens.design.design.application_shell->navigation.size();
    height = std::max(height, bar + 130 + 38 * static_cast<int>(std::min(entries, most_entries)));
  }
  Canvas canvas;
  canvas.box({0, 0, room.width}, height, Paint::page);
  draw_window(canvas, room.width, section);
  if (frame == Frame::side) {
    draw_sidebar(canvas, studio, section, height);
    draw_person(canvas, section, 20, height - 32, sidebar - 70);
  } else if (frame == Frame::top) {
    draw_topbar(canvas, studio, section);
  } else if (frame == Frame::page) {
    canvas.text(80, bar + 36, studio.product, TextStyle::heading, 400);
  } else if (frame == Frame::sheet) {
    canvas.text(room.width / 2, bar + 40, studio.product, TextStyle::heading, room.width - 40, Align::middle);
  }
  canvas.append(content);
  if (frame == Frame::tabs) draw_tabs(canvas, studio, section, height);
  const auto title = section.name.empty() ? std::string("Screen") : section.name;
  return svg_document(
      room.width,
      height,
      title,
      derived_mark("stages/sections.json, stages/design.json, stages/api.json, stages/dataModel.json"),
      studio.style,
      canvas);
}

}  // namespace nonagon::emit
