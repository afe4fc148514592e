#pragma once

#include <chrono>
#include <filesystem>

#include "base/result.hpp"

namespace nonagon::store {

// The folder that holds everything a store keeps, held by one process at a time (flock on DATA/lock).
class DataFolder {
 public:
  // Makes the folder (mode 0700) where it is missing; waits at most `patience` for another process, then
  // fails with conflict.
  static Result<DataFolder> take(const std::filesystem::path& path,
                                 std::chrono::milliseconds patience = std::chrono::seconds(10));

  DataFolder(DataFolder&& other) noexcept;
  DataFolder& operator=(DataFolder&&) = delete;
  ~DataFolder();

  const std::filesystem::path& path() const { return path_; }

  std::filesystem::path database() const { return path_ / "nonagon.sqlite"; }

  std::filesystem::path exports() const { return path_ / "exports"; }

 private:
  DataFolder(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}

  std::filesystem::path path_;
  int lock_;
};

}  // namespace nonagon::store
