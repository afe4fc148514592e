#include "ai/resolve.hpp"

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace nonagon::ai {
namespace {

constexpr std::chrono::seconds patience{10};

struct Asked {
  std::mutex mutex;
  std::condition_variable_any has_answer;
  std::optional<std::vector<Address>> addresses;
};

Address address_of(const sockaddr& place) {
  Address address;
  if (place.sa_family == AF_INET6) {
    address.is_v6 = true;
    std::memcpy(address.bytes.data(), &reinterpret_cast<const sockaddr_in6&>(place).sin6_addr, 16);
  } else {
    std::memcpy(address.bytes.data(), &reinterpret_cast<const sockaddr_in&>(place).sin_addr, 4);
  }
  return address;
}

std::vector<Address> ask_system(const std::string& host) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  std::vector<Address> addresses;
  if (getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0) return addresses;
  for (const auto* entry = found; entry != nullptr; entry = entry->ai_next) {
    if (entry->ai_family != AF_INET && entry->ai_family != AF_INET6) continue;
    const auto address = address_of(*entry->ai_addr);
    if (std::ranges::find(addresses, address) == addresses.end()) addresses.push_back(address);
  }
  freeaddrinfo(found);
  return addresses;
}

}  // namespace

Result<std::vector<Address>> resolve(const std::string& host, std::stop_token stop) {
  if (const auto address = Address::parse(host)) return std::vector{*address};
  // The thread may outlive this call, so it shares what it writes to.
  auto asked = std::make_shared<Asked>();
  std::thread([asked, host] {
    auto addresses = ask_system(host);
    const std::lock_guard lock(asked->mutex);
    asked->addresses = std::move(addresses);
    asked->has_answer.notify_all();
  }).detach();
  std::unique_lock lock(asked->mutex);
  asked->has_answer.wait_for(lock, stop, patience, [&] { return asked->addresses.has_value(); });
  if (asked->addresses) return *asked->addresses;
  if (stop.stop_requested()) return fail(ErrorCode::cancelled, "cancelled");
  return fail(ErrorCode::unavailable, fmt::format("the name {} was not resolved in time", host));
}

}  // namespace nonagon::ai
