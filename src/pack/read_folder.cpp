#include <algorithm>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "pack/limits.hpp"
#include "pack/package.hpp"
#include "pack/path.hpp"

namespace nonagon::pack {
namespace {

namespace fs = std::filesystem;

Error missing(const fs::path& path) {
  return {ErrorCode::not_found,
          fmt::format("There is nothing at {}", path.string()),
          {},
          "The path does not exist or may not be read.",
          "Check the path."};
}

Error unreadable(const fs::path& path, const std::error_code& error) {
  return {ErrorCode::invalid_input,
          fmt::format("{} cannot be read", path.string()),
          {},
          error.message(),
          "Check the disk and the rights."};
}

Error too_big(std::string what, std::string fix) {
  return {ErrorCode::limit_reached,
          std::move(what),
          {},
          "Bigger packages are refused so that reading stays bounded.",
          std::move(fix)};
}

Result<std::string> read_bytes(const fs::path& file, std::size_t most) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  if (error) return fail(unreadable(file, error));
  if (size > most) {
    return fail(too_big(fmt::format("{} has {} bytes; at most {} are read", file.string(), size, most),
                        "Leave the file out."));
  }
  std::ifstream in(file, std::ios::binary);
  std::string bytes(size, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(size));
  if (!in) return fail(unreadable(file, std::make_error_code(std::errc::io_error)));
  return bytes;
}

class FolderReader {
 public:
  explicit FolderReader(fs::path root) : root_(std::move(root)) {}

  Result<Files> read() && {
    std::error_code error;
    fs::recursive_directory_iterator entry(root_, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
      if (entry->path().filename() == ".git") {
        entry.disable_recursion_pending();
        continue;
      }
      TRY(add(*entry));
    }
    if (error) return fail(unreadable(root_, error));
    return std::move(files_);
  }

 private:
  Result<void> add(const fs::directory_entry& entry) {
    const auto path = entry.path().lexically_relative(root_).generic_string();
    std::error_code error;
    const auto status = entry.symlink_status(error);
    if (error) return fail(unreadable(entry.path(), error));
    TRY(check_path(path));
    if (status.type() == fs::file_type::directory) return {};
    if (status.type() != fs::file_type::regular) {
      return fail({ErrorCode::invalid_input,
                   fmt::format("{} is no regular file", entry.path().string()),
                   {},
                   "Symbolic links and devices could lead out of the package.",
                   "Replace it by the file that it stands for."});
    }
    if (files_.size() == limits.entries) {
      return fail(too_big(fmt::format("{} holds more than {} files", root_.string(), limits.entries),
                          "Name the package's own folder."));
    }
    auto bytes = TRY(read_bytes(entry.path(), limits.entry_bytes));
    total_ += bytes.size();
    if (total_ > limits.total_bytes) {
      return fail(too_big(fmt::format("{} holds more than {} bytes", root_.string(), limits.total_bytes),
                          "Name the package's own folder."));
    }
    files_.emplace(path, std::move(bytes));
    return {};
  }

  fs::path root_;
  Files files_;
  std::size_t total_ = 0;
};

}  // namespace

Result<Files> read_folder(const fs::path& folder) {
  std::error_code error;
  const auto status = fs::status(folder, error);
  if (!fs::exists(status)) return fail(missing(folder));
  if (!fs::is_directory(status)) {
    return fail({ErrorCode::invalid_input,
                 fmt::format("{} is no folder", folder.string()),
                 {},
                 "A package is a folder or a zip.",
                 "Name the folder that holds sdp.json."});
  }
  return FolderReader(folder).read();
}

Result<Files> read_package(const fs::path& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (!fs::exists(status)) return fail(missing(path));
  if (fs::is_directory(status)) return read_folder(path);
  if (!fs::is_regular_file(status)) {
    return fail({ErrorCode::invalid_input,
                 fmt::format("{} is neither a folder nor a file", path.string()),
                 {},
                 "Devices are not read.",
                 "Name a folder, a zip or a document."});
  }
  auto bytes = TRY(read_bytes(path, limits.entry_bytes));
  if (path.extension() == ".zip" || bytes.starts_with("PK\x03\x04")) return read_zip(bytes);
  Files files;
  files.emplace(path.filename().string(), std::move(bytes));
  return files;
}

}  // namespace nonagon::pack
