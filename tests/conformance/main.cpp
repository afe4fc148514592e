// A server for the official MCP conformance suite: the protocol library that ships, with the tools that the
// suite wants. No credentials; for loopback only.

#include <csignal>
#include <cstdio>
#include <memory>
#include <string_view>

#include <fmt/format.h>

#include "base/entropy.hpp"
#include "conformance/fixture_service.hpp"
#include "mcp/protocol/http_endpoint.hpp"
#include "net/http_server.hpp"

int main(int argc, char** argv) {
  using namespace nonagon;
  const std::string_view address = argc == 3 && std::string_view(argv[1]) == "--listen" ? argv[2] : "";
  const auto colon = address.rfind(':');
  if (colon == std::string_view::npos) {
    fmt::print(stderr,
               "error: no address\nwhy: the server must know where to listen\nfix: nonagon-mcp-conformance "
               "--listen 127.0.0.1:3300\n");
    return 2;
  }
  // Blocked before any thread starts, so that only sigwait sees them.
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);

  SystemEntropy entropy;
  std::unique_ptr<mcp::HttpEndpoint> endpoint;
  const auto service = std::make_shared<const mcp::Service>(
      mcp::fixture_service([&endpoint](const mcp::Change& change) { endpoint->announce("", change); }));
  endpoint = std::make_unique<mcp::HttpEndpoint>(
      [service](const net::Request&) { return mcp::Access{.principal = "", .service = service}; }, entropy);
  net::HttpOptions options{
      .address = std::string(address.substr(0, colon)),
      .port = static_cast<unsigned short>(std::stoi(std::string(address.substr(colon + 1))))};
  options.worker_threads = 16;  // tools that ask the client wait for its answer
  auto server =
      net::HttpServer::listen(options, [&endpoint](const net::Request& request, const net::Reply& reply) {
        if (request.path() != "/mcp") return reply.send({.status = 404, .headers = {}, .body = {}});
        endpoint->handle(request, reply);
      });
  if (!server) {
    fmt::print(stderr,
               "error: {}\nwhy: {}\nfix: {}\n",
               server.error().detail,
               server.error().reason,
               server.error().fix);
    return 1;
  }
  fmt::print("listening on http://{}:{}/mcp\n", options.address, (*server)->port());
  std::fflush(stdout);
  int signal = 0;
  sigwait(&ends, &signal);
  endpoint->close();
  (*server)->drain(std::chrono::seconds(5));
  return 0;
}
