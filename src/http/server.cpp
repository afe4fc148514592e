#include "http/server.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/id.hpp"
#include "http/compress.hpp"
#include "http/pages.hpp"
#include "http/problem.hpp"

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

void compress(Answer& answer, const net::Request& request) {
  if (answer.body.size() < least_compressed || !is_text(answer) || has(answer, "Content-Encoding")) return;
  answer.with("Vary", "Accept-Encoding");
  const auto* accepted = request.header("Accept-Encoding");
  if (accepted == nullptr || !accepts_gzip(*accepted)) return;
  auto shorter = gzip(answer.body);
  if (!shorter) return;
  answer.body = *std::move(shorter);
  answer.with("Content-Encoding", "gzip");
}

// RFC 9110, section 13.1.2: who has this representation already is not sent it again.
void answer_unchanged(Answer& answer, const net::Request& request) {
  const auto tag = std::ranges::find(answer.headers, "ETag", &net::Header::name);
  const auto* known = request.header("If-None-Match");
  if (tag == answer.headers.end() || known == nullptr || answer.status != 200) return;
  if (request.method != "GET" && request.method != "HEAD") return;
  if (*known != "*" && known->find(tag->value) == std::string::npos) return;
  answer.status = 304;
  answer.body.clear();
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

Answer Server::answer(const net::Request& request,
                      const std::string& request_id,
                      std::string_view& operation) {
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
  if (path == "/api" || path.starts_with("/api/")) {
    auto answered = api_.answer(request, request_id, operation);
    add_missing(answered, "Cache-Control", "no-store");
    return answered;
  }
  operation = "page";
  return page(request);
}

void Server::handle(const net::Request& request, const net::Reply& reply) {
  const auto start = std::chrono::steady_clock::now();
  const auto request_id = request_id_of(request, *installation_);
  std::string_view operation = "none";
  auto answered = answer(request, request_id, operation);
  answer_unchanged(answered, request);
  compress(answered, request);
  for (const auto& [name, value] : security_headers) add_missing(answered, name, value);
  if (options_.public_url.starts_with("https://"))
    add_missing(answered, "Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  answered.with("X-Request-Id", request_id);
  telemetry_.note({.method = request.method,
                   .path = request.path(),
                   .operation = operation,
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

void Server::drain() {
  is_draining_ = true;
  events_.close();
}

}  // namespace nonagon::http
