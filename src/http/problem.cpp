#include "http/problem.hpp"

#include <string>

#include "base/json_line.hpp"

namespace nonagon::http {
namespace {

Answer problem_answer(int status, JsonLine line) {
  return {.status = status,
          .headers = {{"Content-Type", "application/problem+json"}},
          .body = std::move(line).finish(),
          .follow = {}};
}

JsonLine head_of(int status, std::string_view code, std::string_view detail, std::string_view request_id) {
  JsonLine line;
  line.text("type", "about:blank");
  line.text("title", net::reason_phrase(status));
  line.number("status", status);
  line.text("code", code);
  line.text("detail", detail);
  line.text("requestId", request_id);
  return line;
}

std::string places_text(const Error& error) {
  json::array places;
  for (const auto& place : error.places)
    places.push_back(json::object{{"pointer", place.pointer}, {"detail", place.detail}});
  if (places.empty()) places.push_back(json::object{{"pointer", error.pointer}, {"detail", error.detail}});
  return write_json_line(places);
}

}  // namespace

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_input:
    case ErrorCode::usage: return 422;
    case ErrorCode::unauthenticated: return 401;
    case ErrorCode::forbidden:
    case ErrorCode::declined: return 403;
    case ErrorCode::not_found: return 404;
    case ErrorCode::conflict:
    case ErrorCode::wrong_state:
    case ErrorCode::has_findings: return 409;
    case ErrorCode::stale: return 412;
    case ErrorCode::precondition_missing: return 428;
    case ErrorCode::limit_reached: return 422;
    case ErrorCode::throttled: return 429;
    case ErrorCode::over_budget: return 403;
    case ErrorCode::unavailable:
    case ErrorCode::cancelled: return 503;
  }
  return 500;
}

Answer problem(const Error& error, std::string_view request_id) {
  const auto status = status_of(error.code);
  auto line = head_of(status, error_name(error.code), error.detail, request_id);
  if (!error.reason.empty()) line.text("reason", error.reason);
  if (!error.fix.empty()) line.text("fix", error.fix);
  if (!error.pointer.empty() || !error.places.empty()) line.splice("errors", places_text(error));
  auto answer = problem_answer(status, std::move(line));
  if (status == 401) answer.with("WWW-Authenticate", "Bearer");
  if (status == 503) answer.with("Retry-After", "2");
  if (status == 429) answer.with("Retry-After", "60");
  return answer;
}

Answer problem(int status, std::string_view code, std::string_view detail, std::string_view request_id) {
  return problem_answer(status, head_of(status, code, detail, request_id));
}

}  // namespace nonagon::http
