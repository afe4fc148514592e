#include "base/aes_gcm.hpp"

#include <climits>
#include <memory>

#include <openssl/evp.h>

#include "base/result.hpp"

namespace nonagon {
namespace {

struct FreeContext {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

int length_of(std::string_view text) {
  ensure(text.size() <= INT_MAX, "what is sealed is small");
  return static_cast<int>(text.size());
}

void check_sizes(std::string_view key, std::string_view nonce) {
  ensure(key.size() == aes_key_bytes, "an AES-256 key has 32 bytes");
  ensure(nonce.size() == gcm_nonce_bytes, "the nonce has 12 bytes");
}

}  // namespace

std::string aes_gcm_encrypt(std::string_view key,
                            std::string_view nonce,
                            std::string_view associated,
                            std::string_view plain) {
  check_sizes(key, nonce);
  const Context context(EVP_CIPHER_CTX_new());
  std::string sealed(plain.size() + gcm_tag_bytes, '\0');
  int length = 0;
  const bool is_done =
      context != nullptr &&
      EVP_EncryptInit_ex2(context.get(), EVP_aes_256_gcm(), bytes_of(key), bytes_of(nonce), nullptr) == 1 &&
      EVP_EncryptUpdate(context.get(), nullptr, &length, bytes_of(associated), length_of(associated)) == 1 &&
      EVP_EncryptUpdate(context.get(), bytes_of(sealed), &length, bytes_of(plain), length_of(plain)) == 1 &&
      EVP_EncryptFinal_ex(context.get(), bytes_of(sealed) + plain.size(), &length) == 1 &&
      EVP_CIPHER_CTX_ctrl(context.get(),
                          EVP_CTRL_AEAD_GET_TAG,
                          static_cast<int>(gcm_tag_bytes),
                          bytes_of(sealed) + plain.size()) == 1;
  ensure(is_done, "AES-256-GCM encrypts whatever it is given");
  return sealed;
}

std::optional<std::string> aes_gcm_decrypt(std::string_view key,
                                           std::string_view nonce,
                                           std::string_view associated,
                                           std::string_view sealed) {
  check_sizes(key, nonce);
  if (sealed.size() < gcm_tag_bytes) return std::nullopt;
  const auto cipher_text = sealed.substr(0, sealed.size() - gcm_tag_bytes);
  std::string tag(sealed.substr(cipher_text.size()));
  const Context context(EVP_CIPHER_CTX_new());
  std::string plain(cipher_text.size() + 1, '\0');
  int length = 0;
  const bool is_genuine =
      context != nullptr &&
      EVP_DecryptInit_ex2(context.get(), EVP_aes_256_gcm(), bytes_of(key), bytes_of(nonce), nullptr) == 1 &&
      EVP_DecryptUpdate(context.get(), nullptr, &length, bytes_of(associated), length_of(associated)) == 1 &&
      EVP_DecryptUpdate(
          context.get(), bytes_of(plain), &length, bytes_of(cipher_text), length_of(cipher_text)) == 1 &&
      EVP_CIPHER_CTX_ctrl(
          context.get(), EVP_CTRL_AEAD_SET_TAG, static_cast<int>(gcm_tag_bytes), bytes_of(tag)) == 1 &&
      EVP_DecryptFinal_ex(context.get(), bytes_of(plain) + cipher_text.size(), &length) == 1;
  if (!is_genuine) return std::nullopt;
  plain.resize(cipher_text.size());
  return plain;
}

}  // namespace nonagon
