#include "support/cutting_proxy.hpp"

#include <array>
#include <cstring>
#include <stdexcept>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/descriptor.hpp"

namespace nonagon::test {
namespace {

constexpr int step_ms = 5;

sockaddr_un address_of(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const auto text = path.string();
  if (text.size() >= sizeof address.sun_path) throw std::runtime_error("the path of a socket is too long");
  std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
  return address;
}

const sockaddr* general(const sockaddr_un& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

// False when the other side has gone.
bool is_sent(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::string receive_some(int from) {
  std::array<char, 16384> buffer;
  const auto size = recv(from, buffer.data(), buffer.size(), 0);
  return size <= 0 ? std::string() : std::string(buffer.data(), static_cast<std::size_t>(size));
}

}  // namespace

CuttingProxy::CuttingProxy(const std::filesystem::path& server_socket, const std::filesystem::path& folder)
    : server_socket_(server_socket), listening_(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const auto address = address_of(folder / server_socket.filename());
  if (bind(listening_, general(address), sizeof address) != 0 || listen(listening_, 16) != 0)
    throw std::runtime_error("the proxy cannot listen");
  accepting_ = std::jthread([this] { accept_all(); });
}

CuttingProxy::~CuttingProxy() {
  is_done_ = true;
  accepting_.join();
  connections_.clear();
  close(listening_);
}

void CuttingProxy::cut_before(std::string_view text) {
  const std::lock_guard lock(mutex_);
  text_ = text;
  when_ = When::before;
}

void CuttingProxy::cut_after(std::string_view text) {
  const std::lock_guard lock(mutex_);
  text_ = text;
  when_ = When::after;
}

void CuttingProxy::cut_all() {
  ++generation_;
}

CuttingProxy::When CuttingProxy::wanted_for(std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  if (when_ == When::never || bytes.find(text_) == std::string_view::npos) return When::never;
  ++cuts_;
  return std::exchange(when_, When::never);
}

void CuttingProxy::accept_all() {
  while (!is_done_) {
    pollfd source{.fd = listening_, .events = POLLIN, .revents = 0};
    if (poll(&source, 1, step_ms) <= 0) continue;
    const int client = accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client >= 0) connections_.emplace_back([this, client] { hand_on(client); });
  }
}

void CuttingProxy::hand_on(int client_number) {
  const Descriptor client(client_number);
  const int born = generation_;
  const Descriptor server(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const auto address = address_of(server_socket_);
  if (does_refuse_ || connect(server.number(), general(address), sizeof address) != 0) return;
  bool hides_answer = false;
  while (!is_done_ && generation_ == born) {
    std::array<pollfd, 2> sources{{{.fd = client.number(), .events = POLLIN, .revents = 0},
                                   {.fd = server.number(), .events = POLLIN, .revents = 0}}};
    if (poll(sources.data(), sources.size(), step_ms) <= 0) continue;
    if (sources[0].revents != 0) {
      const auto bytes = receive_some(client.number());
      const auto when = wanted_for(bytes);
      if (bytes.empty() || when == When::before || !is_sent(server.number(), bytes)) return;
      hides_answer = when == When::after;
    }
    if (sources[1].revents != 0) {
      const auto bytes = receive_some(server.number());
      if (bytes.empty() || hides_answer || !is_sent(client.number(), bytes)) return;
    }
  }
}

}  // namespace nonagon::test
