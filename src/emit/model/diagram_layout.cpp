#include "emit/model/diagram_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <mutex>
#include <numeric>
#include <string>

#include <fmt/format.h>
#include <graphviz/gvc.h>

extern "C" gvplugin_library_t gvplugin_dot_layout_LTX_library;

namespace nonagon::emit {
namespace {

constexpr std::size_t most_boxes = 300;
// Random lines, twice as many as boxes, keep dot busy for half a second; three times as many, for seconds.
constexpr std::size_t most_lines = 400;
constexpr std::size_t lines_a_box = 2;
constexpr std::size_t lines_of_few_boxes = 20;
constexpr double margin = 24;
constexpr double column_gap = 90;
constexpr double row_gap = 28;

// dot's own words for its limits and distances (inches; a point is a pixel here).
constexpr std::array<std::pair<const char*, const char*>, 6> graph_attributes{{
    {"rankdir", "RL"},
    {"nodesep", "0.35"},
    {"ranksep", "1.0"},
    {"nslimit", "2"},
    {"nslimit1", "2"},
    {"mclimit", "0.5"},
}};

struct FreeContext {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
};

struct CloseGraph {
  void operator()(graph_t* graph) const { agclose(graph); }
};

// A table without text: its cells have our heights, and ports at which lines meet rows.
std::string table_of(const Box& box) {
  std::string table = R"(<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">)";
  for (std::size_t i = 0; i < box.rows.size(); ++i) {
    table += fmt::format(R"(<TR><TD FIXEDSIZE="TRUE" PORT="r{}" WIDTH="{:.0f}" HEIGHT="{:.0f}"></TD></TR>)",
                         i,
                         box.width,
                         box.rows[i]);
  }
  return table + "</TABLE>";
}

// The C interface takes texts that it does not change as `char*`.
char* text(const char* constant) {
  return const_cast<char*>(constant);
}

class DotGraph {
 public:
  DotGraph(const std::vector<Box>& boxes, const std::vector<Line>& lines)
      : graph_(agopen(text("erd"), Agdirected, nullptr)) {
    for (const auto& [name, value] : graph_attributes) agattr(graph(), AGRAPH, text(name), text(value));
    agattr(graph(), AGNODE, text("shape"), text("plain"));
    agattr(graph(), AGNODE, text("label"), text(""));
    agattr(graph(), AGEDGE, text("dir"), text("none"));  // or it would leave room for an arrow
    agattr(graph(), AGEDGE, text("tailport"), text(""));
    agattr(graph(), AGEDGE, text("headport"), text(""));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      nodes_.push_back(agnode(graph(), text(fmt::format("n{}", i).c_str()), 1));
      auto* label = agstrdup_html(graph(), text(table_of(boxes[i]).c_str()));
      agset(nodes_.back(), text("label"), label);
      agstrfree(graph(), label);
    }
    for (const auto& line : lines) {
      auto* edge =
          line.from == line.to ? nullptr : agedge(graph(), nodes_[line.from], nodes_[line.to], nullptr, 1);
      edges_.push_back(edge);
      if (edge == nullptr) continue;
      agset(edge, text("tailport"), text(fmt::format("r{}:w", line.row).c_str()));
      agset(edge, text("headport"), text("r0:e"));
    }
  }

  graph_t* graph() const { return graph_.get(); }

  // Takes over the places after the layout. dot counts y upwards from the bottom.
  Point read(std::vector<Box>& boxes, std::vector<Line>& lines) const {
    const auto frame = GD_bb(graph());
    const auto on_page = [&](const pointf& at) {
      return Point{std::round(at.x - frame.LL.x + margin), std::round(frame.UR.y - at.y + margin)};
    };
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const auto middle = on_page(ND_coord(nodes_[i]));
      boxes[i].x = std::round(middle.x - boxes[i].width / 2);
      boxes[i].y = std::round(middle.y - boxes[i].height() / 2);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (edges_[i] == nullptr || ED_spl(edges_[i]) == nullptr) continue;
      const auto& curve = ED_spl(edges_[i])->list[0];
      lines[i].path.clear();
      for (std::size_t at = 0; at < static_cast<std::size_t>(curve.size); ++at)
        lines[i].path.push_back(on_page(curve.list[at]));
    }
    return {std::round(frame.UR.x - frame.LL.x + 2 * margin),
            std::round(frame.UR.y - frame.LL.y + 2 * margin)};
  }

 private:
  std::unique_ptr<graph_t, CloseGraph> graph_;
  std::vector<node_t*> nodes_;
  std::vector<edge_t*> edges_;
};

// Graphviz keeps state of its own between calls, hence one thread at a time.
bool place_by_dot(std::vector<Box>& boxes, std::vector<Line>& lines, Point& size) {
  static std::mutex one_at_a_time;
  const std::scoped_lock lock(one_at_a_time);
  const std::array<lt_symlist_t, 2> plugins{
      lt_symlist_t{"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},
      lt_symlist_t{nullptr, nullptr}};
  agseterr(AGMAX);  // it would write to standard error
  const std::unique_ptr<GVC_t, FreeContext> context(gvContextPlugins(plugins.data(), 0));
  if (!context) return false;
  const DotGraph drawing(boxes, lines);
  if (gvLayout(context.get(), drawing.graph(), "dot") != 0) return false;
  size = drawing.read(boxes, lines);
  gvFreeLayout(context.get(), drawing.graph());
  return true;
}

double row_middle(const Box& box, std::size_t row) {
  const auto above =
      std::accumulate(box.rows.begin(), box.rows.begin() + static_cast<std::ptrdiff_t>(row), 0.0);
  return box.y + above + box.rows[row] / 2;
}

// From the side of the one that faces the other.
void draw_across(Line& line, const std::vector<Box>& boxes) {
  const auto& from = boxes[line.from];
  const auto& to = boxes[line.to];
  const bool goes_right = from.x + from.width <= to.x;
  const double start = goes_right ? from.x + from.width : from.x;
  const double end = goes_right ? to.x : to.x + to.width;
  const double bend = (goes_right ? 1 : -1) * std::max(30.0, std::abs(end - start) / 2);
  const double y1 = row_middle(from, line.row);
  const double y2 = row_middle(to, 0);
  line.path = {{start, y1}, {start + bend, y1}, {end - bend, y2}, {end, y2}};
}

Point place_in_grid(std::vector<Box>& boxes, std::vector<Line>& lines) {
  const auto rows = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(boxes.size()))));
  Point corner{margin, margin};
  double column_width = 0;
  double height = 0;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (i > 0 && i % rows == 0) {
      corner = {corner.x + column_width + column_gap, margin};
      column_width = 0;
    }
    boxes[i].x = corner.x;
    boxes[i].y = corner.y;
    corner.y += boxes[i].height() + row_gap;
    column_width = std::max(column_width, boxes[i].width);
    height = std::max(height, corner.y - row_gap + margin);
  }
  for (auto& line : lines) {
    if (line.from != line.to) draw_across(line, boxes);
  }
  return {corner.x + column_width + margin, height};
}

}  // namespace

double Box::height() const {
  return std::accumulate(rows.begin(), rows.end(), 0.0);
}

Point place(std::vector<Box>& boxes, std::vector<Line>& lines) {
  if (boxes.empty()) return {2 * margin, 2 * margin};
  Point size;
  const auto may_have = std::min(most_lines, lines_a_box * boxes.size() + lines_of_few_boxes);
  const bool is_small = boxes.size() <= most_boxes && lines.size() <= may_have;
  if (is_small && place_by_dot(boxes, lines, size)) return size;
  return place_in_grid(boxes, lines);
}

}  // namespace nonagon::emit
