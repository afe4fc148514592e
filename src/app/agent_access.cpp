#include "app/agent_access.hpp"

#include <condition_variable>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "cli/run.hpp"
#include "http/gate.hpp"
#include "mcp/project_service.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::app {
namespace {

constexpr std::string_view bearer = "Bearer ";
constexpr std::string_view metadata_path = "/.well-known/oauth-protected-resource/mcp";

// The project as it is now.
Result<std::shared_ptr<const workbench::Snapshot>> snapshot_of(workbench::Installation& installation,
                                                               const workbench::AgentAccess& access) {
  const auto workbench = TRY(installation.workbench_of(access.user));
  return workbench->snapshot(access.project.text());
}

std::string_view token_in(const net::Request& request) {
  const auto* header = request.header("Authorization");
  if (header == nullptr || header->size() <= bearer.size()) return {};
  const auto text = std::string_view(*header);
  return net::equals_ignoring_case(text.substr(0, bearer.size()), bearer) ? trim(text.substr(bearer.size()))
                                                                          : std::string_view();
}

net::Response refusal(int status, std::string_view detail, std::string challenge) {
  net::Response response{.status = status,
                         .headers = {{"Content-Type", "application/problem+json"}},
                         .body = write_json_line(json::object{{"type", "about:blank"},
                                                              {"title", net::reason_phrase(status)},
                                                              {"status", status},
                                                              {"detail", detail}})};
  if (!challenge.empty()) response.headers.push_back({"WWW-Authenticate", std::move(challenge)});
  return response;
}

}  // namespace

AgentAccess::AgentAccess(std::shared_ptr<workbench::Installation> installation,
                         const http::ServerOptions& options)
    : installation_(std::move(installation)),
      public_url_(options.public_url),
      endpoint_([this](const net::Request& request) { return authorize(request); },
                installation_->entropy(),
                {.host = http::own_host(options), .is_any = options.is_public && options.public_url.empty()}),
      teller_([this](const std::stop_token& stop) {
        std::mutex mutex;
        std::condition_variable_any never;
        std::unique_lock lock(mutex);
        while (!never.wait_for(lock, stop, std::chrono::seconds(1), [] { return false; }) &&
               !stop.stop_requested())
          tell_changes();
      }) {}

AgentAccess::~AgentAccess() = default;

void AgentAccess::handle(const net::Request& request, const net::Reply& reply) {
  endpoint_.handle(request, reply);
}

std::optional<net::ReadyResponse> AgentAccess::at_hand(const net::Request& request) const {
  const auto token = token_in(request);
  if (token.empty()) return std::nullopt;
  const auto known = find_known(sha256_hex(token), installation_->revision());
  return known ? endpoint_.at_hand(request, known->access) : std::nullopt;
}

net::Response AgentAccess::metadata(const net::Request& request) const {
  const auto* host = request.header("Host");
  const auto base =
      public_url_.empty() ? fmt::format("http://{}", host == nullptr ? "" : *host) : public_url_;
  return {.status = 200,
          .headers = {{"Content-Type", "application/json"}},
          .body = write_json_line(json::object{{"resource", base + "/mcp"},
                                               {"resource_name", "Nonagon"},
                                               {"bearer_methods_supported", {"header"}},
                                               {"authorization_servers", json::array()}})};
}

