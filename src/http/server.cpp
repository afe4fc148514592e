#include "http/server.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/id.hpp"
#include "http/compress.hpp"
#include "http/pages.hpp"
#include "http/problem.hpp"
#include "http/reference.hpp"

namespace nonagon::http {
namespace {

// How many generations run beside each other.
constexpr std::size_t generations_at_once = 4;

// Shorter answers do not get shorter by compression.
constexpr std::size_t least_compressed = 1024;

struct FixedHeader {
  std::string_view name;
  std::string_view value;
};

constexpr std::array security_headers{
    FixedHeader{"X-Content-Type-Options", "nosniff"},
    FixedHeader{"Referrer-Policy", "no-referrer"},
    FixedHeader{"Cross-Origin-Opener-Policy", "same-origin"},
    FixedHeader{"Cross-Origin-Resource-Policy", "same-origin"},
    FixedHeader{"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    FixedHeader{
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"},
};

bool has(const Answer& answer, std::string_view name) {
  return std::ranges::any_of(answer.headers, [&](const net::Header& header) {
    return net::equals_ignoring_case(header.name, name);
  });
}

void add_missing(Answer& answer, std::string_view name, std::string_view value) {
  if (!has(answer, name)) answer.with(name, std::string(value));
}

// The client's own name for its request, where it is one that a log can hold.
std::string request_id_of(const net::Request& request, const workbench::Installation& installation) {
  const auto* sent = request.header("X-Request-Id");
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  if (sent != nullptr && !sent->empty() && sent->size() <= 64 && std::ranges::all_of(*sent, is_plain))
    return *sent;
  return new_uuid(installation.clock(), installation.entropy());
}

bool is_text(const Answer& answer) {
  const auto type = std::ranges::find(answer.headers, "Content-Type", &net::Header::name);
  if (type == answer.headers.end()) return false;
  return type->value.starts_with("text/") || type->value.starts_with("application/json") ||
         type->value.starts_with("application/problem") || type->value.ends_with("yaml") ||
         type->value.ends_with("javascript") || type->value.ends_with("svg+xml") ||
         type->value.ends_with("sql");
}

bool takes_gzip(const net::Request& request) {
  const auto* accepted = request.header("Accept-Encoding");
  return accepted != nullptr && accepts_gzip(*accepted);
}

void compress(Answer& answer, const net::Request& request) {
  if (answer.body.size() < least_compressed || !is_text(answer) || has(answer, "Vary")) return;
  answer.with("Vary", "Accept-Encoding");
  if (!takes_gzip(request)) return;
  auto shorter = gzip(answer.body);
  if (!shorter) return;
  answer.body = *std::move(shorter);
  answer.with("Content-Encoding", "gzip");
}

bool is_read(const net::Request& request) {
  return request.method == "GET" || request.method == "HEAD";
}

// RFC 9110, section 13.1.2: who has this representation already is not sent it again.
bool is_known_already(const net::Request& request, std::string_view tag) {
  const auto* known = request.header("If-None-Match");
  return known != nullptr && !tag.empty() && (*known == "*" || known->find(tag) != std::string::npos);
}

std::string header_of(const Answer& answer, std::string_view name) {
  const auto found = std::ranges::find(answer.headers, name, &net::Header::name);
  return found == answer.headers.end() ? std::string() : found->value;
}

void answer_unchanged(Answer& answer, const net::Request& request) {
  if (answer.status != 200 || !is_read(request) || !is_known_already(request, header_of(answer, "ETag")))
    return;
  answer.status = 304;
  answer.body.clear();
  std::erase_if(answer.headers, [](const net::Header& header) { return header.name == "Content-Encoding"; });
}

// What an answer depends on beside the store.
std::string key_of(const net::Request& request, std::string_view user) {
  return fmt::format("{} {} {}", user, takes_gzip(request) ? "gzip" : "plain", request.target);
}

}  // namespace

Server::Server(std::shared_ptr<workbench::Installation> installation, ServerOptions options, std::FILE* log)
    : installation_(std::move(installation)),
      options_(std::move(options)),
      telemetry_(installation_->clock(), log),
      rate_limit_(options_.requests_a_minute),
      events_(installation_),
      generations_(installation_, generations_at_once, [this](const store::JobId&) { events_.wake(); }),
      parts_{
          .installation = installation_, .generations = generations_, .events = events_, .options = options_},
      api_(parts_) {}

Answer Server::readiness() {
  if (is_draining_) return problem(503, "draining", "the server is ending", "");
  if (auto connection = installation_->connect(); !connection) return problem(connection.error(), "");
  return json_answer(R"({"status":"ready"})");
}

Answer Server::answer(const net::Request& request, const std::string& request_id, Outcome& outcome) {
  const auto path = request.path();
  if (path == "/healthz") return json_answer(R"({"status":"ok"})");
  if (path == "/readyz") return readiness();
  if (path == "/metrics")
    return bytes_answer(telemetry_.metrics(), "text/plain; version=0.0.4; charset=utf-8");
  if (auto known = check_host(request, options_); !known) {
    const auto& error = known.error();
    return problem(
        421, "misdirected", fmt::format("{}: {}. {}", error.detail, error.reason, error.fix), request_id);
  }
  const auto credential = credential_of(request, options_);
  const auto wait =
      rate_limit_.take(credential ? credential->token : request.remote, std::chrono::steady_clock::now());
  if (wait.count() > 0) {
    auto refused = problem(429, "throttled", "too many requests in a short time", request_id);
    refused.with("Retry-After", std::to_string(wait.count()));
    return refused;
  }
  if (is_read(request)) {
    if (auto reference = reference_page(path)) {
      outcome.operation = "reference";
      return *std::move(reference);
    }
  }
  if (path == "/api" || path.starts_with("/api/")) {
    auto answered = api_.answer(request, request_id, outcome);
    add_missing(answered, "Cache-Control", "no-store");
    return answered;
  }
  outcome.operation = "page";
  return page(request);
}

void Server::handle(const net::Request& request, const net::Reply& reply) {
  const auto start = std::chrono::steady_clock::now();
  const auto request_id = request_id_of(request, *installation_);
  const auto revision = installation_->revision();
  Outcome outcome;
  auto answered = answer(request, request_id, outcome);
  for (const auto& [name, value] : security_headers) add_missing(answered, name, value);
  if (options_.public_url.starts_with("https://"))
    add_missing(answered, "Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  if (revision && !outcome.kept_for.empty() && answered.status == 200) {
    compress(answered, request);
    keep(key_of(request, outcome.kept_for), *revision, outcome.operation, answered);
  }
  answer_unchanged(answered, request);
  compress(answered, request);
  answered.with("X-Request-Id", request_id);
  telemetry_.note({.method = request.method,
                   .path = request.path(),
                   .operation = outcome.operation,
                   .address = request.remote,
                   .request_id = request_id,
                   .status = answered.status,
                   .bytes = answered.body.size(),
                   .took = std::chrono::duration_cast<std::chrono::microseconds>(
                       std::chrono::steady_clock::now() - start)});
  if (answered.follow && request.method != "HEAD") {
    answered.follow(
        reply.open({.status = answered.status, .headers = std::move(answered.headers), .body = {}}));
    return;
  }
  reply.send(
      {.status = answered.status, .headers = std::move(answered.headers), .body = std::move(answered.body)});
}

void Server::keep(std::string key,
                  std::uint64_t revision,
                  std::string_view operation,
                  const Answer& answered) {
  Kept kept{.operation = operation,
            .head = {},
            .encoding = {},
            .tag = header_of(answered, "ETag"),
            .body = std::make_shared<const std::string>(answered.body)};
  auto headers = answered.headers;
  const auto rest = std::ranges::stable_partition(
      headers, [](const net::Header& header) { return header.name != "Content-Encoding"; });
  kept.encoding = net::field_lines({rest.begin(), rest.end()});
  headers.erase(rest.begin(), rest.end());
  kept.head = net::field_lines(headers);
  const auto bytes = key.size() + kept.head.size() + kept.body->size() + sizeof kept;
  answers_.keep(std::move(key), revision, std::make_shared<const Kept>(std::move(kept)), bytes);
}

std::optional<net::ReadyResponse> Server::at_hand(const net::Request& request) {
  const auto start = std::chrono::steady_clock::now();
  const auto revision = installation_->revision();
  if (!revision || !is_read(request) || !request.target.starts_with("/api/")) return std::nullopt;
  if (request.header("Origin") != nullptr || !check_host(request, options_)) return std::nullopt;
  const auto credential = credential_of(request, options_);
  if (!credential) return std::nullopt;
  const auto known = workbench::Accounts::find_known(*installation_, credential->token);
  if (!known) return std::nullopt;
  const auto kept = answers_.find(key_of(request, known->identity.user.id.text()), *revision);
  if (!kept || rate_limit_.take(credential->token, start).count() > 0) return std::nullopt;
  const bool is_unchanged = is_known_already(request, kept->tag);
  const auto request_id = request_id_of(request, *installation_);
  net::ReadyResponse response{.status = is_unchanged ? 304 : 200, .head = kept->head, .body = kept->body};
  if (!is_unchanged) response.head += kept->encoding;
  response.head += "X-Request-Id: ";
  response.head += request_id;
  response.head += "\r\n";
  telemetry_.note({.method = request.method,
                   .path = request.path(),
                   .operation = kept->operation,
                   .address = request.remote,
                   .request_id = request_id,
                   .status = response.status,
                   .bytes = is_unchanged ? 0 : kept->body->size(),
                   .took = std::chrono::duration_cast<std::chrono::microseconds>(
                       std::chrono::steady_clock::now() - start)});
  return response;
}

void Server::drain() {
  is_draining_ = true;
  events_.close();
}

}  // namespace nonagon::http
