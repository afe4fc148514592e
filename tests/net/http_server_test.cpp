#include "net/http_server.hpp"

#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace nonagon;
using namespace nonagon::net;
using namespace std::chrono_literals;

namespace {

// A client that sends bytes as they are and reads what comes.
class Client {
 public:
  explicit Client(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    REQUIRE(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  }

  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  ~Client() { ::close(socket_); }

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  // Reads until `end` has come, or the server closes, or five seconds are over.
  std::string read_until(std::string_view end) const {
    std::string text;
    char chunk[4096];
    while (text.find(end) == std::string::npos) {
      const auto count = ::recv(socket_, chunk, sizeof chunk, 0);
      if (count <= 0) break;
      text.append(chunk, static_cast<std::size_t>(count));
    }
    return text;
  }

  // True when the server has closed and nothing more comes.
  bool is_closed() const {
    char byte = 0;
    return ::recv(socket_, &byte, 1, 0) == 0;
  }

 private:
  int socket_;
};

std::unique_ptr<HttpServer> serve(Handler handler, HttpLimits limits = {}) {
  HttpOptions options;
  options.limits = limits;
  auto server = HttpServer::listen(options, std::move(handler));
  REQUIRE(server.has_value());
  return *std::move(server);
}

void echo(const Request& request, const Reply& reply) {
  reply.send({.status = 200,
              .headers = {{"Content-Type", "text/plain"}},
              .body = request.method + " " + request.target + " " + request.body + "|"});
}

std::string get(std::string_view path) {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

}  // namespace

TEST_CASE("requests on one connection are answered in their order") {
  const auto server = serve(echo);
  const Client client(server->port());
  client.send(get("/a") + get("/b?x=1"));
  const auto text = client.read_until("/b?x=1 |");
  CHECK(text.find("GET /a |") < text.find("GET /b?x=1 |"));
  client.send("POST /c HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello");
  CHECK(client.read_until("|").find("POST /c hello|") != std::string::npos);
}

TEST_CASE("what is at hand is answered before the handler is asked, and nothing may slip into its head") {
  const auto body = std::make_shared<const std::string>("at hand|");
  auto server = HttpServer::listen({}, echo, [&](const Request& request) -> std::optional<ReadyResponse> {
    if (request.target == "/throws") throw std::runtime_error("no");
    if (request.target != "/known") return std::nullopt;
    return ReadyResponse{.status = 200, .head = field_lines({{"X-A", "b\r\nX-C: d"}}), .body = body};
  });
  REQUIRE(server.has_value());
  const Client client((*server)->port());
  client.send(get("/known") + get("/other") + get("/throws"));
  const auto text = client.read_until("/throws |");
  CHECK(text.find("X-A: b  X-C: d\r\n") < text.find("at hand|"));
  CHECK(text.find("at hand|") < text.find("GET /other |"));
}

TEST_CASE("a request that cannot be read is refused by its kind and the connection is closed") {
  struct Row {
    std::string request;
    std::string_view status;
  };

  HttpLimits limits;
  limits.body_bytes = 100;
  const auto server = serve(echo, limits);
  for (const auto& row :
       {Row{"nonsense\r\n\r\n", "400"},
        Row{"GET / HTTP/1.1\r\n\r\n", "400"},
        Row{"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"},
        Row{"GET / HTTP/1.1\r\nHost : a\r\n\r\n", "400"},
        Row{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", "400"},
        Row{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "400"},
        Row{"GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(40'000, 'x') + "\r\n\r\n", "431"},
        Row{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n", "413"}}) {
    CAPTURE(row.request.substr(0, 60));
    const Client client(server->port());
    client.send(row.request);
    const auto text = client.read_until("\r\n\r\n");
    CHECK(text.substr(0, 12) == "HTTP/1.1 " + std::string(row.status));
  }
}

TEST_CASE("whoever sends nothing, or half a head, is let go") {
  HttpLimits limits;
  limits.head_time = 1s;
  const auto server = serve(echo, limits);
  const Client silent(server->port());
  const Client slow(server->port());
  slow.send("GET / HT");
  CHECK(silent.is_closed());
  CHECK(slow.is_closed());
}

TEST_CASE("a handler that throws or forgets to answer still gives the client an answer") {
  const auto server = serve([](const Request& request, const Reply&) {
    if (request.path() == "/throws") throw std::runtime_error("no");
  });
  for (const auto* path : {"/throws", "/forgets"}) {
    const Client client(server->port());
    client.send(get(path));
    CHECK(client.read_until("\r\n\r\n").starts_with("HTTP/1.1 500"));
  }
}

TEST_CASE("more requests than may be in work get 503") {
  HttpLimits limits;
  limits.requests_in_work = 1;
  std::atomic<bool> may_end{false};
  std::atomic<bool> is_in_work{false};
  const auto server = serve(
      [&](const Request&, const Reply& reply) {
        is_in_work = true;
        while (!may_end) std::this_thread::sleep_for(1ms);
        reply.send({});
      },
      limits);
  const Client first(server->port());
  first.send(get("/"));
  while (!is_in_work) std::this_thread::sleep_for(1ms);
  const Client second(server->port());
  second.send(get("/"));
  const auto refused = second.read_until("\r\n\r\n");
  CHECK(refused.starts_with("HTTP/1.1 503"));
  CHECK(refused.find("Retry-After: 1") != std::string::npos);
  may_end = true;
  CHECK(first.read_until("\r\n\r\n").starts_with("HTTP/1.1 200"));
}

TEST_CASE("events reach the client as they come, and its leaving is noticed") {
  std::optional<EventStream> stream;
  std::atomic<bool> is_open{false};
  std::atomic<bool> is_gone{false};
  const auto server = serve([&](const Request&, const Reply& reply) {
    stream = reply.open({.status = 200, .headers = {{"Content-Type", "text/event-stream"}}, .body = {}});
    stream->on_close([&] { is_gone = true; });
    is_open = true;
  });
  {
    const Client client(server->port());
    client.send(get("/events"));
    while (!is_open) std::this_thread::sleep_for(1ms);
    CHECK(stream->write("data: one\n\n"));
    CHECK(client.read_until("data: one\n\n").find("text/event-stream") != std::string::npos);
    CHECK(stream->write("data: two\n\n"));
    CHECK(client.read_until("data: two\n\n").find("data: two") != std::string::npos);
    CHECK_FALSE(is_gone);
  }
  for (int i = 0; i < 500 && !is_gone; ++i) std::this_thread::sleep_for(10ms);
  CHECK(is_gone);
  CHECK_FALSE(stream->write("data: three\n\n"));
}

TEST_CASE("a reader that is too slow is dropped, not waited for") {
  HttpLimits limits;
  limits.stream_bytes = 1000;
  std::optional<EventStream> stream;
  std::atomic<bool> is_open{false};
  const auto server = serve(
      [&](const Request&, const Reply& reply) {
        stream = reply.open({.status = 200, .headers = {}, .body = {}});
        is_open = true;
      },
      limits);
  const Client client(server->port());
  client.send(get("/"));
  while (!is_open) std::this_thread::sleep_for(1ms);
  CHECK_FALSE(stream->write(std::string(2000, 'x')));
  CHECK_FALSE(stream->is_open());
}

TEST_CASE("draining answers what is in work, ends streams and takes nothing new") {
  std::atomic<bool> may_end{false};
  std::atomic<int> in_work{0};
  const auto server = serve([&](const Request& request, const Reply& reply) {
    ++in_work;
    if (request.path() == "/stream") {
      reply.open({.status = 200, .headers = {}, .body = {}}).write("data: 1\n\n");
      return;
    }
    while (!may_end) std::this_thread::sleep_for(1ms);
    reply.send({.status = 200, .headers = {}, .body = "done|"});
  });
  const Client worker(server->port());
  const Client listener(server->port());
  worker.send(get("/work"));
  listener.send(get("/stream"));
  listener.read_until("data: 1\n\n");
  while (in_work < 2) std::this_thread::sleep_for(1ms);
  std::thread end([&] {
    std::this_thread::sleep_for(50ms);
    may_end = true;
  });
  server->drain(5s);
  end.join();
  CHECK(worker.read_until("|").find("done|") != std::string::npos);
  CHECK(listener.read_until("0\r\n\r\n").find("0\r\n\r\n") != std::string::npos);
}

TEST_CASE("an address that is taken or not ours is refused with the reason") {
  const auto elsewhere = HttpServer::listen({.address = "203.0.113.7"}, echo);
  REQUIRE_FALSE(elsewhere.has_value());
  CHECK(elsewhere.error().code == ErrorCode::unavailable);
  CHECK_FALSE(elsewhere.error().reason.empty());
}
