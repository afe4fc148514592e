#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace nonagon::ai {

// An IP address; IPv4 stands in its first four bytes.
struct Address {
  bool is_v6 = false;
  std::array<std::uint8_t, 16> bytes{};

  // Canonical forms only: dotted quad, RFC 4291 text.
  static std::optional<Address> parse(std::string_view text);
  std::string text() const;

  friend bool operator==(const Address&, const Address&) = default;
};

enum class Reach {
  open,       // the internet
  loopback,   // this machine
  inside,     // a private network (RFC 1918, RFC 6598, RFC 4193)
  forbidden,  // link-local (clouds answer with credentials there), multicast, reserved, documentation
};

// Of the IANA special-purpose registries; an IPv4 address inside an IPv6 one is judged as itself.
Reach reach_of(const Address& address);

// A URL that a key may be sent to: http or https, a host, a port, a path.
struct ServiceUrl {
  bool is_https = true;
  std::string host;  // a name, or an address without brackets
  std::uint16_t port = 443;
  std::string path;  // without a slash at the end; may be empty

  // Refuses user names, queries, fragments, backslashes, control characters, and numbers that only look like
  // an address (octal, hexadecimal, short or whole).
  static Result<ServiceUrl> parse(std::string_view text);
};

// What the operator lets providers reach.
struct Network {
  bool allows_loopback = false;
  std::vector<std::string> allowed =
      {};                    // "10.0.0.5:8000", "10.0.0.0/8:8000", "models.internal:443"; port * for any
  std::string proxy = {};    // URL; empty: none, whatever the environment says
  std::string ca_file = {};  // certificates to trust beside the system's; empty: none
};

// Fails with forbidden when a request to `url` may not go to one of these addresses. Every one has to pass.
Result<void> check_reach(const ServiceUrl& url,
                         const std::vector<Address>& addresses,
                         const Network& network);

}  // namespace nonagon::ai
