#pragma once

#include <optional>

#include "design/design.hpp"
#include "design/symbols.hpp"
#include "sql/schema.hpp"

namespace nonagon::emit {

// What emitters compile: a design, and what several of them take from it, made once at the first call. One
// compilation has one source; it belongs to one thread. The design must outlive it.
class Source {
 public:
  // Implicit: a design is a source as it stands.
  Source(const design::Design& the_design) : design(the_design) {}

  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  const design::Design& design;

  const design::Symbols& symbols() const {
    if (!symbols_) symbols_.emplace(design);
    return *symbols_;
  }

  // The tables in the words of the design's engine.
  const sql::Schema& schema() const {
    if (!schema_) schema_ = sql::lower(design, design.database.engine);
    return *schema_;
  }

 private:
  mutable std::optional<design::Symbols> symbols_;
  mutable std::optional<sql::Schema> schema_;
};

}  // namespace nonagon::emit
