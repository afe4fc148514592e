#include "support/scripted_server.hpp"

#include <array>
#include <charconv>
#include <optional>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace nonagon::test {
namespace {

constexpr int poll_ms = 20;

bool is_readable(int socket, int patience_ms) {
  pollfd wanted{.fd = socket, .events = POLLIN, .revents = 0};
  return poll(&wanted, 1, patience_ms) == 1;
}

void send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::size_t length_in(std::string_view head) {
  std::string low(head);
  for (auto& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto at = low.find("content-length:");
  if (at == std::string::npos) return 0;
  std::size_t length = 0;
  auto start = at + 15;
  while (low[start] == ' ') ++start;
  std::from_chars(low.data() + start, low.data() + low.size(), length);
  return length;
}

std::optional<Received> read_request(int client, const std::atomic<bool>& is_done) {
  std::string bytes;
  std::array<char, 65536> buffer{};
  while (!is_done) {
    const auto end = bytes.find("\r\n\r\n");
    if (end != std::string::npos && bytes.size() >= end + 4 + length_in(bytes.substr(0, end)))
      return Received{.line = bytes.substr(0, bytes.find("\r\n")),
                      .head = bytes.substr(0, end),
                      .body = bytes.substr(end + 4)};
    if (!is_readable(client, poll_ms)) continue;
    const auto count = recv(client, buffer.data(), buffer.size(), 0);
    if (count <= 0) return std::nullopt;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return std::nullopt;
}

}  // namespace

ScriptedServer::ScriptedServer(std::vector<Reply> replies)
    : listening_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), replies_(std::move(replies)) {
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof place;
  bind(listening_, reinterpret_cast<sockaddr*>(&place), size);
  listen(listening_, 16);
  getsockname(listening_, reinterpret_cast<sockaddr*>(&place), &size);
  port_ = ntohs(place.sin_port);
  thread_ = std::jthread([this] { serve(); });
}

ScriptedServer::~ScriptedServer() {
  is_done_ = true;
  thread_.join();
  close(listening_);
}

std::string ScriptedServer::url() const {
  return fmt::format("http://127.0.0.1:{}", port_);
}

void ScriptedServer::add(Reply reply) {
  const std::lock_guard lock(mutex_);
  replies_.push_back(std::move(reply));
}

std::vector<Received> ScriptedServer::received() const {
  const std::lock_guard lock(mutex_);
  return received_;
}

bool ScriptedServer::wait_for_hang_up(std::chrono::steady_clock::time_point& moment) const {
  for (int i = 0; i < 5000 / poll_ms; ++i) {
    {
      const std::lock_guard lock(mutex_);
      moment = hung_up_;
    }
    if (moment.time_since_epoch().count() != 0) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(poll_ms));
  }
  return false;
}

bool ScriptedServer::wait_for_reply(std::size_t number) const {
  for (int i = 0; i < 10000 / poll_ms; ++i) {
    {
      const std::lock_guard lock(mutex_);
      if (begun_ > number) return true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(poll_ms));
  }
  return false;
}

void ScriptedServer::serve() {
  while (!is_done_) {
    if (!is_readable(listening_, poll_ms)) continue;
    const int client = accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    const int on = 1;
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    answer(client);
    close(client);
  }
}

void ScriptedServer::answer(int client) {
  auto request = read_request(client, is_done_);
  if (!request) return;
  Reply reply;
  {
    const std::lock_guard lock(mutex_);
    reply = received_.size() < replies_.size()
                ? replies_[received_.size()]
                : Reply{.pieces = {"{\"error\":{\"message\":\"not in the script\"}}"},
                        .status = 418,
                        .type = "application/json"};
    received_.push_back(std::move(*request));
  }
  std::string head = fmt::format(
      "HTTP/1.1 {} Scripted\r\nContent-Type: {}\r\nConnection: close\r\n", reply.status, reply.type);
  if (reply.end != Reply::End::whole) head += "Transfer-Encoding: chunked\r\n";
  for (const auto& [name, value] : reply.headers) head += fmt::format("{}: {}\r\n", name, value);
  send_all(client, head + "\r\n");
  for (const auto& piece : reply.pieces) {
    const bool is_chunked = reply.end != Reply::End::whole;
    send_all(client, is_chunked ? fmt::format("{:x}\r\n{}\r\n", piece.size(), piece) : piece);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));  // so that pieces arrive as pieces
  }
  {
    const std::lock_guard lock(mutex_);
    ++begun_;
  }
  if (reply.end != Reply::End::stall) return;
  char byte = 0;
  while (!is_done_) {
    if (is_readable(client, poll_ms) && recv(client, &byte, 1, 0) <= 0) break;
  }
  const std::lock_guard lock(mutex_);
  hung_up_ = std::chrono::steady_clock::now();
}

}  // namespace nonagon::test
