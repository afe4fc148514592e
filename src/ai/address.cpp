#include "ai/address.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include <arpa/inet.h>
#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::ai {
namespace {

struct Block {
  std::string_view first;
  int prefix;
  Reach reach;
};

constexpr std::array blocks_v4{
    Block{"0.0.0.0", 8, Reach::forbidden},
    Block{"10.0.0.0", 8, Reach::inside},
    Block{"100.64.0.0", 10, Reach::inside},
    Block{"127.0.0.0", 8, Reach::loopback},
    Block{"169.254.0.0", 16, Reach::forbidden},
    Block{"172.16.0.0", 12, Reach::inside},
    Block{"192.0.0.0", 24, Reach::forbidden},
    Block{"192.0.2.0", 24, Reach::forbidden},
    Block{"192.88.99.0", 24, Reach::forbidden},
    Block{"192.168.0.0", 16, Reach::inside},
    Block{"198.18.0.0", 15, Reach::forbidden},
    Block{"198.51.100.0", 24, Reach::forbidden},
    Block{"203.0.113.0", 24, Reach::forbidden},
    Block{"224.0.0.0", 4, Reach::forbidden},
    Block{"240.0.0.0", 4, Reach::forbidden},
};

constexpr std::array blocks_v6{
    Block{"::1", 128, Reach::loopback},
    Block{"::", 128, Reach::forbidden},
    Block{"fd00:ec2::254", 128, Reach::forbidden},
    Block{"fc00::", 7, Reach::inside},
    Block{"fe80::", 10, Reach::forbidden},
    Block{"fec0::", 10, Reach::forbidden},
    Block{"ff00::", 8, Reach::forbidden},
    Block{"2001:db8::", 32, Reach::forbidden},
    Block{"100::", 64, Reach::forbidden},
};

// Where an IPv4 address stands inside an IPv6 one.
struct Embedding {
  std::string_view first;
  int prefix;
  std::size_t at;
  bool is_inverted = false;
};

constexpr std::array embeddings{
    Embedding{"::ffff:0:0", 96, 12},    // mapped
    Embedding{"::ffff:0:0:0", 96, 12},  // translated
    Embedding{"::", 96, 12},            // compatible
    Embedding{"64:ff9b::", 96, 12},     // NAT64
    Embedding{"2002::", 16, 2},         // 6to4
    Embedding{"2001::", 32, 12, true},  // Teredo
};

bool is_within(const Address& address, const Address& first, int prefix) {
  if (address.is_v6 != first.is_v6) return false;
  for (std::size_t i = 0; prefix > 0; ++i, prefix -= 8) {
    const auto mask = prefix >= 8 ? 0xFFU : (0xFFU << static_cast<unsigned>(8 - prefix)) & 0xFFU;
    if ((address.bytes[i] & mask) != (first.bytes[i] & mask)) return false;
  }
  return true;
}

Reach reach_in(const Address& address, std::span<const Block> blocks) {
  for (const auto& block : blocks) {
    if (is_within(address, *Address::parse(block.first), block.prefix)) return block.reach;
  }
  return Reach::open;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// A host whose last label is a number is an address (WHATWG URL, section 3.5), so it has to be a canonical
// one.
bool looks_like_number(std::string_view host) {
  while (host.ends_with('.')) host.remove_suffix(1);
  const auto label = host.substr(host.rfind('.') + 1);
  return is_digits(label) || lower(label).starts_with("0x");
}

bool is_host_name(std::string_view host) {
  constexpr std::size_t longest = 253;
  constexpr std::size_t longest_label = 63;
  if (host.empty() || host.size() > longest) return false;
  for (const auto label : split(host, '.')) {
    const bool is_plain = std::ranges::all_of(label, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
             c == '_';
    });
    if (label.empty() || label.size() > longest_label || !is_plain || label.starts_with('-')) return false;
  }
  return true;
}

std::unexpected<Error> no_url(std::string reason) {
  return fail({.code = ErrorCode::invalid_input,
               .detail = "this is no base URL of a provider",
               .pointer = "/baseUrl",
               .reason = std::move(reason),
               .fix = "Write it like https://api.example.com/v1."});
}

std::optional<std::uint16_t> port_in(std::string_view text) {
  std::uint16_t port = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), port);
  const bool is_port = parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() && port != 0;
  return is_port && is_digits(text) ? std::optional(port) : std::nullopt;
}

// One entry of the operator's list against where a request would go.
bool lets(std::string_view entry, const ServiceUrl& url, const Address& address) {
  const auto colon = entry.rfind(':');
  if (colon == std::string_view::npos) return false;
  const auto port = entry.substr(colon + 1);
  if (port != "*" && port_in(port) != url.port) return false;
  auto place = entry.substr(0, colon);
  if (lower(place) == lower(url.host)) return true;
  if (place.starts_with('[') && place.ends_with(']')) place = place.substr(1, place.size() - 2);
  const auto slash = place.find('/');
  const auto first = Address::parse(place.substr(0, slash));
  if (!first) return false;
  int prefix = first->is_v6 ? 128 : 32;
  if (slash != std::string_view::npos) {
    const auto length = place.substr(slash + 1);
    int given = -1;
    std::from_chars(length.data(), length.data() + length.size(), given);
    if (!is_digits(length) || given > prefix) return false;
    prefix = given;
  }
  return is_within(address, *first, prefix);
}

}  // namespace

