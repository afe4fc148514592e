#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/descriptor.hpp"
#include "store/backup.hpp"

namespace nonagon::store {
namespace {

std::unexpected<Error> unusable(const std::filesystem::path& file, std::string_view doing) {
  return fail(Error{.code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::unavailable,
                    .detail = fmt::format("the backup {} cannot be {}", file.string(), doing),
                    .pointer = {},
                    .reason = std::strerror(errno),
                    .fix = "Name a file in a folder with enough space that you may write to."});
}

Result<void> write_all(int descriptor, std::string_view bytes, const std::filesystem::path& file) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return unusable(file, "written");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

// Removes a half-written file unless it was kept.
class Unfinished {
 public:
  explicit Unfinished(std::filesystem::path file) : file_(std::move(file)) {}

  ~Unfinished() {
    if (!file_.empty()) unlink(file_.c_str());
  }

  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  void keep() { file_.clear(); }

 private:
  std::filesystem::path file_;
};

// The name is on disk when its folder is.
Result<void> sync_folder(const std::filesystem::path& file) {
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  const Descriptor descriptor(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.number() < 0 || fsync(descriptor.number()) != 0) return unusable(file, "written");
  return {};
}

}  // namespace

Result<BackupSummary> write_backup_file(Connection& connection,
                                        std::string_view now,
                                        const std::filesystem::path& file) {
  auto name = (file.string() + ".XXXXXX");
  const Descriptor descriptor(mkostemp(name.data(), O_CLOEXEC));
  if (descriptor.number() < 0) return unusable(file, "written");
  Unfinished unfinished(name);
  const auto summary = TRY(write_backup(
      connection, now, [&](std::string_view bytes) { return write_all(descriptor.number(), bytes, file); }));
  if (fsync(descriptor.number()) != 0) return unusable(file, "written");
  if (std::rename(name.c_str(), file.c_str()) != 0) return unusable(file, "written");
  unfinished.keep();
  TRY(sync_folder(file));
  return summary;
}

Result<BackupSummary> restore_backup_file(Connection& connection, const std::filesystem::path& file) {
  const Descriptor descriptor(open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor.number() < 0) return unusable(file, "read");
  return restore_backup(connection, [&](std::span<char> buffer) -> Result<std::size_t> {
    while (true) {
      const auto size = read(descriptor.number(), buffer.data(), buffer.size());
      if (size >= 0) return static_cast<std::size_t>(size);
      if (errno != EINTR) return unusable(file, "read");
    }
  });
}

}  // namespace nonagon::store
