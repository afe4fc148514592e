#pragma once

#include <chrono>
#include <filesystem>

#include "base/descriptor.hpp"
#include "base/result.hpp"

namespace nonagon::store {

// The folder that holds everything a store keeps, held by one process at a time (flock on DATA/lock).
class DataFolder {
 public:
  // Makes the folder (mode 0700) where it is missing; waits at most `patience` for another process, then
  // fails with conflict.
  static Result<DataFolder> take(const std::filesystem::path& path,
                                 std::chrono::milliseconds patience = std::chrono::seconds(10));

  const std::filesystem::path& path() const { return path_; }

  std::filesystem::path database() const { return database_in(path_); }

  // For who reads it while another process holds the folder.
  static std::filesystem::path database_in(const std::filesystem::path& folder) {
    return folder / "nonagon.sqlite";
  }

  // What seals the keys of providers; a backup without it cannot open them.
  std::filesystem::path key_file() const { return path_ / "key"; }

 private:
  DataFolder(std::filesystem::path path, Descriptor lock) : path_(std::move(path)), lock_(std::move(lock)) {}

  std::filesystem::path path_;
  Descriptor lock_;
};

}  // namespace nonagon::store
