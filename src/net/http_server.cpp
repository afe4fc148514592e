#include "net/http_server.hpp"

#include <algorithm>
#include <thread>
#include <vector>

#include <boost/asio/post.hpp>
#include <boost/asio/socket_base.hpp>
#include <fmt/format.h>
#include <sys/socket.h>

#include "net/http_connection.hpp"

namespace nonagon::net {
namespace {

using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

// One event loop with its acceptor and connections.
class Loop {
 public:
  explicit Loop(ServerState& state) : state_(state), context_(1), acceptor_(context_), timer_(context_) {}

  beast::error_code listen(const asio::ip::tcp::endpoint& endpoint) {
    beast::error_code error;
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.set_option(ReusePort(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    return error;
  }

  unsigned short port() const {
    beast::error_code ignored;
    return acceptor_.local_endpoint(ignored).port();
  }

  void start() {
    accept();
    sweep();
    thread_ = std::thread([this] { context_.run(); });
  }

  void drain() {
    asio::post(context_, [this] {
      beast::error_code ignored;
      acceptor_.close(ignored);
      for_each_connection([](Connection& connection) { connection.drain(); });
    });
  }

  void stop() {
    context_.stop();
    if (thread_.joinable()) thread_.join();
  }

 private:
  void accept() {
    acceptor_.async_accept([this](beast::error_code error, Socket socket) {
      if (!acceptor_.is_open()) return;
      // Too many connections, or too many files open: those that wait are served when some have ended.
      if (!error && state_.connections < state_.limits.connections) {
        auto connection = std::make_shared<Connection>(std::move(socket), state_);
        connections_.push_back(connection);
        connection->start();
      }
      accept();
    });
  }

  void sweep() {
    timer_.expires_after(std::chrono::seconds(1));
    timer_.async_wait([this](beast::error_code error) {
      if (error) return;
      const auto now = std::chrono::steady_clock::now();
      for_each_connection([&](Connection& connection) { connection.sweep(now); });
      sweep();
    });
  }

  template <class Visit>
  void for_each_connection(Visit&& visit) {
    std::erase_if(connections_, [](const auto& weak) { return weak.expired(); });
    for (const auto& weak : std::vector(connections_.begin(), connections_.end())) {
      if (const auto connection = weak.lock()) visit(*connection);
    }
  }

  ServerState& state_;
  asio::io_context context_;
  Acceptor acceptor_;
  Timer timer_;
  std::vector<std::weak_ptr<Connection>> connections_;
  std::thread thread_;
};

}  // namespace

class HttpServer::Body {
 public:
  Body(const HttpOptions& options, Handler handler, AtHand at_hand)
      : state_(std::move(handler), std::move(at_hand), options.limits, std::max(options.worker_threads, 1U)) {
    for (unsigned i = 0; i < std::max(options.io_threads, 1U); ++i)
      loops_.push_back(std::make_unique<Loop>(state_));
  }

  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;

  ~Body() {
    state_.is_draining = true;
    state_.workers.stop();
    state_.workers.join();
    for (const auto& loop : loops_) loop->stop();
  }

  Result<void> listen(const HttpOptions& options) {
    beast::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    auto port = options.port;
    for (const auto& loop : loops_) {
      if (!error) error = loop->listen({address, port});
      if (!error) port = loop->port();
    }
    if (error) {
      return fail({.code = ErrorCode::unavailable,
                   .detail = fmt::format("cannot listen on {} port {}", options.address, options.port),
                   .pointer = {},
                   .reason = error.message(),
                   .fix = "choose another address or port, or end the program that has it"});
    }
    for (const auto& loop : loops_) loop->start();
    return {};
  }

  unsigned short port() const { return loops_.front()->port(); }

  void drain(std::chrono::milliseconds patience) {
    state_.is_draining = true;
    for (const auto& loop : loops_) loop->drain();
    const auto end = std::chrono::steady_clock::now() + patience;
    while (state_.connections > 0 && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }

 private:
  ServerState state_;
  std::vector<std::unique_ptr<Loop>> loops_;
};

HttpServer::HttpServer(std::unique_ptr<Body> body) : body_(std::move(body)) {}

HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const HttpOptions& options,
                                                       Handler handler,
                                                       AtHand at_hand) {
  auto body = std::make_unique<Body>(options, std::move(handler), std::move(at_hand));
  TRY(body->listen(options));
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(body)));
}

unsigned short HttpServer::port() const {
  return body_->port();
}

void HttpServer::drain(std::chrono::milliseconds patience) {
  body_->drain(patience);
}

}  // namespace nonagon::net
