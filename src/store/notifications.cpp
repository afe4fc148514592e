#include "store/notifications.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "store/engines/postgres.hpp"
#include "store/engines/postgres_session.hpp"

namespace nonagon::store {
namespace {

using Steady = std::chrono::steady_clock;
using postgres::ServerSession;

constexpr std::chrono::milliseconds between_tries{250};

bool is_channel(std::string_view name) {
  return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

int poll_timeout(Steady::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Steady::now());
  return static_cast<int>(std::max<std::int64_t>(left.count(), 0));
}

}  // namespace

// The connection that listens; made when it is needed and lost at any time.
class Listener::Server {
 public:
  explicit Server(std::string url) : url_(std::move(url)) {}

  bool is_connected() const { return session_ != nullptr; }

  bool connect(const std::vector<std::string>& channels) {
    auto opened = ServerSession::open(url_);
    if (!opened) return false;
    std::string listen;
    for (const auto& channel : channels) listen += fmt::format("LISTEN {};", channel);
    if (!(*opened)->run(listen.c_str())) return false;
    session_ = std::move(*opened);
    return true;
  }

  int socket() const { return session_->socket(); }

  std::vector<Notification> take() {
    std::vector<Notification> all;
    for (auto& [channel, payload] : session_->notifications())
      all.push_back({.channel = std::move(channel), .payload = std::move(payload)});
    if (!session_->is_alive()) session_.reset();
    return all;
  }

 private:
  std::string url_;
  std::unique_ptr<ServerSession> session_;
};

Listener::Listener(std::string_view url, std::vector<std::string> channels)
    : channels_(std::move(channels)),
      server_(is_postgres_url(url) ? std::make_unique<Server>(std::string(url)) : nullptr),
      stop_signal_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  ensure(stop_signal_ >= 0, "there is a descriptor to stop a listener by");
  ensure(std::ranges::all_of(channels_, is_channel), "channels are lower case letters and underscores");
}

Listener::~Listener() {
  close(stop_signal_);
}

Heard Listener::wait(std::chrono::milliseconds patience) {
  const auto deadline = Steady::now() + patience;
  while (true) {
    const bool is_listening = server_ && server_->is_connected();
    if (server_ && !is_listening && server_->connect(channels_))
      return {.notifications = {}, .has_gap = true};
    std::array<pollfd, 2> sources{
        {{.fd = stop_signal_, .events = POLLIN, .revents = 0},
         {.fd = is_listening ? server_->socket() : -1, .events = POLLIN, .revents = 0}}};
    // Without a connection it sleeps until the next try.
    const auto until =
        server_ && !is_listening ? std::min(deadline, Steady::now() + between_tries) : deadline;
    poll(sources.data(), sources.size(), poll_timeout(until));
    if (sources[0].revents != 0) return {};
    if (sources[1].revents != 0) {
      auto heard = server_->take();
      if (!heard.empty()) return {.notifications = std::move(heard), .has_gap = false};
    }
    if (Steady::now() >= deadline) return {};
  }
}

void Listener::stop() {
  const std::uint64_t one = 1;
  // The counter cannot be full: a stopped listener stays stopped.
  static_cast<void>(write(stop_signal_, &one, sizeof one));
}

}  // namespace nonagon::store
