#include "http/query.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::http {

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      unsigned byte = 0;
      const auto* digits = text.data() + i + 1;
      if (i + 2 >= text.size()) return std::nullopt;
      const auto parsed = std::from_chars(digits, digits + 2, byte, 16);
      if (parsed.ec != std::errc{} || parsed.ptr != digits + 2) return std::nullopt;
      out += static_cast<char>(byte);
      i += 2;
    }
  }
  if (!is_valid_utf8(out)) return std::nullopt;
  return out;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          std::string_view("-._~").contains(c);
    out += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::optional<std::vector<std::pair<std::string, std::string>>> parse_form(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto part : split(text, '&')) {
    if (part.empty()) continue;
    const auto equals = part.find('=');
    auto name = percent_decoded(part.substr(0, equals), true);
    auto value = equals == std::string_view::npos ? std::optional<std::string>("")
                                                  : percent_decoded(part.substr(equals + 1), true);
    if (!name || !value) return std::nullopt;
    all.emplace_back(*std::move(name), *std::move(value));
  }
  return all;
}

}  // namespace nonagon::http
