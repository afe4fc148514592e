#include "emit/model/diagram_layout.hpp"

#include <algorithm>
#include <cmath>
#include <thread>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace nonagon::emit {
namespace {

struct Diagram {
  std::vector<Box> boxes;
  std::vector<Line> lines;
  Point size;
};

// `count` boxes of different sizes with `lines` lines between them, by a fixed sequence.
Diagram placed(std::size_t count, std::size_t lines) {
  Diagram diagram;
  std::size_t state = 7;
  const auto next = [&](std::size_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state >> 33U) % below;
  };
  for (std::size_t i = 0; i < count; ++i) {
    Box box{.width = 120.0 + static_cast<double>(next(200)), .rows = {28}};
    box.rows.resize(2 + next(12), 20);
    diagram.boxes.push_back(std::move(box));
  }
  for (std::size_t i = 0; i < lines; ++i) {
    const auto from = next(count);
    diagram.lines.push_back({from, next(diagram.boxes[from].rows.size()), next(count)});
  }
  diagram.size = place(diagram.boxes, diagram.lines);
  return diagram;
}

bool is_same(const Diagram& one, const Diagram& other) {
  const auto same_point = [](const Point& a, const Point& b) { return a.x == b.x && a.y == b.y; };
  const auto same_box = [](const Box& a, const Box& b) { return a.x == b.x && a.y == b.y; };
  const auto same_line = [&](const Line& a, const Line& b) {
    return std::ranges::equal(a.path, b.path, same_point);
  };
  return same_point(one.size, other.size) && std::ranges::equal(one.boxes, other.boxes, same_box) &&
         std::ranges::equal(one.lines, other.lines, same_line);
}

bool overlap(const Box& one, const Box& other) {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height() &&
         other.y < one.y + one.height();
}

TEST_CASE("boxes keep apart, inside the picture, with every line at its row") {
  for (const auto& [count, lines] :
       {std::pair<std::size_t, std::size_t>{1, 0}, {2, 3}, {40, 60}, {40, 400}, {320, 300}}) {
    CAPTURE(count);
    CAPTURE(lines);
    const auto diagram = placed(count, lines);
    for (std::size_t i = 0; i < count; ++i) {
      const auto& box = diagram.boxes[i];
      CHECK(box.x >= 0);
      CHECK(box.y >= 0);
      CHECK(box.x + box.width <= diagram.size.x);
      CHECK(box.y + box.height() <= diagram.size.y);
      for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(box, diagram.boxes[j]));
    }
    for (const auto& line : diagram.lines) {
      if (line.from == line.to) {
        CHECK(line.path.empty());
        continue;
      }
      REQUIRE(line.path.size() % 3 == 1);
      const auto& from = diagram.boxes[line.from];
      const auto& start = line.path.front();
      CHECK(start.y >= from.y - 1);
      CHECK(start.y <= from.y + from.height() + 1);
      CHECK(std::min(std::abs(start.x - from.x), std::abs(start.x - from.x - from.width)) <= 2);
    }
  }
}

TEST_CASE("the same boxes stand at the same places, whatever was placed before and in whichever thread") {
  const auto first = placed(60, 70);
  placed(17, 30);
  CHECK(is_same(first, placed(60, 70)));
  std::vector<Diagram> others(4);
  {
    std::vector<std::jthread> threads;
    for (auto& other : others) threads.emplace_back([&other] { other = placed(60, 70); });
  }
  for (const auto& other : others) CHECK(is_same(first, other));
}

}  // namespace
}  // namespace nonagon::emit
