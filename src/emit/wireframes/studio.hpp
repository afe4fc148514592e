#pragma once

#include <string>

#include "emit/screens/screen_index.hpp"
#include "emit/wireframes/canvas.hpp"
#include "emit/wireframes/shown_value.hpp"

namespace nonagon::emit {

// What every picture of a design is drawn with, worked out once.
struct Studio {
  explicit Studio(const Source& source);

  ScreenIndex screens;
  ShownModel model;
  design::Theme theme;  // the light one, or the only one
  std::string style;
  std::string product;
  int radius = 8;
};

// One screen as an SVG document: its frame, and its component tree with real labels and sample values.
std::string screen_picture(const Studio& studio, const design::Section& section);

}  // namespace nonagon::emit
