#include <algorithm>
#include <cerrno>
#include <set>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/descriptor.hpp"
#include "pack/manifest.hpp"
#include "pack/package.hpp"
#include "pack/path.hpp"

namespace nonagon::pack {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> cannot_write(const fs::path& path, int error) {
  return fail({ErrorCode::invalid_input,
               fmt::format("{} cannot be written", path.string()),
               {},
               std::error_code(error, std::generic_category()).message(),
               "Check the free space and the rights, then run it again."});
}

// A new file with these bytes and mode 0644, whatever the umask says.
Result<void> write_new(const fs::path& file, std::string_view bytes) {
  const Descriptor out(open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (out.number() < 0) return cannot_write(file, errno);
  while (!bytes.empty()) {
    const auto written = write(out.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return cannot_write(file, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (fchmod(out.number(), 0644) != 0) return cannot_write(file, errno);
  return {};
}

// The folder and those above it; the ones that are made get mode 0755.
Result<void> make_folders(const fs::path& folder) {
  if (folder.empty() || fs::is_directory(folder)) return {};
  TRY(make_folders(folder.parent_path()));
  if (mkdir(folder.c_str(), 0755) != 0) {
    if (errno == EEXIST && fs::is_directory(folder)) return {};
    return cannot_write(folder, errno);
  }
  if (chmod(folder.c_str(), 0755) != 0) return cannot_write(folder, errno);
  return {};
}

// A folder beside the target that vanishes with this object. It is locked, so that what a killed process left
// can be told and swept.
class Staging {
 public:
  static Result<Staging> make(const fs::path& target) {
    const auto parent = target.parent_path();
    const auto prefix = fmt::format(".{}.new-", target.filename().string());
    sweep(parent, prefix);
    auto pattern = (parent / (prefix + "XXXXXX")).string();
    if (mkdtemp(pattern.data()) == nullptr) return cannot_write(target, errno);
    Staging staging(pattern);
    if (chmod(pattern.c_str(), 0755) != 0) return cannot_write(target, errno);
    return staging;
  }

  Staging(Staging&& other) noexcept : path_(std::exchange(other.path_, {})), lock_(std::move(other.lock_)) {}

  Staging& operator=(Staging&&) = delete;

  ~Staging() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }

  const fs::path& path() const { return path_; }

 private:
  explicit Staging(fs::path path)
      : path_(std::move(path)), lock_(open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    flock(lock_.number(), LOCK_EX | LOCK_NB);
  }

  static void sweep(const fs::path& parent, std::string_view prefix) {
    std::error_code error;
    for (fs::directory_iterator entry(parent, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
      if (!entry->path().filename().string().starts_with(prefix)) continue;
      const Descriptor left(open(entry->path().c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
      if (left.number() < 0 || flock(left.number(), LOCK_EX | LOCK_NB) != 0) continue;
      std::error_code ignored;
      fs::remove_all(entry->path(), ignored);
    }
  }

  fs::path path_;
  Descriptor lock_;
};

// A file that the target has with these bytes gets a second name instead of a copy: it keeps its time, and a
// reader of the old folder sees no change.
Result<void> stage_files(const fs::path& root,
                         const Files& files,
                         const fs::path& target,
                         const Files& present) {
  for (const auto& [path, bytes] : files) {
    const auto file = root / path;
    TRY(make_folders(file.parent_path()));
    const auto now = present.find(path);
    const bool is_same = now != present.end() && now->second == bytes;
    if (is_same && link((target / path).c_str(), file.c_str()) == 0) continue;
    TRY(write_new(file, bytes));
  }
  return {};
}

// Both names change hands in one step of the file system, so that a crash leaves the old or the new folder,
// never neither.
Result<void> exchange(const fs::path& staged, const fs::path& target) {
  if (syscall(SYS_renameat2, AT_FDCWD, staged.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0)
    return {};
  if (errno != EINVAL && errno != ENOSYS) return cannot_write(target, errno);
  auto aside = staged;
  aside += ".old";
  if (rename(target.c_str(), aside.c_str()) != 0) return cannot_write(target, errno);
  if (rename(staged.c_str(), target.c_str()) != 0) {
    const int error = errno;
    rename(aside.c_str(), target.c_str());
    return cannot_write(target, error);
  }
  rename(aside.c_str(), staged.c_str());
  return {};
}

Result<void> move_each(const fs::path& staged,
                       const fs::path& target,
                       const Files& files,
                       const std::vector<ManifestEntry>& former) {
  for (const auto& [path, bytes] : files) {
    if (path == manifest_path) continue;
    TRY(make_folders((target / path).parent_path()));
    if (rename((staged / path).c_str(), (target / path).c_str()) != 0)
      return cannot_write(target / path, errno);
  }
  for (const auto& entry : former) {
    if (files.contains(entry.path) || !check_path(entry.path)) continue;
    std::error_code ignored;
    fs::remove(target / entry.path, ignored);
  }
  const auto manifest = std::string(manifest_path);
  if (files.contains(manifest) && rename((staged / manifest).c_str(), (target / manifest).c_str()) != 0) {
    return cannot_write(target / manifest, errno);
  }
  return {};
}

// True when the folder holds anything that neither the old nor the new package knows: .git, notes, somebody's
// script.
bool has_others(const fs::path& folder, const Files& files, const std::vector<ManifestEntry>& former) {
  std::set<std::string, std::less<>> known{std::string(manifest_path)};
  for (const auto& entry : former) known.insert(entry.path);
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error);
       !error && entry != fs::recursive_directory_iterator();
       entry.increment(error)) {
    const auto path = entry->path().lexically_relative(folder).generic_string();
    if (entry->symlink_status().type() == fs::file_type::directory) {
      if (path == ".git") return true;
      continue;
    }
    if (!known.contains(path) && !files.contains(path)) return true;
  }
  return static_cast<bool>(error);
}

// Payloads that people wrote and nobody compiled yet.
bool holds_payloads(const fs::path& folder) {
  return std::ranges::any_of(design::all_stages, [&](auto stage) {
    return fs::is_regular_file(fs::symlink_status(folder / design::payload_path(stage)));
  });
}

// The files of a manifest; none when it cannot be read.
std::vector<ManifestEntry> listed_by(const fs::path& manifest) {
  const auto files = read_package(manifest);
  auto entries =
      files ? read_manifest(*files) : Result<std::vector<ManifestEntry>>(std::unexpected(files.error()));
  return entries ? *std::move(entries) : std::vector<ManifestEntry>{};
}

Result<void> replace(const fs::path& target, const fs::path& staged, const Files& files) {
  std::vector<ManifestEntry> former;
  if (!fs::is_empty(target)) {
    const auto manifest = target / manifest_path;
    const bool has_manifest = fs::is_regular_file(fs::symlink_status(manifest));
    if (!has_manifest && !holds_payloads(target)) {
      return fail({ErrorCode::conflict,
                   fmt::format("{} exists and is no package", target.string()),
                   {},
                   "Writing there would mix or lose files.",
                   "Choose another folder, or move that one away."});
    }
    if (has_manifest) former = listed_by(manifest);
  }
  if (has_others(target, files, former)) return move_each(staged, target, files, former);
  return exchange(staged, target);
}

}  // namespace

Result<void> write_folder(const fs::path& folder, const Files& files, const Files& present) {
  UniquePaths unique;
  for (const auto& [path, bytes] : files) {
    TRY(check_path(path));
    TRY(unique.add(path));
  }
  std::error_code error;
  auto target = fs::absolute(folder, error).lexically_normal();
  if (!target.has_filename()) target = target.parent_path();
  const auto status = fs::symlink_status(target, error);
  if (fs::exists(status) && status.type() != fs::file_type::directory) {
    return fail({ErrorCode::conflict,
                 fmt::format("{} exists and is no folder", target.string()),
                 {},
                 "It would be lost.",
                 "Choose another folder, or move that file away."});
  }
  TRY(make_folders(target.parent_path()));
  const auto staging = TRY(Staging::make(target));
  TRY(stage_files(staging.path(), files, target, present));
  if (fs::exists(status)) return replace(target, staging.path(), files);
  if (rename(staging.path().c_str(), target.c_str()) != 0) return cannot_write(target, errno);
  return {};
}

Result<void> write_file(const fs::path& file, std::string_view bytes) {
  std::error_code error;
  const auto target = fs::absolute(file, error).lexically_normal();
  if (fs::is_directory(target, error)) {
    return fail({ErrorCode::conflict,
                 fmt::format("{} is a folder", target.string()),
                 {},
                 "A file cannot take its place.",
                 "Choose another name."});
  }
  TRY(make_folders(target.parent_path()));
  const auto staging = TRY(Staging::make(target));
  const auto staged = staging.path() / "file";
  TRY(write_new(staged, bytes));
  if (rename(staged.c_str(), target.c_str()) != 0) return cannot_write(target, errno);
  return {};
}

}  // namespace nonagon::pack
