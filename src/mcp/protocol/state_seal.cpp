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
  std::string text;
  for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return text;
}

std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    unsigned value = 0;
    const auto parsed = std::from_chars(text.data() + i, text.data() + i + 2, value, 16);
    if (parsed.ec != std::errc{} || parsed.ptr != text.data() + i + 2) return std::nullopt;
    bytes += static_cast<char>(value);
  }
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
