#include "workbench/snapshot_cache.hpp"

#include <algorithm>

namespace nonagon::workbench {

std::shared_ptr<const Snapshot> SnapshotCache::find(const store::ProjectId& project, std::string_view stamp) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(entries_, project, &Entry::project);
  if (found == entries_.end() || found->stamp != stamp) return nullptr;
  entries_.splice(entries_.begin(), entries_, found);
  return found->snapshot;
}

std::shared_ptr<Recompiler> SnapshotCache::compiler(const store::ProjectId& project) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(entries_, project, &Entry::project);
  return found == entries_.end() ? std::make_shared<Recompiler>() : found->snapshot->compiler();
}

void SnapshotCache::keep(const store::ProjectId& project,
                         std::string stamp,
                         std::shared_ptr<const Snapshot> snapshot) {
  const std::lock_guard lock(mutex_);
  std::erase_if(entries_, [&](const Entry& entry) { return entry.project == project; });
  entries_.push_front({project, std::move(stamp), std::move(snapshot)});
  if (entries_.size() > most) entries_.pop_back();
}

}  // namespace nonagon::workbench
