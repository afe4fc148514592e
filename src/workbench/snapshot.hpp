#pragma once

#include <mutex>
#include <vector>

#include "base/files.hpp"
#include "design/design.hpp"
#include "design/references.hpp"
#include "design/symbols.hpp"
#include "workbench/packages.hpp"

namespace nonagon::workbench {

// A design as readers see it at one moment: the payloads, every file compiled from them, what is wrong, and
// what refers to what. Neither copied nor moved, for the symbols point into the design.
class Snapshot {
 public:
  explicit Snapshot(OpenedPackage package);
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  const Files files;
  const std::vector<design::Finding> findings;
  const design::Design design;
  const design::Symbols symbols;
  const design::Graph graph;

  // The OpenAPI document as data, read at the first asking; null without an api stage. Safe from any thread.
  const json::value& openapi() const;

 private:
  mutable std::once_flag openapi_read_;
  mutable json::value openapi_;
};

}  // namespace nonagon::workbench
