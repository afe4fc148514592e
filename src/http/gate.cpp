#include "http/gate.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::http {
namespace {

constexpr std::string_view bearer = "Bearer ";
constexpr int longest_cookie_seconds = 30 * 24 * 3600;

bool is_https(const ServerOptions& options) {
  return options.public_url.starts_with("https://");
}

std::optional<std::string> cookie_value(std::string_view header, std::string_view name) {
  for (const auto part : split(header, ';')) {
    const auto pair = trim(part);
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('='))
      return std::string(pair.substr(name.size() + 1));
  }
  return std::nullopt;
}

bool is_safe(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

std::unexpected<Error> foreign(std::string reason) {
  return fail({.code = ErrorCode::forbidden,
               .detail = "this request comes from another site",
               .pointer = {},
               .reason = std::move(reason),
               .fix = "Use the page of this server, or a bearer token."});
}

}  // namespace

std::string_view cookie_name(const ServerOptions& options) {
  return is_https(options) ? "__Host-nng" : "nng";
}

std::string session_cookie(const ServerOptions& options, std::string_view token) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}",
                     cookie_name(options),
                     token,
                     longest_cookie_seconds,
                     is_https(options) ? "; Secure" : "");
}

std::string ended_cookie(const ServerOptions& options) {
  return fmt::format("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{}",
                     cookie_name(options),
                     is_https(options) ? "; Secure" : "");
}

std::optional<Credential> credential_of(const net::Request& request, const ServerOptions& options) {
  if (const auto* header = request.header("Authorization")) {
    if (header->size() <= bearer.size() ||
        !net::equals_ignoring_case(std::string_view(*header).substr(0, bearer.size()), bearer))
      return Credential{};  // a credential of another kind opens nothing
    return Credential{.token = std::string(trim(std::string_view(*header).substr(bearer.size())))};
  }
  const auto* cookies = request.header("Cookie");
  if (cookies == nullptr) return std::nullopt;
  auto token = cookie_value(*cookies, cookie_name(options));
  if (!token) return std::nullopt;
  return Credential{.token = *std::move(token), .is_cookie = true};
}

std::string host_of(std::string_view authority) {
  if (authority.starts_with('[')) return lower(authority.substr(0, authority.find(']') + 1));
  return lower(authority.substr(0, authority.find(':')));
}

std::string own_host(const ServerOptions& options) {
  const auto start = options.public_url.find("//");
  if (start == std::string::npos) return {};
  const auto rest = std::string_view(options.public_url).substr(start + 2);
  return host_of(rest.substr(0, rest.find('/')));
}

bool is_loopback_host(std::string_view host) {
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

Result<void> check_host(const net::Request& request, const ServerOptions& options) {
  const auto* sent = request.header("Host");
  const auto host = sent == nullptr ? std::string() : host_of(*sent);
  const auto own = own_host(options);
  if (is_loopback_host(host) || (!own.empty() && host == own)) return {};
  if (options.is_public && own.empty()) return {};  // the operator named no host: any that leads here
  return fail({.code = ErrorCode::forbidden,
               .detail = fmt::format("this server is not known as \"{}\"", host),
               .pointer = {},
               .reason = "a page of another name could otherwise reach it through a browser",
               .fix = "Use its address, or name its public URL with --public-url."});
}

Result<void> check_origin(const net::Request& request, const ServerOptions& options, bool has_cookie) {
  const auto* origin = request.header("Origin");
  if (origin != nullptr) {
    const auto start = origin->find("//");
    const auto host =
        start == std::string::npos ? std::string() : host_of(std::string_view(*origin).substr(start + 2));
    const auto* own = request.header("Host");
    const auto at = own == nullptr ? std::string_view() : std::string_view(*own);
    const bool is_same = start != std::string::npos && std::string_view(*origin).substr(start + 2) == at;
    const bool is_public_url = !options.public_url.empty() && *origin == options.public_url;
    if (!is_same && !is_public_url) return foreign(fmt::format("its origin is {}", *origin));
  }
  if (is_safe(request.method) || !has_cookie) return {};
  const auto* site = request.header("Sec-Fetch-Site");
  if (site != nullptr && *site != "same-origin" && *site != "none")
    return foreign(fmt::format("the browser says {}", *site));
  if (origin == nullptr && site == nullptr)
    return foreign("a browser that sends a cookie says where the request comes from");
  return {};
}

}  // namespace nonagon::http
