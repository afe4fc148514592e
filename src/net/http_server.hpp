#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "net/http.hpp"

namespace nonagon::net {

// Listed in docs/limits.md.
struct HttpLimits {
  std::size_t line_bytes = 8U << 10U;  // of the request line
  std::size_t head_bytes = 32U << 10U;
  std::size_t fields = 100;
  std::size_t body_bytes = 32U << 20U;
  std::size_t connections = 4096;
  std::size_t requests_in_work = 256;      // handed to handlers and not answered; more get 503
  std::size_t stream_bytes = 256U << 10U;  // waiting for a slow reader; more and it is dropped
  std::size_t requests_a_connection = 1000;
  std::chrono::seconds head_time{10};
  std::chrono::seconds body_time{30};
  std::chrono::seconds idle_time{60};
  std::chrono::seconds stall_time{30};      // a write that the client does not take
  std::chrono::seconds heartbeat_time{15};  // a comment on a quiet event stream
};

struct HttpOptions {
  std::string address = "127.0.0.1";
  unsigned short port = 0;  // 0: one that is free
  unsigned io_threads = 2;
  unsigned worker_threads = 4;
  HttpLimits limits;
};

// An HTTP/1.1 server (RFC 9112): one event loop a thread, each with an acceptor of its own on the same port
// (SO_REUSEPORT); handlers run on a bounded pool, so they may block.
class HttpServer {
 public:
  // What `at_hand` does not answer goes to `handler`. Fails with unavailable when the address cannot be had.
  static Result<std::unique_ptr<HttpServer>> listen(const HttpOptions& options,
                                                    Handler handler,
                                                    AtHand at_hand = {});

  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();  // stops at once

  unsigned short port() const;

  // No new connection or request; those in work are answered, event streams are closed. Returns when all is
  // quiet or the time is over.
  void drain(std::chrono::milliseconds patience);

 private:
  class Body;

  explicit HttpServer(std::unique_ptr<Body> body);

  std::unique_ptr<Body> body_;
};

}  // namespace nonagon::net
