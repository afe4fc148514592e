#include "http/answer.hpp"

#include <fmt/format.h>

#include "http/query.hpp"

namespace nonagon::http {

Answer json_answer(std::string body, int status) {
  return {.status = status,
          .headers = {{"Content-Type", "application/json"}},
          .body = std::move(body),
          .follow = {}};
}

Answer created(std::string body, std::string location) {
  auto answer = json_answer(std::move(body), 201);
  answer.with("Location", std::move(location));
  return answer;
}

Answer done() {
  return {.status = 204, .headers = {}, .body = {}, .follow = {}};
}

Answer bytes_answer(std::string body, std::string_view type) {
  return {
      .status = 200, .headers = {{"Content-Type", std::string(type)}}, .body = std::move(body), .follow = {}};
}

Answer download(std::string body, std::string_view type, std::string_view file_name) {
  auto answer = bytes_answer(std::move(body), type);
  answer.with("Content-Disposition",
              fmt::format("attachment; filename*=UTF-8''{}", percent_encoded(file_name)));
  answer.with("Content-Security-Policy", "sandbox");
  return answer;
}

std::string entity_tag(std::string_view text) {
  return fmt::format("\"{}\"", text);
}

}  // namespace nonagon::http
