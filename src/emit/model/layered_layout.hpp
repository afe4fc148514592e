#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace nonagon::emit {

struct Box {
  double width = 0;
  double height = 0;
  double x = 0;  // left
  double y = 0;  // top
};

// Width in pixels of one line of text at 12 px, from our own table: no font is asked, so every machine draws
// the same.
double text_width(std::string_view text);

// Places boxes in columns from left to right so that an arrow (from, to) points left where it can, and
// neighbours lie near each other. Linear in boxes and arrows but for four sorts; beyond 300 boxes a plain
// grid. Returns the size of the whole.
std::pair<double, double> place(std::vector<Box>& boxes,
                                const std::vector<std::pair<std::size_t, std::size_t>>& arrows);

}  // namespace nonagon::emit
