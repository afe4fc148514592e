#pragma once

#include <string>
#include <vector>

#include "emit/wireframes/component_kind.hpp"
#include "emit/wireframes/studio.hpp"

namespace nonagon::emit {

inline constexpr int padding = 16;  // between an edge and what it holds

// Where a component stands: the entity that it shows, and which row of it.
struct Scope {
  const design::Entity* entity = nullptr;
  std::size_t row = 0;
  int depth = 0;
};

// What one column of a table or one line of a card shows.
struct Cell {
  ComponentKind kind = ComponentKind::text;
  std::string label;
  const design::Field* field = nullptr;
};

// Draws the components of one screen. Every function draws at the top of its area and returns the height that
// it took.
class Painter {
 public:
  Painter(const Studio& studio, const design::Section& section);

  // The whole content: a title unless a header draws one, then the components.
  int content(Canvas& canvas, Area area) const;

 private:
  // layout.cpp: how components stand beside and below each other
  int flow(Canvas& canvas, const std::vector<design::Component>& list, Area area, Scope scope) const;
  int inline_run(Canvas& canvas,
                 const std::vector<const design::Component*>& run,
                 Area area,
                 Scope scope) const;
  int two_columns(Canvas& canvas,
                  const std::vector<const design::Component*>& run,
                  Area area,
                  Scope scope) const;
  int block(Canvas& canvas, const design::Component& component, Area area, Scope scope) const;
  int panel(Canvas& canvas,
            const design::Component& component,
            Area area,
            Scope scope,
            const design::Entity* around) const;
  int outline(Canvas& canvas, const design::Component& component, Area area, Scope scope) const;
  Scope scope_of(const design::Component& component, Scope scope) const;

  // collections.cpp: rows of things
  int table(Canvas& canvas, const design::Component& component, Area area, Scope scope) const;
  int list(Canvas& canvas, const design::Component& component, Area area, Scope scope) const;
  int rows(Canvas& canvas, const std::vector<Cell>& cells, Area area, Scope scope) const;
  int board(Canvas& canvas, const design::Component& component, Area area, Scope scope) const;
  int card(Canvas& canvas, const std::vector<Cell>& cells, Area area, Scope scope) const;
  int calendar(Canvas& canvas, const design::Component& component, Area area, Scope scope) const;
  std::vector<Cell> cells_of(const design::Component& component, Scope scope) const;
  std::vector<Cell> shown_cells(const design::Entity& entity) const;
  bool is_known(const design::Entity& entity, const Cell& cell) const;
  Cell cell_of(const design::Component& component, Scope scope) const;
  std::string shown(const Cell& cell, Scope scope) const;

  // forms.cpp: what asks for something
  int form(Canvas& canvas, const design::Component& component, Area area, Scope scope) const;
  int fields(Canvas& canvas, const std::vector<Cell>& cells, Area area, Scope scope) const;
  int field(Canvas& canvas, const Cell& cell, Area area, Scope scope) const;
  int toolbar(Canvas& canvas, const design::Component& component, Area area, Scope scope) const;
  int search(Canvas& canvas, const std::string& label, Area area) const;
  int button(Canvas& canvas, const std::string& label, Area area, bool is_main) const;
  std::string button_label(const design::Component& component, Scope scope) const;
  std::string form_action(const design::Component& component, Scope scope) const;
  std::string form_heading(const design::Component& component, Scope scope) const;

  // pieces.cpp: single things
  int header(Canvas& canvas, const design::Component& component, Area area, Scope scope) const;
  int facts(Canvas& canvas, const design::Component& component, Area area, Scope scope) const;
  int figures(Canvas& canvas, const design::Component& component, Area area, Scope scope) const;
  int hero(Canvas& canvas, const design::Component& component, Area area, Scope scope) const;
  int piece(Canvas& canvas, const design::Component& component, Area area, Scope scope) const;
  int badge(Canvas& canvas, const Cell& cell, Area area, Scope scope) const;
  int prose(Canvas& canvas, std::string_view text, Area area, std::size_t most) const;
  std::string state_of(const design::Entity& entity, const design::Field& field, std::size_t row) const;
  const design::Operation* next_step(const design::Entity& entity) const;

  const Studio& studio_;
  const design::Symbols& symbols_;
  const design::Section& section_;
  const design::Entity* subject_ = nullptr;  // what the screen is about first
  bool is_detail_ = false;                   // shows one row
};

}  // namespace nonagon::emit
