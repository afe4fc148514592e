#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "base/files.hpp"
#include "design/design.hpp"
#include "design/references.hpp"
#include "design/symbols.hpp"
#include "workbench/packages.hpp"
#include "workbench/recompiler.hpp"

namespace nonagon::workbench {

// A value that is made at the first asking, by the thread that asks first.
template <class T>
class OnDemand {
 public:
  template <class Make>
  const T& get(const Make& make) const {
    std::call_once(made_, [&] { value_ = make(); });
    return value_;
  }

 private:
  mutable std::once_flag made_;
  mutable T value_;
};

// A design as readers see it at one moment: the payloads and what is wrong, and from the first asking on what
// follows from them. Neither copied nor moved, for the symbols point into the design. Safe from any thread.
class Snapshot {
 public:
  // `compiler` is that of the design's snapshot before, so that its files are made from those.
  explicit Snapshot(OpenedPackage package,
                    std::shared_ptr<Recompiler> compiler = std::make_shared<Recompiler>());
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  const std::vector<design::Finding> findings;
  const design::Design design;
  const design::Symbols symbols;

  // Every file of the package, compiled: after an edit, who asks for the payloads does not wait for it.
  const Files& files() const;

  const std::shared_ptr<Recompiler>& compiler() const { return compiler_; }

  // What refers to what.
  const design::Graph& graph() const;

  // The OpenAPI document as data; null without an api stage.
  const json::value& openapi() const;

 private:
  Files carried_;
  std::shared_ptr<Recompiler> compiler_;
  OnDemand<Files> files_;
  OnDemand<design::Graph> graph_;
  OnDemand<json::value> openapi_;
};

}  // namespace nonagon::workbench
