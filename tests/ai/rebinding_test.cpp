// A name that changes its address, for real: in a network namespace of its own whose only name server first
// tells an address of the open internet and then one of this machine (reference: RFC 1035 for the messages).
#include <array>
#include <atomic>
#include <cstring>
#include <string>
#include <thread>

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ai/http_client.hpp"
#include "support/files.hpp"

namespace nonagon::test {
namespace {

constexpr auto open_address = "192.0.9.9";  // stands on the namespace's own loopback interface
constexpr std::uint16_t dns_port = 53;
constexpr std::uint16_t service_port = 8443;

sockaddr_in place(const char* address, std::uint16_t port) {
  sockaddr_in out{};
  out.sin_family = AF_INET;
  out.sin_port = htons(port);
  inet_pton(AF_INET, address, &out.sin_addr);
  return out;
}

const sockaddr* plain(const sockaddr_in& place) {
  return reinterpret_cast<const sockaddr*>(&place);
}

// Gives an interface an address and switches it on.
bool raise_interface(const char* name, const char* address) {
  const int control = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  ifreq request{};
  std::strncpy(request.ifr_name, name, IFNAMSIZ - 1);
  const auto wanted = place(address, 0);
  std::memcpy(&request.ifr_addr, &wanted, sizeof wanted);
  const bool is_set = ioctl(control, SIOCSIFADDR, &request) == 0;
  request.ifr_flags = IFF_UP | IFF_RUNNING;
  const bool is_up = ioctl(control, SIOCSIFFLAGS, &request) == 0;
  close(control);
  return is_set && is_up;
}

// The system asks the name server of this namespace only.
bool use_own_name_server(const std::string& file) {
  const int settings = open(file.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
  constexpr std::string_view text = "nameserver 127.0.0.1\noptions timeout:2 attempts:1\n";
  const bool is_written = write(settings, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  close(settings);
  return is_written && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         mount(file.c_str(), "/etc/resolv.conf", nullptr, MS_BIND, nullptr) == 0;
}

// Answers every question for an IPv4 address, the first with the open address, others with 127.0.0.1; has no
// addresses of other kinds.
void serve_names(int names, std::atomic<int>& told) {
  std::array<unsigned char, 512> message{};
  sockaddr_in from{};
  while (true) {
    socklen_t size = sizeof from;
    const auto length =
        recvfrom(names, message.data(), message.size(), 0, reinterpret_cast<sockaddr*>(&from), &size);
    if (length < 17) return;
    std::size_t end = 12;
    while (end < static_cast<std::size_t>(length) && message[end] != 0) end += message[end] + 1U;
    end += 5;  // the root label, type and class
    const bool is_ipv4 = message[end - 3] == 1;
    message[2] = 0x84;  // a response with authority
    message[3] = 0;
    message[7] = is_ipv4 ? 1 : 0;
    message[9] = message[11] = 0;
    auto answer_end = end;
    if (is_ipv4) {
      const auto address = place(told++ == 0 ? open_address : "127.0.0.1", 0).sin_addr;
      constexpr std::array<unsigned char, 12> head{
          0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4};  // lives 0 seconds
      std::ranges::copy(head, message.begin() + static_cast<std::ptrdiff_t>(end));
      std::memcpy(message.data() + end + head.size(), &address, 4);
      answer_end += head.size() + 4;
    }
    sendto(names, message.data(), answer_end, 0, reinterpret_cast<const sockaddr*>(&from), size);
  }
}

// Counts who comes to which address of this machine.
void serve_nobody(int service, std::atomic<int>& open, std::atomic<int>& inside) {
  while (true) {
    const int guest = accept(service, nullptr, nullptr);
    if (guest < 0) return;
    sockaddr_in at{};
    socklen_t size = sizeof at;
    getsockname(guest, reinterpret_cast<sockaddr*>(&at), &size);
    ++(at.sin_addr.s_addr == place(open_address, 0).sin_addr.s_addr ? open : inside);
    close(guest);
  }
}

enum Outcome : int {
  safe = 0,
  not_allowed = 1,
  not_set_up = 2,
  never_tried = 3,
  reached_inside = 4,
  not_refused = 5
};

Outcome ask_twice_in_a_namespace(const std::string& file) {
  if (unshare(CLONE_NEWNET | CLONE_NEWNS) != 0) return not_allowed;
  const int names = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  const int service = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto names_place = place("127.0.0.1", dns_port);
  const auto service_place = place("0.0.0.0", service_port);
  const bool is_ready =
      raise_interface("lo", "127.0.0.1") && raise_interface("lo:1", open_address) &&
      use_own_name_server(file) && bind(names, plain(names_place), sizeof names_place) == 0 &&
      bind(service, plain(service_place), sizeof service_place) == 0 && listen(service, 8) == 0;
  if (!is_ready) return not_set_up;
  std::atomic<int> told = 0;
  std::atomic<int> open = 0;
  std::atomic<int> inside = 0;
  std::thread([&] { serve_names(names, told); }).detach();
  std::thread([&] { serve_nobody(service, open, inside); }).detach();
  const auto http = ai::HttpClient::make({});
  if (!http) return not_set_up;
  bool is_refused = true;
  for (int i = 0; i < 3; ++i) {
    ai::HttpHead head;
    const auto failure = (*http)->send(
        {.url = fmt::format("https://rebound.example:{}/", service_port), .headers = {}, .body = {}},
        {},
        {},
        {.take = [](const ai::HttpHead&, std::string_view) -> Result<bool> { return true; }},
        head);
    if (i > 0) is_refused = is_refused && failure && failure->cause == ai::Cause::refused;
  }
  if (told < 3 || open == 0) return never_tried;
  if (inside > 0) return reached_inside;
  return is_refused ? safe : not_refused;
}

}  // namespace

TEST_CASE("a real name server that turns to this machine leads nobody to it") {
  const TemporaryFolder folder;
  const auto file = (folder.path() / "resolv.conf").string();
  const auto child = fork();
  REQUIRE(child >= 0);
  if (child == 0) _exit(ask_twice_in_a_namespace(file));
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  if (WEXITSTATUS(status) == not_allowed) {
    MESSAGE("skipped: no network namespace can be made by this user");
    return;
  }
  CHECK(WEXITSTATUS(status) == safe);
}

}  // namespace nonagon::test
