#include "http/repeated.hpp"

namespace nonagon::http {

Result<std::optional<Answer>> find_repeated(workbench::Workbench& workbench,
                                            std::string_view key,
                                            std::string_view request_hash) {
  const auto known = TRY(workbench.kept_answer(key, request_hash));
  if (!known) return std::optional<Answer>{};
  Answer answer{.status = static_cast<int>(known->status), .headers = {}, .body = known->body, .follow = {}};
  const auto headers = TRY(parse_json(known->headers));
  for (const auto& [name, value] : headers.as_object()) answer.with(name, std::string(value.as_string()));
  answer.with("Idempotency-Replayed", "true");
  return std::optional(std::move(answer));
}

Result<void> keep_repeated(workbench::Workbench& workbench,
                           std::string_view key,
                           std::string_view request_hash,
                           const Answer& answer) {
  json::object headers;
  for (const auto& header : answer.headers) headers[header.name] = header.value;
  return workbench.keep_answer({.user_id = workbench.user().id,
                                .key = std::string(key),
                                .request_hash = std::string(request_hash),
                                .status = answer.status,
                                .headers = write_json_line(headers),
                                .body = answer.body,
                                .created_at = {}});
}

}  // namespace nonagon::http
