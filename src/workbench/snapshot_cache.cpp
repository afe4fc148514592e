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

void SnapshotCache::keep(const store::ProjectId& project,
                         std::string stamp,
                         std::shared_ptr<const Snapshot> snapshot) {
  const std::lock_guard lock(mutex_);
  std::erase_if(entries_, [&](const Entry& entry) { return entry.project == project; });
  entries_.push_front({project, std::move(stamp), std::move(snapshot)});
  if (entries_.size() > most) entries_.pop_back();
}

}  // namespace nonagon::workbench
