#include "store/key_file.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium/utils.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/aes_gcm.hpp"
#include "base/descriptor.hpp"

namespace nonagon::store {
namespace {

constexpr std::size_t line_bytes = 2 * aes_key_bytes + 1;
// A rotation that is killed leaves one key more; the next one that ends leaves one.
constexpr std::size_t most_keys = 1000;

std::unexpected<Error> unusable(const std::filesystem::path& file,
                                const std::string& reason,
                                const std::string& fix) {
  return fail(Error{.code = ErrorCode::unavailable,
                    .detail = fmt::format("the key file {} cannot be used", file.string()),
                    .pointer = {},
                    .reason = reason,
                    .fix = fix});
}

std::unexpected<Error> not_written(const std::filesystem::path& file) {
  return unusable(file, std::strerror(errno), "Give the owner of the data folder write access to it.");
}

// How a whole new file comes to bear its name.
enum class Placing { where_none_is, over_the_old_one };

bool place(const std::filesystem::path& made, const std::filesystem::path& file, Placing placing) {
  if (placing == Placing::over_the_old_one) return rename(made.c_str(), file.c_str()) == 0;
  return link(made.c_str(), file.c_str()) == 0;
}

// Whole, on disk and private before it bears its name: a key that seals something is never lost to a crash.
Result<void> write_keys(const std::filesystem::path& file, std::string_view text, Placing placing) {
  auto pattern = file.string() + ".XXXXXX";
  const Descriptor out(mkostemp(pattern.data(), O_CLOEXEC));
  if (out.number() < 0) return not_written(file);
  const bool is_written =
      fchmod(out.number(), 0600) == 0 &&
      write(out.number(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      fsync(out.number()) == 0 && place(pattern, file, placing);
  const int error = errno;
  unlink(pattern.c_str());
  errno = error;
  if (!is_written) return not_written(file);
  const Descriptor folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.number() < 0 || fsync(folder.number()) != 0) return not_written(file);
  return {};
}

// Removes what a killed process left half-made: keys that nobody uses lie in no other file.
void remove_unfinished(const std::filesystem::path& file) {
  std::error_code ignored;
  const auto start = file.filename().string() + ".";
  for (const auto& entry : std::filesystem::directory_iterator(file.parent_path(), ignored)) {
    const auto name = entry.path().filename().string();
    if (name.starts_with(start) && name.size() == start.size() + 6)
      std::filesystem::remove(entry.path(), ignored);
  }
}

std::string read_all(int descriptor) {
  std::string text;
  std::array<char, 4096> buffer{};
  while (text.size() <= most_keys * line_bytes) {
    const auto count = read(descriptor, buffer.data(), buffer.size());
    if (count <= 0) break;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  sodium_memzero(buffer.data(), buffer.size());
  return text;
}

std::vector<SealingKey> parse_keys(std::string_view text) {
  std::vector<SealingKey> keys;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto key = SealingKey::parse(text.substr(0, end));
    if (!key) return {};
    keys.push_back(*std::move(key));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return keys;
}

std::string text_of(const std::vector<SealingKey>& keys, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += keys[i].hex() + "\n";
  return text;
}

}  // namespace

Result<KeyFile::Content> KeyFile::content_of(const std::filesystem::path& file) {
  const Descriptor in(::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (in.number() < 0) {
    return fail(Error{.code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::unavailable,
                      .detail = fmt::format("the key file {} cannot be used", file.string()),
                      .pointer = {},
                      .reason = std::strerror(errno),
                      .fix = "Make it readable for the owner of the data folder."});
  }
  struct stat status{};
  if (fstat(in.number(), &status) != 0) return unusable(file, std::strerror(errno), "Look at the disk.");
  if (!S_ISREG(status.st_mode) || (status.st_mode & 077U) != 0) {
    return unusable(file,
                    "others than its owner may read it",
                    fmt::format("Run `chmod 600 {}`, and give providers new keys.", file.string()));
  }
  auto text = read_all(in.number());
  auto keys = parse_keys(text);
  sodium_memzero(text.data(), text.size());
  constexpr std::int64_t nanoseconds = 1'000'000'000;
  if (!keys.empty()) {
    return Content{.keys = std::move(keys),
                   .identity = {.inode = status.st_ino,
                                .changed_ns = status.st_ctim.tv_sec * nanoseconds + status.st_ctim.tv_nsec}};
  }
  return unusable(file,
                  "it does not hold 64 hexadecimal digits",
                  "Put the key file of a backup there; what it sealed opens with no other.");
}

Result<std::unique_ptr<KeyFile>> KeyFile::read(const std::filesystem::path& file) {
  auto content = TRY(content_of(file));  // not inside of the new: what it took would stay when reading fails
  return std::unique_ptr<KeyFile>(new KeyFile(file, std::move(content)));
}

Result<std::unique_ptr<KeyFile>> KeyFile::take(const std::filesystem::path& file, Entropy& entropy) {
  std::error_code ignored;
  if (!std::filesystem::exists(std::filesystem::symlink_status(file, ignored)))
    TRY(write_keys(file, SealingKey::make(entropy).hex() + "\n", Placing::where_none_is));
  return read(file);
}

void KeyFile::look_again() const {
  struct stat status{};
  constexpr std::int64_t nanoseconds = 1'000'000'000;
  if (stat(file_.c_str(), &status) != 0) return;
  const Identity now{.inode = status.st_ino,
                     .changed_ns = status.st_ctim.tv_sec * nanoseconds + status.st_ctim.tv_nsec};
  if (now == content_.identity) return;
  auto read = content_of(file_);
  if (!read) return;
  for (auto& key : content_.keys) former_.push_back(std::move(key));
  content_ = *std::move(read);
}

std::string KeyFile::seal(std::string_view plain, std::string_view place, Entropy& entropy) const {
  const std::lock_guard lock(mutex_);
  look_again();
  return content_.keys.front().seal(plain, place, entropy);
}

Result<std::string> KeyFile::open(std::string_view sealed, std::string_view place) const {
  const std::lock_guard lock(mutex_);
  const auto find = [&](const std::vector<SealingKey>& keys) -> const SealingKey* {
    for (const auto& key : keys) {
      if (key.has_sealed(sealed)) return &key;
    }
    return nullptr;
  };
  const auto* key = find(content_.keys);
  if (key == nullptr) {
    look_again();
    key = find(content_.keys);
  }
  if (key == nullptr) key = find(former_);
  return (key == nullptr ? content_.keys.front() : *key).open(sealed, place);
}

bool KeyFile::is_newest(std::string_view sealed) const {
  const std::lock_guard lock(mutex_);
  return content_.keys.front().has_sealed(sealed);
}

std::size_t KeyFile::size() const {
  const std::lock_guard lock(mutex_);
  return content_.keys.size();
}

Result<void> KeyFile::write(std::size_t count) {
  remove_unfinished(file_);
  auto text = text_of(content_.keys, count);
  auto written = write_keys(file_, text, Placing::over_the_old_one);
  sodium_memzero(text.data(), text.size());
  return written;
}

Result<void> KeyFile::add(Entropy& entropy) {
  const std::lock_guard lock(mutex_);
  look_again();
  if (content_.keys.size() == most_keys)
    return unusable(file_, fmt::format("it holds {} keys", most_keys), "Find out what ends every rotation.");
  content_.keys.insert(content_.keys.begin(), SealingKey::make(entropy));
  if (auto written = write(content_.keys.size()); !written) {
    content_.keys.erase(content_.keys.begin());
    return written;
  }
  content_.identity = TRY(content_of(file_)).identity;
  return {};
}

Result<void> KeyFile::drop_older() {
  const std::lock_guard lock(mutex_);
  look_again();
  TRY(write(1));
  look_again();
  return {};
}

Result<void> KeyFile::copy_to(const std::filesystem::path& file) const {
  const std::lock_guard lock(mutex_);
  const auto text = text_of(content_.keys, content_.keys.size());
  if (const auto there = content_of(file)) {
    if (text_of(there->keys, there->keys.size()) == text) return {};
    return fail(Error{.code = ErrorCode::conflict,
                      .detail = fmt::format("{} holds another key", file.string()),
                      .pointer = {},
                      .reason = "what it has sealed would not open any more",
                      .fix = "Restore into a new data folder, or move that file away."});
  }
  return write_keys(file, text, Placing::where_none_is);
}

}  // namespace nonagon::store
