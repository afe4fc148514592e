#include "emit/model/layered_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace nonagon::emit {
namespace {

constexpr std::size_t most_layered = 300;
constexpr double column_gap = 90;
constexpr double row_gap = 28;
constexpr double margin = 24;

using Arrows = std::vector<std::pair<std::size_t, std::size_t>>;
using Columns = std::vector<std::vector<std::size_t>>;

// The longest way over arrows from each box; an arrow that would close a circle is left out.
class Depths {
 public:
  Depths(std::size_t count, const Arrows& arrows) : targets_(count), state_(count), depths_(count) {
    for (const auto& [from, to] : arrows) {
      if (from != to) targets_[from].push_back(to);
    }
  }

  std::vector<std::size_t> all() {
    for (std::size_t i = 0; i < targets_.size(); ++i) visit(i);
    return std::move(depths_);
  }

 private:
  enum class State : unsigned char { unseen, on_path, done };

  void visit(std::size_t start) {
    if (state_[start] != State::unseen) return;
    std::vector<std::pair<std::size_t, std::size_t>> path{{start, 0}};
    state_[start] = State::on_path;
    while (!path.empty()) {
      auto& [box, next] = path.back();
      if (next == targets_[box].size()) {
        state_[box] = State::done;
        path.pop_back();
        if (!path.empty())
          depths_[path.back().first] = std::max(depths_[path.back().first], depths_[box] + 1);
        continue;
      }
      const auto target = targets_[box][next++];
      if (state_[target] == State::unseen) {
        state_[target] = State::on_path;
        path.emplace_back(target, 0);
      } else if (state_[target] == State::done) {
        depths_[box] = std::max(depths_[box], depths_[target] + 1);
      }
    }
  }

  std::vector<std::vector<std::size_t>> targets_;
  std::vector<State> state_;
  std::vector<std::size_t> depths_;
};

// A column that is much taller than the picture is wide becomes several.
Columns columns_of(const std::vector<Box>& boxes, const std::vector<std::size_t>& depths) {
  const auto deepest = depths.empty() ? 0 : *std::ranges::max_element(depths);
  Columns layers(deepest + 1);
  double area = 0;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    layers[depths[i]].push_back(i);
    area += (boxes[i].width + column_gap) * (boxes[i].height + row_gap);
  }
  const double tallest = std::max(600.0, 1.1 * std::sqrt(area));
  Columns columns;
  for (const auto& layer : layers) {
    double height = tallest + 1;
    for (const auto box : layer) {
      if (height > tallest) {
        columns.emplace_back();
        height = 0;
      }
      columns.back().push_back(box);
      height += boxes[box].height + row_gap;
    }
  }
  return columns;
}

double middle(const Box& box) {
  return box.y + box.height / 2;
}

void stack(std::vector<Box>& boxes, const std::vector<std::size_t>& column) {
  double y = margin;
  for (const auto box : column) {
    boxes[box].y = y;
    y += boxes[box].height + row_gap;
  }
}

// Boxes of a column in the order of where their neighbours lie (barycentre), equal ones in the author's
// order.
void order(std::vector<Box>& boxes,
           std::vector<std::size_t>& column,
           const std::vector<std::vector<std::size_t>>& neighbours) {
  std::vector<std::pair<double, std::size_t>> wishes;
  for (const auto box : column) {
    double sum = 0;
    for (const auto neighbour : neighbours[box]) sum += middle(boxes[neighbour]);
    wishes.emplace_back(
        neighbours[box].empty() ? middle(boxes[box]) : sum / static_cast<double>(neighbours[box].size()),
        box);
  }
  std::ranges::sort(wishes);
  for (std::size_t i = 0; i < column.size(); ++i) column[i] = wishes[i].second;
  stack(boxes, column);
}

std::pair<double, double> set_columns(std::vector<Box>& boxes, const Columns& columns) {
  double x = margin;
  double height = 0;
  for (const auto& column : columns) {
    for (const auto box : column) height = std::max(height, boxes[box].y + boxes[box].height);
  }
  for (const auto& column : columns) {
    double width = 0;
    const auto& last = boxes[column.back()];
    const double shift = std::floor((height - (last.y + last.height)) / 2);
    for (const auto box : column) {
      boxes[box].x = x;
      boxes[box].y += shift;
      width = std::max(width, boxes[box].width);
    }
    x += width + column_gap;
  }
  return {std::max(2 * margin, x - column_gap + margin), height + margin};
}

Columns grid(const std::vector<Box>& boxes) {
  const auto rows = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(boxes.size()))));
  Columns columns;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (i % rows == 0) columns.emplace_back();
    columns.back().push_back(i);
  }
  return columns;
}

std::size_t characters_from(unsigned char lead) {
  if (lead < 0x80U) return 1;
  return lead >= 0xC0U ? 2 : 0;  // continuation bytes have no width of their own
}

}  // namespace

double text_width(std::string_view text) {
  constexpr std::string_view narrow = "ijltfrI.,:;'|!()[]{} ";
  constexpr std::string_view wide = "mwMWQOGDCHNUR@%&";
  double width = 0;
  for (const char c : text) {
    const auto count = characters_from(static_cast<unsigned char>(c));
    if (count == 2) {
      width += 12;
    } else if (count == 1) {
      width += narrow.find(c) != std::string_view::npos ? 4.2
               : wide.find(c) != std::string_view::npos ? 10
                                                        : 7;
    }
  }
  return std::ceil(width);
}

std::pair<double, double> place(std::vector<Box>& boxes, const Arrows& arrows) {
  if (boxes.empty()) return {2 * margin, 2 * margin};
  if (boxes.size() > most_layered) {
    const auto columns = grid(boxes);
    for (const auto& column : columns) stack(boxes, column);
    return set_columns(boxes, columns);
  }
  auto columns = columns_of(boxes, Depths(boxes.size(), arrows).all());
  std::vector<std::vector<std::size_t>> neighbours(boxes.size());
  for (const auto& [from, to] : arrows) {
    if (from == to) continue;
    neighbours[from].push_back(to);
    neighbours[to].push_back(from);
  }
  for (const auto& column : columns) stack(boxes, column);
  for (int sweep = 0; sweep < 2; ++sweep) {
    for (auto& column : columns) order(boxes, column, neighbours);
    for (auto column = columns.rbegin(); column != columns.rend(); ++column)
      order(boxes, *column, neighbours);
  }
  return set_columns(boxes, columns);
}

}  // namespace nonagon::emit
