#pragma once

#include <cstddef>
#include <vector>

namespace nonagon::emit {

struct Point {
  double x = 0;
  double y = 0;
};

// A box of rows, each a place where a line can begin or end. Pixels, y downwards.
struct Box {
  double width = 0;
  std::vector<double> rows;  // heights from the top; at least one
  double x = 0;              // left
  double y = 0;              // top

  double height() const;
};

// A line from a row of one box to the first row of another.
struct Line {
  std::size_t from = 0;
  std::size_t row = 0;
  std::size_t to = 0;
  std::vector<Point> path = {};  // a Bézier curve: one point, then three a piece; empty for a box with itself
};

// Places boxes and draws lines around them, by Graphviz's `dot` from right to left. What it could take long
// for, or refuses, becomes a plain grid with curves that may run over boxes. Returns the size of the whole;
// the same input gives the same places. Safe from any thread, one at a time.
Point place(std::vector<Box>& boxes, std::vector<Line>& lines);

}  // namespace nonagon::emit
