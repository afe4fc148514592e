#include "net/http.hpp"

#include <algorithm>

#include <boost/beast/http/status.hpp>

namespace nonagon::net {

std::string_view reason_phrase(int status) {
  const auto phrase = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
  return {phrase.data(), phrase.size()};
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  const auto folded = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, {}, folded, folded);
}

std::string field_lines(const std::vector<Header>& headers) {
  std::string lines;
  for (const auto& header : headers) {
    lines += header.name;
    lines += ": ";
    for (const char c : header.value) lines += c == '\r' || c == '\n' || c == '\0' ? ' ' : c;
    lines += "\r\n";
  }
  return lines;
}

const std::string* Request::header(std::string_view name) const {
  for (const auto& header : headers) {
    if (equals_ignoring_case(header.name, name)) return &header.value;
  }
  return nullptr;
}

}  // namespace nonagon::net