std::optional<Address> Address::parse(std::string_view text) {
  Address address;
  const std::string terminated(text);
  if (inet_pton(AF_INET, terminated.c_str(), address.bytes.data()) == 1) return address;
  address.is_v6 = true;
  if (inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1) return address;
  return std::nullopt;
}

std::string Address::text() const {
  std::array<char, INET6_ADDRSTRLEN> out{};
  inet_ntop(is_v6 ? AF_INET6 : AF_INET, bytes.data(), out.data(), out.size());
  return out.data();
}

Reach reach_of(const Address& address) {
  if (!address.is_v6) return reach_in(address, blocks_v4);
  const auto reach = reach_in(address, blocks_v6);
  if (reach != Reach::open) return reach;
  for (const auto& embedding : embeddings) {
    if (!is_within(address, *Address::parse(embedding.first), embedding.prefix)) continue;
    Address inner;
    for (std::size_t i = 0; i < 4; ++i) {
      const auto byte = address.bytes[embedding.at + i];
      inner.bytes[i] = embedding.is_inverted ? static_cast<std::uint8_t>(~byte) : byte;
    }
    return reach_of(inner);
  }
  return Reach::open;
}

Result<ServiceUrl> ServiceUrl::parse(std::string_view text) {
  constexpr std::size_t longest = 200;
  ServiceUrl url;
  const bool is_plain = std::ranges::all_of(text, [](char c) {
    return c > ' ' && c < 0x7F && std::string_view("?#@\\\"<>^`{|}").find(c) == std::string_view::npos;
  });
  if (!is_plain || text.size() > longest)
    return no_url("it has a host and a path, without user name, query, fragment or odd characters");
  const auto scheme = lower(text.substr(0, text.find(':')));
  if (scheme != "https" && scheme != "http") return no_url("it begins with https:// or http://");
  url.is_https = scheme == "https";
  url.port = url.is_https ? 443 : 80;
  auto rest = text.substr(scheme.size());
  if (!rest.starts_with("://")) return no_url("it begins with https:// or http://");
  rest.remove_prefix(3);
  auto place = rest.substr(0, rest.find('/'));
  url.path = rest.substr(place.size());
  while (url.path.ends_with('/')) url.path.pop_back();
  if (url.path.find("/../") != std::string::npos || url.path.ends_with("/.."))
    return no_url("its path goes up");
  if (place.starts_with('[')) {
    const auto end = place.find(']');
    if (end == std::string_view::npos) return no_url("its address has no end");
    url.host = place.substr(1, end - 1);
    const auto address = Address::parse(url.host);
    if (!address || !address->is_v6) return no_url("what stands in brackets is no IPv6 address");
    place.remove_prefix(end + 1);
  } else {
    url.host = place.substr(0, place.find(':'));
    place.remove_prefix(url.host.size());
    if (!is_host_name(url.host)) return no_url("its host is no name");
    const auto address = Address::parse(url.host);
    if (looks_like_number(url.host) && (!address || address->text() != url.host))
      return no_url("its host is a number, and not written as a.b.c.d");
  }
  if (!place.empty()) {
    const auto port = place.starts_with(':') ? port_in(place.substr(1)) : std::nullopt;
    if (!port) return no_url("its port is no number from 1 to 65535");
    url.port = *port;
  }
  return url;
}

Result<void> check_reach(const ServiceUrl& url,
                         const std::vector<Address>& addresses,
                         const Network& network) {
  for (const auto& address : addresses) {
    const auto reach = reach_of(address);
    if (reach == Reach::open && url.is_https) continue;
    if (reach == Reach::loopback && network.allows_loopback) continue;
    const bool is_listed = std::ranges::any_of(
        network.allowed, [&](const std::string& entry) { return lets(entry, url, address); });
    if (reach != Reach::forbidden && is_listed) continue;
    const auto why =
        reach == Reach::open ? "a key is sent over https only"
        : reach == Reach::forbidden
            ? "that address is link-local, reserved or multicast"
            : "that address is of this machine or a private network, which the operator has not allowed";
    return fail({.code = ErrorCode::forbidden,
                 .detail = fmt::format("{}:{} may not be reached", url.host, url.port),
                 .pointer = "/baseUrl",
                 .reason = why,
                 .fix = fmt::format(
                     "Let the operator add {}:{} to the setting provider-allow.", url.host, url.port)});
  }
  if (!addresses.empty()) return {};
  return fail({.code = ErrorCode::unavailable,
               .detail = fmt::format("{} has no address", url.host),
               .pointer = "/baseUrl",
               .reason = "its name was not resolved",
               .fix = "Check the base URL, and the network."});
}

}  // namespace nonagon::ai