std::expected<mcp::Access, net::Response> AgentAccess::authorize(const net::Request& request) {
  const auto* host = request.header("Host");
  const auto base =
      public_url_.empty() ? fmt::format("http://{}", host == nullptr ? "" : *host) : public_url_;
  const auto challenge = fmt::format("Bearer resource_metadata=\"{}{}\"", base, metadata_path);
  const auto token = token_in(request);
  if (token.empty())
    return std::unexpected(refusal(401, "send the token of a project as a bearer token", challenge));
  const auto revision = installation_->revision();
  const auto hash = sha256_hex(token);
  if (const auto known = find_known(hash, revision)) return known->access;
  const auto access = [&]() -> Result<std::optional<workbench::AgentAccess>> {
    return TRY(workbench::Accounts::open(installation_)).identify_agent(token);
  }();
  if (!access) return std::unexpected(refusal(503, access.error().detail, {}));
  if (!*access) {
    return std::unexpected(
        refusal(401, "this token is unknown, expired or revoked", challenge + ", error=\"invalid_token\""));
  }
  // A project that is gone is one that its tokens no longer open.
  auto now = snapshot_of(*installation_, **access);
  if (!now && now.error().code == ErrorCode::not_found) {
    return std::unexpected(
        refusal(401, "the project of this token is gone", challenge + ", error=\"invalid_token\""));
  }
  if (!now) return std::unexpected(refusal(503, now.error().detail, {}));
  mcp::Access opened{.principal = (*access)->token.text(),
                     .service = service_of(**access, *std::move(now), revision.value_or(0)),
                     .kept = revision ? answers_of(hash, *revision) : nullptr};
  if (revision) {
    constexpr std::size_t about_bytes = 512;
    auto known = std::make_shared<const Known>(opened, (*access)->look_again_at);
    known_.keep(hash, *revision, std::move(known), about_bytes);
  }
  return opened;
}

std::shared_ptr<const AgentAccess::Known> AgentAccess::find_known(
    const std::string& token_hash, std::optional<std::uint64_t> revision) const {
  if (!revision) return nullptr;
  auto known = known_.find(token_hash, *revision);
  return known && installation_->clock().now() < known->look_again_at ? known : nullptr;
}

// The tools of a project are pure functions of its design: what they answered holds until the store is
// written to.
std::shared_ptr<const mcp::KeptAnswers> AgentAccess::answers_of(const std::string& token_hash,
                                                                std::uint64_t revision) {
  const auto key = [token_hash](const std::string& question) { return token_hash + '\n' + question; };
  return std::make_shared<const mcp::KeptAnswers>(mcp::KeptAnswers{
      .find = [this, key, revision](
                  const std::string& question) { return answers_.find(key(question), revision); },
      .keep =
          [this, key, revision](std::string question, std::shared_ptr<const std::string> result) {
            const auto bytes = question.size() + result->size();
            answers_.keep(key(question), revision, std::move(result), bytes);
          }});
}

std::shared_ptr<const mcp::Service> AgentAccess::service_of(const workbench::AgentAccess& access,
                                                            SharedSnapshot now,
                                                            std::uint64_t revision) {
  const std::lock_guard lock(mutex_);
  auto found = opened_.find(access.token.text());
  if (found == opened_.end()) {
    auto latest = std::make_shared<Latest>();
    latest->put(now, revision);
    auto service = std::make_shared<const mcp::Service>(
        mcp::project_service([latest] { return latest->get(); }, cli::program_version));
    found = opened_
                .emplace(access.token.text(),
                         Opened{.service = std::move(service),
                                .latest = std::move(latest),
                                .access = access,
                                .told = now,
                                .used = {}})
                .first;
  }
  found->second.latest->put(std::move(now), revision);
  found->second.used = std::chrono::steady_clock::now();
  return found->second.service;
}

void AgentAccess::tell_changes() {
  constexpr std::chrono::hours forgotten_after{1};
  const auto revision = installation_->revision();
  if (revision && revision == told_revision_) return;
  told_revision_ = revision;
  std::vector<std::pair<std::string, workbench::AgentAccess>> present;
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(opened_, [now = std::chrono::steady_clock::now(), forgotten_after](const auto& entry) {
      return now - entry.second.used > forgotten_after;
    });
    for (const auto& [token, opened] : opened_) present.emplace_back(token, opened.access);
  }
  for (const auto& [token, access] : present) {
    const auto now = snapshot_of(*installation_, access);
    if (!now) continue;
    SharedSnapshot before;
    {
      const std::lock_guard lock(mutex_);
      const auto found = opened_.find(token);
      if (found == opened_.end()) continue;
      before = std::exchange(found->second.told, *now);
    }
    if (before == *now) continue;
    endpoint_.announce(token,
                       {.has_resource_list = mcp::lists_differ(*before, **now),
                        .resources = mcp::changed_resources(*before, **now)});
  }
}

void AgentAccess::close() {
  endpoint_.close();
}

}  // namespace nonagon::app
