#include "store/sealing_key.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/aes_gcm.hpp"
#include "base/descriptor.hpp"
#include "store/base64.hpp"

namespace nonagon::store {
namespace {

constexpr char format_version = 1;
constexpr std::size_t id_bytes = 8;
constexpr std::size_t head_bytes = 1 + id_bytes + gcm_nonce_bytes;

std::string random_bytes(std::size_t count, Entropy& entropy) {
  std::string bytes(count, '\0');
  entropy.fill(std::as_writable_bytes(std::span(bytes)));
  return bytes;
}

std::unexpected<Error> not_opened(const std::string& reason, const std::string& fix) {
  return fail(Error{.code = ErrorCode::unavailable,
                    .detail = "a sealed key does not open",
                    .pointer = {},
                    .reason = reason,
                    .fix = fix});
}

std::unexpected<Error> unusable(const std::filesystem::path& file,
                                const std::string& reason,
                                const std::string& fix) {
  return fail(Error{.code = ErrorCode::unavailable,
                    .detail = fmt::format("the key file {} cannot be used", file.string()),
                    .pointer = {},
                    .reason = reason,
                    .fix = fix});
}

// Whole, on disk and private before it bears its name: a key that seals something is never lost to a crash.
Result<void> write_key(const std::filesystem::path& file, std::string_view text) {
  const auto failed = [&] {
    return unusable(file, std::strerror(errno), "Give the owner of the data folder write access to it.");
  };
  auto pattern = file.string() + ".XXXXXX";
  const Descriptor out(mkostemp(pattern.data(), O_CLOEXEC));
  if (out.number() < 0) return failed();
  const bool is_written =
      fchmod(out.number(), 0600) == 0 &&
      write(out.number(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      fsync(out.number()) == 0 && link(pattern.c_str(), file.c_str()) == 0;
  const int error = errno;
  unlink(pattern.c_str());
  errno = error;
  if (!is_written) return failed();
  const Descriptor folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.number() < 0 || fsync(folder.number()) != 0) return failed();
  return {};
}

}  // namespace

SealingKey::SealingKey(std::string bytes) : bytes_(std::move(bytes)) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size());
  id_.assign(digest.begin(), digest.begin() + id_bytes);
}

SealingKey::~SealingKey() {
  sodium_memzero(bytes_.data(), bytes_.size());
}

SealingKey SealingKey::make(Entropy& entropy) {
  return SealingKey(random_bytes(aes_key_bytes, entropy));
}

std::optional<SealingKey> SealingKey::parse(std::string_view hex) {
  std::string bytes(aes_key_bytes, '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  const int code = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()),
                                  bytes.size(),
                                  hex.data(),
                                  hex.size(),
                                  nullptr,
                                  &length,
                                  &end);
  if (code != 0 || end != hex.data() + hex.size() || length != aes_key_bytes) return std::nullopt;
  return SealingKey(std::move(bytes));
}

std::string SealingKey::hex() const {
  std::string text(2 * bytes_.size() + 1, '\0');
  sodium_bin2hex(
      text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size());
  text.pop_back();  // the terminator
  return text;
}

std::string SealingKey::seal(std::string_view plain, std::string_view place, Entropy& entropy) const {
  const auto nonce = random_bytes(gcm_nonce_bytes, entropy);
  return to_base64(format_version + id_ + nonce + aes_gcm_encrypt(bytes_, nonce, place, plain));
}

Result<std::string> SealingKey::open(std::string_view sealed, std::string_view place) const {
  const auto bytes = from_base64(sealed);
  if (!bytes || bytes->size() < head_bytes + gcm_tag_bytes || bytes->front() != format_version) {
    return not_opened("it was not sealed by this program, or by a newer one",
                      "Give the provider its key again.");
  }
  if (bytes->compare(1, id_bytes, id_) != 0) {
    return not_opened(
        "it was sealed with another key file",
        "Put the key file of that time back into the data folder, or give the provider its key again.");
  }
  const auto nonce = std::string_view(*bytes).substr(1 + id_bytes, gcm_nonce_bytes);
  auto plain = aes_gcm_decrypt(bytes_, nonce, place, std::string_view(*bytes).substr(head_bytes));
  if (plain) return *std::move(plain);
  return not_opened("it was changed, or belongs to another provider", "Give the provider its key again.");
}

Result<SealingKey> take_sealing_key(const std::filesystem::path& file, Entropy& entropy) {
  const Descriptor in(::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (in.number() < 0) {
    if (errno != ENOENT)
      return unusable(file, std::strerror(errno), "Make it readable for the owner of the data folder.");
    auto key = SealingKey::make(entropy);
    TRY(write_key(file, key.hex() + "\n"));
    return key;
  }
  struct stat status{};
  if (fstat(in.number(), &status) != 0) return unusable(file, std::strerror(errno), "Look at the disk.");
  if (!S_ISREG(status.st_mode) || (status.st_mode & 077U) != 0) {
    return unusable(file,
                    "others than its owner may read it",
                    fmt::format("Run `chmod 600 {}`, and give providers new keys.", file.string()));
  }
  std::array<char, 2 * aes_key_bytes + 2> buffer{};
  const auto count = read(in.number(), buffer.data(), buffer.size());
  std::string_view text(buffer.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
  if (text.ends_with('\n')) text.remove_suffix(1);
  auto key = SealingKey::parse(text);
  sodium_memzero(buffer.data(), buffer.size());
  if (key) return *std::move(key);
  return unusable(file,
                  "it does not hold 64 hexadecimal digits",
                  "Put the key file of a backup there; what it sealed opens with no other.");
}

}  // namespace nonagon::store
