#include <charconv>
#include <set>

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/text.hpp"
#include "serve/hostile_requests.hpp"
#include "support/served.hpp"

using namespace nonagon;
using test::HostileRequest;

namespace {

constexpr int patience_ms = 5000;
constexpr int quiet_ms = 60;  // after which a server that says nothing is said to wait

unsigned short port_of(std::string_view url) {
  unsigned short port = 0;
  const auto digits = url.substr(url.rfind(':') + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), port);
  return port;
}

// A connection on which bytes are sent as they are, and answers are taken off one by one.
class Wire {
 public:
  explicit Wire(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    REQUIRE(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  }

  ~Wire() { ::close(socket_); }

  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return;  // the server has heard enough
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }

  void end() { ::shutdown(socket_, SHUT_WR); }

  // The status of the next answer; 0 when none comes.
  int status(bool is_head) {
    const auto end = wait_for("\r\n\r\n");
    if (end == std::string::npos) return 0;
    const auto head = lower(waiting_.substr(0, end));
    int status = 0;
    std::from_chars(head.data() + 9, head.data() + 12, status);
    waiting_.erase(0, end);
    const auto at = head.find("content-length: ");
    std::size_t length = 0;
    if (at != std::string::npos && !is_head)
      std::from_chars(head.data() + at + 16, head.data() + head.size(), length);
    while (waiting_.size() < length && receive(patience_ms)) {
    }
    waiting_.erase(0, length);
    return status;
  }

  // Nothing more has come, and the server has closed, or has not.
  bool is_cut() {
    while (receive(patience_ms)) {
    }
    return is_ended_ && waiting_.empty();
  }

  bool is_waiting() {
    while (receive(quiet_ms)) {
    }
    return !is_ended_ && waiting_.empty();
  }

 private:
  std::size_t wait_for(std::string_view text) {
    while (!waiting_.contains(text)) {
      if (!receive(patience_ms)) return std::string::npos;
    }
    return waiting_.find(text) + text.size();
  }

  bool receive(int milliseconds) {
    pollfd wanted{.fd = socket_, .events = POLLIN, .revents = 0};
    if (is_ended_ || ::poll(&wanted, 1, milliseconds) <= 0) return false;
    char chunk[4096];
    const auto count = ::recv(socket_, chunk, sizeof chunk, 0);
    is_ended_ = count <= 0;
    if (count > 0) waiting_.append(chunk, static_cast<std::size_t>(count));
    return count > 0;
  }

  int socket_;
  std::string waiting_;
  bool is_ended_ = false;
};

// What came back, in the words of the table.
std::string talk(unsigned short port, const HostileRequest& request, std::size_t piece) {
  Wire wire(port);
  for (std::size_t at = 0; at < request.bytes.size(); at += piece)
    wire.send(std::string_view(request.bytes).substr(at, piece));
  if (request.closes_after) wire.end();
  std::string told;
  for (const auto word : split(request.expected, ' ')) {
    if (word.empty()) continue;
    if (!told.empty()) told += ' ';
    if (word == "cut") {
      told += wire.is_cut() ? "cut" : "open";
    } else if (word == "waits") {
      told += wire.is_waiting() ? "waits" : "cut or said more";
    } else {
      told += std::to_string(wire.status(told.empty() && request.bytes.starts_with("HEAD")));
    }
  }
  if (request.expected.contains("cut") || request.expected.contains("waits")) return told;
  wire.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const auto next = wire.status(false);
  return next == 200 ? told : fmt::format("{}, then {}", told, next);
}

}  // namespace

TEST_CASE("what hostile clients send is answered as the table says, however it is cut into pieces") {
  const test::Served served;
  const auto port = port_of(served.url());
  const HostileRequest normal{.name = "normal", .bytes = {}, .expected = {}};
  std::set<std::string> names;
  for (const auto& request : test::hostile_requests()) {
    CAPTURE(request.name);
    CHECK(names.insert(request.name).second);
    const auto half = std::max<std::size_t>(request.bytes.size() / 2, 1);
    for (const auto piece : {std::max<std::size_t>(request.bytes.size(), 1), half, std::size_t{1}}) {
      if (piece == 1 && request.bytes.size() > 4096) continue;
      CAPTURE(piece);
      CHECK(talk(port, request, piece) == request.expected);
    }
    CHECK(talk(port, normal, 1).empty());  // the server is still there
  }
  CHECK(names.size() >= 150);
}

TEST_CASE("whoever sends slowly is cut off, and nobody else waits for them") {
  const test::Served served;
  const auto port = port_of(served.url());
  std::vector<std::unique_ptr<Wire>> slow;
  for (int i = 0; i < 500; ++i) {
    slow.push_back(std::make_unique<Wire>(port));
    slow.back()->send(i % 2 == 0
                          ? "GET /healthz HTT"
                          : "POST /api/projects HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{");
  }
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 50; ++i) {
    Wire normal(port);
    normal.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(normal.status(false) == 200);
  }
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}
