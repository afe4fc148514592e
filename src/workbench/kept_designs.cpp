#include "workbench/kept_designs.hpp"

#include <algorithm>
#include <utility>

namespace nonagon::workbench {

KeptDesign KeptDesigns::take(const store::ProjectId& project) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(entries_, project, &Entry::project);
  if (found == entries_.end()) return {};
  auto design = std::move(found->design);
  entries_.erase(found);
  return design;
}

void KeptDesigns::give(const store::ProjectId& project, KeptDesign design) {
  std::list<Entry> gone;  // is destroyed without the lock
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(entries_, project, &Entry::project);
  if (found != entries_.end()) gone.splice(gone.end(), entries_, found);
  entries_.emplace_front(project, std::move(design));
  if (entries_.size() > most) gone.splice(gone.end(), entries_, std::prev(entries_.end()));
}

}  // namespace nonagon::workbench
