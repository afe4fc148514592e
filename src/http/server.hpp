#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "http/api.hpp"
#include "http/event_streams.hpp"
#include "http/rate_limit.hpp"
#include "http/telemetry.hpp"
#include "net/http.hpp"
#include "workbench/generation_runner.hpp"

namespace nonagon::http {

// Everything that is served over HTTP but MCP: the API, its health, its figures and its pages.
class Server {
 public:
  Server(std::shared_ptr<workbench::Installation> installation, ServerOptions options, std::FILE* log);

  // Answers one request. Safe from any thread.
  void handle(const net::Request& request, const net::Reply& reply);

  // No new work: /readyz says so, and those who follow a generation are sent away to come back.
  void drain();

  Telemetry& telemetry() { return telemetry_; }

  const ServerOptions& options() const { return options_; }

 private:
  Answer answer(const net::Request& request, const std::string& request_id, std::string_view& operation);
  Answer readiness();

  std::shared_ptr<workbench::Installation> installation_;
  ServerOptions options_;
  Telemetry telemetry_;
  RateLimit rate_limit_;
  EventStreams events_;
  workbench::GenerationRunner generations_;
  ServerParts parts_;
  Api api_;
  std::atomic<bool> is_draining_{false};
};

}  // namespace nonagon::http
