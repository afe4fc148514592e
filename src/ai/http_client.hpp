#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "ai/address.hpp"
#include "ai/provider.hpp"
#include "ai/resolve.hpp"

namespace nonagon::ai {

struct Patience {
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds first_byte{120'000};
  std::chrono::milliseconds idle{90'000};       // between two pieces
  std::chrono::milliseconds progress{300'000};  // between two pieces that say something
  std::chrono::milliseconds total{900'000};
  std::size_t bytes = 16U << 20U;  // of an answer
};

// What came before the body.
struct HttpHead {
  int status = 0;
  Headers headers;
};

// Who reads the body of an answer.
struct BodyReader {
  // A piece of it. True when it said something: comments and pings do not.
  std::function<Result<bool>(const HttpHead& head, std::string_view piece)> take;
  // Nothing came for a tenth of a second.
  std::function<void()> pause = [] {};
};

// Sends requests to providers: no redirects, nothing from the environment, certificates checked, and never to
// an address that `Network` forbids, whatever a name resolves to when it is asked for again. Connections are
// kept between requests. For one thread.
class HttpClient {
 public:
  static Result<std::unique_ptr<HttpClient>> make(Network network, Resolver resolver = resolve);
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;
  ~HttpClient();

  // Returns when the body has ended. Within a second after `stop` the connection is closed.
  std::optional<Failure> send(const HttpRequest& request,
                              const Patience& patience,
                              std::stop_token stop,
                              const BodyReader& reader,
                              HttpHead& head);

 private:
  struct Handles;

  HttpClient(Network network, Resolver resolver, std::unique_ptr<Handles> handles);

  Network network_;
  Resolver resolver_;
  std::unique_ptr<Handles> handles_;
};

}  // namespace nonagon::ai
