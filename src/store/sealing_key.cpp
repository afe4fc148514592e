#include "store/sealing_key.hpp"

#include <array>

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

#include "base/aes_gcm.hpp"
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

bool SealingKey::has_sealed(std::string_view sealed) const {
  const auto bytes = from_base64(sealed);
  return bytes && bytes->size() > head_bytes && bytes->compare(1, id_bytes, id_) == 0;
}

}  // namespace nonagon::store
