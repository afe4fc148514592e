#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/entropy.hpp"
#include "base/result.hpp"
#include "store/sealing_key.hpp"

namespace nonagon::store {

// The sealing keys of a data folder, one a line of 64 hexadecimal digits: the first one seals, the others
// open what was sealed before they were replaced. The file is read again when another one stands in its
// place, and keys that were read once open until the process ends. Safe from any thread.
class KeyFile {
 public:
  // Makes the file (mode 0600) with a new key when there is none. Fails when others may read it, or it holds
  // something else.
  static Result<std::unique_ptr<KeyFile>> take(const std::filesystem::path& file, Entropy& entropy);

  // The same for a file that must be there.
  static Result<std::unique_ptr<KeyFile>> read(const std::filesystem::path& file);

  // See SealingKey.
  std::string seal(std::string_view plain, std::string_view place, Entropy& entropy) const;
  Result<std::string> open(std::string_view sealed, std::string_view place) const;

  // True when the key that seals now has sealed this.
  bool is_newest(std::string_view sealed) const;

  // How many keys the file holds: more than one while a rotation is unfinished.
  std::size_t size() const;

  // Puts a new key before the others, or leaves the first one only. The file on disk is the old one or the
  // new one at any moment. Called inside a write transaction, where those who seal wait.
  Result<void> add(Entropy& entropy);
  Result<void> drop_older();

  // Copies all keys into a file that is not there yet, or already holds them.
  Result<void> copy_to(const std::filesystem::path& file) const;

 private:
  struct Identity {
    std::uint64_t inode = 0;
    std::int64_t changed_ns = 0;
    friend bool operator==(const Identity&, const Identity&) = default;
  };

  struct Content {
    std::vector<SealingKey> keys;
    Identity identity;
  };

  explicit KeyFile(std::filesystem::path file, Content content)
      : file_(std::move(file)), content_(std::move(content)) {}

  static Result<Content> content_of(const std::filesystem::path& file);
  void look_again() const;
  Result<void> write(std::size_t count);

  std::filesystem::path file_;
  mutable std::mutex mutex_;
  mutable Content content_;
  mutable std::vector<SealingKey> former_;  // were in the file when this process read it
};

}  // namespace nonagon::store
