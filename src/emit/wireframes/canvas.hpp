#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "design/design_system.hpp"
#include "design/palette.hpp"

namespace nonagon::emit {

// A place in a picture, in px; height follows from what is drawn.
struct Area {
  int x = 0;
  int y = 0;
  int width = 0;
};

enum class TextStyle { title, heading, figure, body, strong, label, small, action, link };
enum class Align { left, middle, right };

// Colour classes of shapes and texts; each is a role of the design's theme.
struct Paint {
  static constexpr std::string_view page = "page";        // surface-page
  static constexpr std::string_view card = "card";        // surface-card with a subtle border
  static constexpr std::string_view sunken = "sunken";    // surface-sunken
  static constexpr std::string_view control = "control";  // surface-card with the border of a control
  static constexpr std::string_view action = "action";    // action-primary
  static constexpr std::string_view quiet = "quiet";      // a skeleton of text: border-subtle
  static constexpr std::string_view rule = "rule";        // a line in border-subtle
  static constexpr std::string_view mark = "mark";        // a line in text-muted
  static constexpr std::string_view ink = "ink";          // text-muted
};

// Draws SVG 1.1 from top to bottom; all texts are escaped and cut to their room.
class Canvas {
 public:
  void box(Area area, int height, std::string_view paint, int radius = 0);
  void line(int x1, int y1, int x2, int y2);
  void path(std::string_view commands, std::string_view paint = Paint::mark);
  void dot(int x, int y, int radius, std::string_view paint);

  // The baseline stands at y. `tone` names a class that overrides the style's colour.
  void text(int x,
            int y,
            std::string_view text,
            TextStyle style,
            int room,
            Align align = Align::left,
            std::string_view tone = "");

  void append(const Canvas& inner) { out_ += inner.out_; }

  const std::string& bytes() const { return out_; }

 private:
  std::string out_;
};

// Width in px of one line; from our own table, so that every machine draws the same.
int width_of(std::string_view text, TextStyle style);

// At most `most` lines of whole words; the last one ends with an ellipsis when something is left.
std::vector<std::string> wrapped(std::string_view text, TextStyle style, int room, std::size_t most);

// The <style> element: what the classes of Paint, TextStyle and the status badges look like in a theme.
std::string style_sheet(const design::Theme& theme, const design::Typography& typography);

// The class of a badge in a status colour; that of the neutral one when the theme has no such role.
std::string badge_class(const design::Theme& theme, std::string_view role);

// A whole document of the given size.
std::string svg_document(int width,
                         int height,
                         std::string_view title,
                         std::string_view description,
                         std::string_view style,
                         const Canvas& canvas);

}  // namespace nonagon::emit
