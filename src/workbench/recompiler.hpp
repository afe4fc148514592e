#pragma once

#include <mutex>
#include <optional>

#include "base/files.hpp"
#include "design/design.hpp"
#include "pack/compilation.hpp"

namespace nonagon::workbench {

// Compiles one design as it changes: from the second time on the package is kept in parts, and only those are
// written whose sources changed. Safe from any thread, one at a time.
class Recompiler {
 public:
  // Every file of the package, the manifest too.
  Files files(const design::Design& design, const Files& carried);

 private:
  std::mutex mutex_;
  bool was_asked_ = false;
  Files carried_;
  std::optional<pack::Compilation> compilation_;
};

}  // namespace nonagon::workbench
