#include "ai/shape.hpp"
#include "ai/wire.hpp"

namespace nonagon::ai {
namespace {

// Anthropic's Messages API, version 2023-06-01.
Headers headers_of(const Account& account) {
  Headers headers{{"content-type", "application/json"}, {"anthropic-version", "2023-06-01"}};
  if (!account.api_key.empty()) headers.emplace_back("x-api-key", account.api_key);
  return headers;
}

json::object kept_text(std::string_view text) {
  return {{"type", "text"}, {"text", text}, {"cache_control", {{"type", "ephemeral"}}}};
}

json::object message(std::string_view role, json::value content) {
  return {{"role", role}, {"content", std::move(content)}};
}

HttpRequest ask(const Question& question, const Account& account, const Dialect& dialect) {
  const bool has_schema = dialect.structure == Structure::schema;
  json::array content;
  if (!question.context.empty()) content.emplace_back(kept_text(question.context));
  content.emplace_back(json::object{{"type", "text"}, {"text", question.request}});
  json::array messages{message("user", std::move(content))};
  for (const auto& turn : question.turns) {
    messages.emplace_back(message("assistant", json::value(turn.answer)));
    messages.emplace_back(message("user", json::value(turn.reply)));
  }
  json::object body{
      {"model", question.model},
      {"max_tokens", question.max_tokens},
      {"stream", true},
      {"system", json::array{kept_text(has_schema ? question.rules : rules_with_schema(question))}},
      {"messages", std::move(messages)}};
  if (!question.user_tag.empty()) body["metadata"] = json::object{{"user_id", question.user_tag}};
  if (has_schema) {
    body["output_config"] =
        json::object{{"format", {{"type", "json_schema"}, {"schema", without_limits(question.schema)}}}};
  }
  return {.method = "POST",
          .url = account.base_url + "/v1/messages",
          .headers = headers_of(account),
          .body = write_json_line(body)};
}

// The figures are cumulative, and those of a cache stand outside `input_tokens`.
void fold_usage(const json::value& usage, TokenUsage& out) {
  if (!usage.is_object()) return;
  const auto fresh = count_at(usage, {"input_tokens"});
  const auto read = count_at(usage, {"cache_read_input_tokens"});
  const auto written = count_at(usage, {"cache_creation_input_tokens"});
  if (fresh + read + written > 0) {
    out.input = fresh + read + written;
    out.cached = read;
    out.cache_written = written;
  }
  if (const auto tokens = count_at(usage, {"output_tokens"}); tokens > 0) out.output = tokens;
  out.is_estimated = out.input == 0 || out.output == 0;
}

void fold_stop(const json::value& told, Answer& answer) {
  const auto reason = text_at(told, {"stop_reason"});
  if (reason.empty()) return;
  if (reason == "max_tokens") {
    answer.finish = Finish::length;
  } else if (reason == "refusal") {
    answer.finish = Finish::refusal;
    answer.refusal = text_at(told, {"stop_details", "explanation"});
  } else if (reason == "model_context_window_exceeded") {
    answer.finish = Finish::context_full;
  } else {
    answer.finish = Finish::stop;
  }
}

void fold(std::string_view name, const json::value& event, Answer& answer) {
  auto type = text_at(event, {"type"});
  if (type.empty()) type = name;
  if (type == "error") {
    answer.failure = error_in(event).value_or(Failure{.cause = Cause::server_error});
  } else if (type == "message_start") {
    if (const auto* usage = at(event, {"message", "usage"})) fold_usage(*usage, answer.usage);
    answer.model = text_at(event, {"message", "model"});
  } else if (type == "content_block_delta") {
    answer.text += text_at(event, {"delta", "text"});
  } else if (type == "content_block_start") {
    answer.text += text_at(event, {"content_block", "text"});
  } else if (type == "message_delta") {
    if (const auto* delta = at(event, {"delta"})) fold_stop(*delta, answer);
    if (const auto* usage = at(event, {"usage"})) fold_usage(*usage, answer.usage);
  } else if (type == "message_stop") {
    answer.is_ended = true;
  } else if (const auto error = error_in(event)) {
    answer.failure = error;
  }
}

void fold_whole(const json::value& body, Answer& answer) {
  if (const auto error = error_in(body)) {
    answer.failure = error;
    return;
  }
  if (const auto* content = at(body, {"content"})) answer.text = text_of_content(*content);
  answer.model = text_at(body, {"model"});
  fold_stop(body, answer);
  if (const auto* usage = at(body, {"usage"})) fold_usage(*usage, answer.usage);
  answer.is_ended = true;
}

HttpRequest list_models(const Account& account) {
  return {.url = account.base_url + "/v1/models?limit=1000", .headers = headers_of(account), .body = {}};
}

}  // namespace

extern constinit const Provider anthropic{
    .id = "anthropic",
    .base_url = "https://api.anthropic.com",
    .ask = ask,
    .fold = fold,
    .fold_whole = fold_whole,
    .list_models = list_models,
};

}  // namespace nonagon::ai
