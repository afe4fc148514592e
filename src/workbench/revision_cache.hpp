#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace nonagon::workbench {

// What was made of a store's contents at one revision of them, forgotten as a whole at the next. Safe from
// any thread.
//
// `revision` is asked of the Installation before the contents are read: what is written meanwhile makes what
// was kept too old, never wrong.
template <class Value>
class RevisionCache {
 public:
  explicit RevisionCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // Null when it is not there.
  std::shared_ptr<const Value> find(std::string_view key, std::uint64_t revision) const {
    const std::lock_guard lock(mutex_);
    if (revision != revision_) return nullptr;
    const auto found = entries_.find(key);
    return found == entries_.end() ? nullptr : found->second;
  }

  // `bytes`: about what the value costs. When there is no room everything goes.
  void keep(std::string key, std::uint64_t revision, std::shared_ptr<const Value> value, std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    if (revision < revision_ || bytes > most_bytes_) return;
    if (revision > revision_ || bytes_ + bytes > most_bytes_) {
      entries_.clear();
      bytes_ = 0;
    }
    revision_ = revision;
    bytes_ += bytes;
    entries_.insert_or_assign(std::move(key), std::move(value));
  }

 private:
  struct Hash {
    using is_transparent = void;

    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::uint64_t revision_ = 0;
  std::size_t bytes_ = 0;
  std::unordered_map<std::string, std::shared_ptr<const Value>, Hash, std::equal_to<>> entries_;
};

}  // namespace nonagon::workbench
