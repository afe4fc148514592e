#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "http/server_parts.hpp"
#include "mcp/protocol/http_endpoint.hpp"
#include "workbench/accounts.hpp"
#include "workbench/installation.hpp"

namespace nonagon::app {

// MCP over HTTP for the holders of projects' tokens: each sees one project, as it is at that moment.
class AgentAccess {
 public:
  AgentAccess(std::shared_ptr<workbench::Installation> installation, const http::ServerOptions& options);
  AgentAccess(const AgentAccess&) = delete;
  AgentAccess& operator=(const AgentAccess&) = delete;
  ~AgentAccess();

  void handle(const net::Request& request, const net::Reply& reply);

  // The answer to what was asked before, while the store is as it was; see net::AtHand.
  std::optional<net::ReadyResponse> at_hand(const net::Request& request) const;

  // What a client without a token is told (RFC 9728).
  net::Response metadata(const net::Request& request) const;

  void close();

 private:
  using SharedSnapshot = std::shared_ptr<const workbench::Snapshot>;

  // The project of one token as the last request of its holder found it.
  class Latest {
   public:
    SharedSnapshot get() const {
      const std::lock_guard lock(mutex_);
      return snapshot_;
    }

    // `revision`: of the store when the snapshot was asked for. What is older than what is there is passed
    // over.
    void put(SharedSnapshot snapshot, std::uint64_t revision) {
      const std::lock_guard lock(mutex_);
      if (revision < revision_) return;
      revision_ = revision;
      snapshot_ = std::move(snapshot);
    }

   private:
    mutable std::mutex mutex_;
    SharedSnapshot snapshot_;
    std::uint64_t revision_ = 0;
  };

  // What a token was found to open, until the store is written to.
  struct Known {
    mcp::Access access;
    Instant look_again_at;
  };

  // What a token opens, and what its holder was last told of.
  struct Opened {
    std::shared_ptr<const mcp::Service> service;
    std::shared_ptr<Latest> latest;
    workbench::AgentAccess access;
    SharedSnapshot told;
    std::chrono::steady_clock::time_point used;
  };

  std::expected<mcp::Access, net::Response> authorize(const net::Request& request);
  std::shared_ptr<const Known> find_known(const std::string& token_hash,
                                          std::optional<std::uint64_t> revision) const;
  std::shared_ptr<const mcp::KeptAnswers> answers_of(const std::string& token_hash, std::uint64_t revision);
  std::shared_ptr<const mcp::Service> service_of(const workbench::AgentAccess& access,
                                                 SharedSnapshot now,
                                                 std::uint64_t revision);
  void tell_changes();

  std::shared_ptr<workbench::Installation> installation_;
  std::string public_url_;  // where the server is known to be; or empty
  std::mutex mutex_;
  std::map<std::string, Opened> opened_;                          // by the token's id
  workbench::RevisionCache<Known> known_{std::size_t{1} << 20U};  // by the token's hash
  workbench::RevisionCache<std::string> answers_{std::size_t{16}
                                                 << 20U};  // by the token's hash and the question
  std::optional<std::uint64_t> told_revision_;             // of the store; the teller's own
  mcp::HttpEndpoint endpoint_;
  std::jthread teller_;
};

}  // namespace nonagon::app
