#include "mcp/protocol/state_seal.hpp"

#include <array>
#include <charconv>
#include <cstring>

#include <fmt/format.h>
#include <sodium.h>

#include "base/result.hpp"

namespace nonagon::mcp {
namespace {

std::string hex(std::string_view bytes) {
  std::string text(2 * bytes.size() + 1, '\0');  // sodium ends it with NUL
  sodium_bin2hex(
      text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  text.pop_back();
  return text;
}

std::optional<std::string> from_hex(std::string_view text) {
  std::string bytes(text.size() / 2, '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  const int failed = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()),
                                    bytes.size(),
                                    text.data(),
                                    text.size(),
                                    nullptr,
                                    &length,
                                    &end);
  if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
  return bytes;
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string StateSeal::mark(std::string_view head, std::string_view subject) const {
  ensure(key_.size() == crypto_auth_hmacsha256_KEYBYTES, "the key of a seal has 32 bytes");
  const auto length = fmt::format("{}:", head.size());  // so that no two pairs give the same bytes
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mark{};
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, bytes_of(key_), key_.size());
  for (const auto part : {std::string_view(length), head, subject})
    crypto_auth_hmacsha256_update(&state, bytes_of(part), part.size());
  crypto_auth_hmacsha256_final(&state, mark.data());
  return hex({reinterpret_cast<const char*>(mark.data()), mark.size()});
}

std::string StateSeal::close(std::string_view state,
                             std::string_view subject,
                             std::chrono::sys_seconds expires) const {
  const auto head = fmt::format("{}.{}", expires.time_since_epoch().count(), hex(state));
  return fmt::format("{}.{}", head, mark(head, subject));
}

std::optional<std::string> StateSeal::open(std::string_view sealed,
                                           std::string_view subject,
                                           std::chrono::sys_seconds now) const {
  const auto last = sealed.rfind('.');
  if (last == std::string_view::npos) return std::nullopt;
  const auto head = sealed.substr(0, last);
  const auto given = sealed.substr(last + 1);
  const auto expected = mark(head, subject);
  if (given.size() != expected.size() || sodium_memcmp(given.data(), expected.data(), expected.size()) != 0)
    return std::nullopt;
  const auto dot = head.find('.');
  std::int64_t expires = 0;
  const auto parsed = std::from_chars(head.data(), head.data() + dot, expires);
  if (parsed.ec != std::errc{} || now.time_since_epoch().count() > expires) return std::nullopt;
  return from_hex(head.substr(dot + 1));
}

}  // namespace nonagon::mcp
