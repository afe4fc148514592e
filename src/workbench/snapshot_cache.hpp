#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "store/entities.hpp"
#include "workbench/snapshot.hpp"

namespace nonagon::workbench {

// The projects that were read last, compiled. Safe from any thread.
class SnapshotCache {
 public:
  // Null when the project is not there, or was changed since.
  std::shared_ptr<const Snapshot> find(const store::ProjectId& project, std::string_view stamp);
  // What compiles the project's files: the one of its last snapshot, while that is kept.
  std::shared_ptr<Recompiler> compiler(const store::ProjectId& project);
  void keep(const store::ProjectId& project, std::string stamp, std::shared_ptr<const Snapshot> snapshot);

 private:
  static constexpr std::size_t most = 64;

  struct Entry {
    store::ProjectId project;
    std::string stamp;
    std::shared_ptr<const Snapshot> snapshot;
  };

  std::mutex mutex_;
  std::list<Entry> entries_;  // the last used first
};

}  // namespace nonagon::workbench
