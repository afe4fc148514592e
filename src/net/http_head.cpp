#include "net/http_head.hpp"

#include <algorithm>

namespace nonagon::net {
namespace {

constexpr std::string_view line_end = "\r\n";

// RFC 9110, section 5.6.2.
bool is_token(std::string_view text) {
  const auto is_part = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("!#$%&'*+-.^_`|~").contains(c);
  };
  return !text.empty() && std::ranges::all_of(text, is_part);
}

bool is_visible(char c) {
  return c > 0x20 && c < 0x7f;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// What decides about framing, as far as the fields tell.
struct Framing {
  bool is_old = false;  // HTTP/1.0
  std::size_t hosts = 0;
  std::size_t lengths = 0;
  std::size_t codings = 0;
};

std::optional<HeadFault> check_request_line(std::string_view line,
                                            const HeadLimits& limits,
                                            Framing& framing) {
  if (line.size() > limits.line_bytes) return HeadFault{414, "the request line is too long"};
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last)
    return HeadFault{400, "a request line is a method, a target and a version"};
  const auto target = line.substr(first + 1, last - first - 1);
  const auto version = line.substr(last + 1);
  if (!is_token(line.substr(0, first))) return HeadFault{400, "the method is no token"};
  if (target.empty() || !std::ranges::all_of(target, is_visible) || target.contains('#'))
    return HeadFault{400, "the target holds what a target cannot hold"};
  const bool is_http = version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) &&
                       version[6] == '.' && is_digit(version[7]);
  if (!is_http) return HeadFault{400, "the version is none of HTTP"};
  if (version[5] != '1') return HeadFault{505, "HTTP/1.1 is spoken here"};
  framing.is_old = version[7] == '0';
  return std::nullopt;
}

std::optional<HeadFault> check_field(std::string_view line, Framing& framing) {
  if (line.front() == ' ' || line.front() == '\t') return HeadFault{400, "a field goes on in the next line"};
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
    return HeadFault{400, "a field is a name, a colon and a value"};
  const auto name = line.substr(0, colon);
  const auto value = trimmed(line.substr(colon + 1));
  const auto is_control = [](char c) { return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7f; };
  if (std::ranges::any_of(value, is_control)) return HeadFault{400, "a field holds control characters"};
  if (equals_ignoring_case(name, "Host")) {
    ++framing.hosts;
    const bool is_name = !value.empty() && std::ranges::all_of(value, is_visible) &&
                         value.find_first_of("/\\@?#,") == std::string_view::npos;
    if (!is_name) return HeadFault{400, "the Host is no host"};
  } else if (equals_ignoring_case(name, "Content-Length")) {
    ++framing.lengths;
    constexpr std::size_t most_digits = 18;  // of what fits into 63 bits whatever the digits are
    if (value.empty() || !std::ranges::all_of(value, is_digit) || value.size() > most_digits)
      return HeadFault{400, "the Content-Length is no length"};
  } else if (equals_ignoring_case(name, "Transfer-Encoding")) {
    ++framing.codings;
    if (!equals_ignoring_case(value, "chunked")) return HeadFault{400, "the only transfer coding is chunked"};
  } else if (equals_ignoring_case(name, "Expect") && !equals_ignoring_case(value, "100-continue")) {
    return HeadFault{417, "only 100-continue can be expected"};
  }
  return std::nullopt;
}

std::optional<HeadFault> check_framing(const Framing& framing) {
  if (framing.hosts != 1) return HeadFault{400, "a request names one Host"};
  if (framing.lengths > 1 || framing.codings > 1 || framing.lengths + framing.codings > 1)
    return HeadFault{400, "the length of the body is told twice"};
  if (framing.codings > 0 && framing.is_old) return HeadFault{400, "HTTP/1.0 has no transfer codings"};
  return std::nullopt;
}

}  // namespace

std::optional<HeadFault> find_fault(std::string_view head, const HeadLimits& limits) {
  Framing framing;
  const auto first_end = head.find(line_end);
  if (auto fault = check_request_line(head.substr(0, first_end), limits, framing)) return fault;
  std::size_t fields = 0;
  for (auto at = first_end + line_end.size(); at + line_end.size() < head.size();) {
    const auto end = head.find(line_end, at);
    if (++fields > limits.fields) return HeadFault{431, "the request has too many fields"};
    if (auto fault = check_field(head.substr(at, end - at), framing)) return fault;
    at = end + line_end.size();
  }
  return check_framing(framing);
}

bool HeadReader::refuse(int status, std::string_view text) {
  fault_ = HeadFault{status, text};
  return false;
}

bool HeadReader::read(std::string_view bytes) {
  for (; seen_ < bytes.size(); ++seen_) {
    const char c = bytes[seen_];
    if (seen_ >= limits_.head_bytes) {
      return lines_ == 0 ? refuse(414, "the request line is too long")
                         : refuse(431, "the head of the request is too long");
    }
    if (lines_ == 0 && seen_ > limits_.line_bytes + line_end.size())
      return refuse(414, "the request line is too long");
    if (c == '\0') return refuse(400, "the head holds a NUL");
    const bool follows_return = seen_ > 0 && bytes[seen_ - 1] == '\r';
    if (follows_return != (c == '\n')) return refuse(400, "a line of the head ends with CR LF");
    if (c != '\n') continue;
    const bool is_empty = seen_ - line_start_ == 1;
    line_start_ = seen_ + 1;
    ++lines_;
    if (!is_empty) continue;
    size_ = seen_ + 1;
    fault_ = find_fault(bytes.substr(0, size_), limits_);
    return !fault_;
  }
  return false;
}

std::optional<std::string_view> origin_form(std::string_view target, std::string_view host) {
  if (target.starts_with('/') || target == "*") return target;
  constexpr std::string_view scheme = "http://";
  if (!equals_ignoring_case(target.substr(0, scheme.size()), scheme)) return std::nullopt;
  const auto rest = target.substr(scheme.size());
  const auto end = rest.find_first_of("/?");
  if (!equals_ignoring_case(rest.substr(0, end), host)) return std::nullopt;
  if (end == std::string_view::npos) return "/";
  return rest[end] == '/' ? std::optional(rest.substr(end)) : std::nullopt;
}

}  // namespace nonagon::net
