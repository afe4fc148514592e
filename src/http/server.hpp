#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "http/api.hpp"
#include "http/event_streams.hpp"
#include "http/rate_limit.hpp"
#include "http/telemetry.hpp"
#include "net/http.hpp"
#include "workbench/generation_runner.hpp"
#include "workbench/revision_cache.hpp"

namespace nonagon::http {

// Everything that is served over HTTP but MCP: the API, its health, its figures and its pages.
class Server {
 public:
  Server(std::shared_ptr<workbench::Installation> installation, ServerOptions options, std::FILE* log);

  // Answers one request. Safe from any thread.
  void handle(const net::Request& request, const net::Reply& reply);

  // The answer to a request that was answered before, when nothing was written since.
  std::optional<net::ReadyResponse> at_hand(const net::Request& request);

  // No new work: /readyz says so, and those who follow a generation are sent away to come back.
  void drain();

  Telemetry& telemetry() { return telemetry_; }

  const ServerOptions& options() const { return options_; }

 private:
  // An answer that stays true until the store is written to.
  struct Kept {
    std::string_view operation;
    std::string head;      // see net::field_lines
    std::string encoding;  // the line of Content-Encoding, if there is one
    std::string tag;
    std::shared_ptr<const std::string> body;
  };

  Answer answer(const net::Request& request, const std::string& request_id, Outcome& outcome);
  Answer readiness();
  void keep(std::string key, std::uint64_t revision, std::string_view operation, const Answer& answered);

  std::shared_ptr<workbench::Installation> installation_;
  ServerOptions options_;
  Telemetry telemetry_;
  RateLimit rate_limit_;
  EventStreams events_;
  workbench::GenerationRunner generations_;
  ServerParts parts_;
  Api api_;
  workbench::RevisionCache<Kept> answers_{std::size_t{16} << 20U};
  std::atomic<bool> is_draining_{false};
};

}  // namespace nonagon::http
