#include "ai/shape.hpp"
#include "ai/wire.hpp"

namespace nonagon::ai {
namespace {

// OpenAI's Responses API.
Headers headers_of(const Account& account) {
  Headers headers{{"content-type", "application/json"}};
  if (!account.api_key.empty()) headers.emplace_back("authorization", "Bearer " + account.api_key);
  return headers;
}

json::object message(std::string_view role, std::string_view text) {
  return {{"role", role}, {"content", text}};
}

HttpRequest ask(const Question& question, const Account& account, const Dialect& dialect) {
  json::array input;
  if (!question.context.empty()) input.emplace_back(message("user", question.context));
  input.emplace_back(message("user", question.request));
  for (const auto& turn : question.turns) {
    input.emplace_back(message("assistant", turn.answer));
    input.emplace_back(message("user", turn.reply));
  }
  const bool has_schema = dialect.structure == Structure::schema;
  json::object body{{"model", question.model},
                    {"instructions", has_schema ? question.rules : rules_with_schema(question)},
                    {"input", std::move(input)},
                    {"max_output_tokens", question.max_tokens},
                    {"store", false},
                    {"stream", true}};
  if (has_schema) {
    body["text"] = json::object{{"format",
                                 {{"type", "json_schema"},
                                  {"name", question.schema_name},
                                  {"strict", true},
                                  {"schema", without_limits(question.schema)}}}};
  } else if (dialect.structure == Structure::object) {
    body["text"] = json::object{{"format", {{"type", "json_object"}}}};
  }
  if (!question.cache_key.empty()) body["prompt_cache_key"] = question.cache_key;
  if (!question.user_tag.empty()) body["safety_identifier"] = question.user_tag;
  return {.method = "POST",
          .url = account.base_url + "/responses",
          .headers = headers_of(account),
          .body = write_json_line(body)};
}

// Cached tokens stand inside `input_tokens`.
void fold_usage(const json::value& usage, TokenUsage& out) {
  if (!usage.is_object()) return;
  const auto input = count_at(usage, {"input_tokens"});
  const auto output = count_at(usage, {"output_tokens"});
  if (input == 0 && output == 0) return;
  out = {.input = input,
         .cached = count_at(usage, {"input_tokens_details", "cached_tokens"}),
         .cache_written = count_at(usage, {"input_tokens_details", "cache_write_tokens"}),
         .output = output,
         .is_estimated = false};
}

void fold_output(const json::value& response, Answer& answer) {
  std::string text;
  const auto* output = at(response, {"output"});
  const auto* items = output == nullptr ? nullptr : output->if_array();
  if (items == nullptr) return;
  for (const auto& item : *items) {
    const auto* content = at(item, {"content"});
    const auto* parts = content == nullptr ? nullptr : content->if_array();
    if (parts == nullptr || text_at(item, {"type"}) == "reasoning") continue;
    for (const auto& part : *parts) {
      text += text_at(part, {"text"});
      if (text_at(part, {"type"}) == "refusal") answer.refusal = text_at(part, {"refusal"});
    }
  }
  if (answer.text.empty()) answer.text = std::move(text);
}

void fold_whole(const json::value& response, Answer& answer) {
  const auto status = text_at(response, {"status"});
  if (const auto error = error_in(response)) {
    answer.failure = error;
    return;
  }
  fold_output(response, answer);
  answer.model = text_at(response, {"model"});
  if (const auto* usage = at(response, {"usage"})) fold_usage(*usage, answer.usage);
  if (status == "incomplete") {
    const bool is_filtered = text_at(response, {"incomplete_details", "reason"}) == "content_filter";
    answer.finish = is_filtered ? Finish::filtered : Finish::length;
  } else if (status == "failed") {
    answer.failure = Failure{.cause = Cause::server_error, .message = "the provider gave up on the answer"};
  } else {
    answer.finish = answer.refusal.empty() ? Finish::stop : Finish::refusal;
  }
  answer.is_ended = true;
}

void fold(std::string_view name, const json::value& event, Answer& answer) {
  auto type = text_at(event, {"type"});
  if (type.empty()) type = name;
  if (type == "response.output_text.delta") {
    answer.text += text_at(event, {"delta"});
  } else if (type == "response.refusal.delta") {
    answer.refusal += text_at(event, {"delta"});
  } else if (type == "response.completed" || type == "response.incomplete" || type == "response.failed") {
    const auto* response = at(event, {"response"});
    fold_whole(response == nullptr ? event : *response, answer);
  } else if (const auto error = error_in(event)) {
    answer.failure = error;
  }
}

HttpRequest list_models(const Account& account) {
  return {.url = account.base_url + "/models", .headers = headers_of(account), .body = {}};
}

}  // namespace

extern constinit const Provider openai{
    .id = "openai",
    .base_url = "https://api.openai.com/v1",
    .ask = ask,
    .fold = fold,
    .fold_whole = fold_whole,
    .list_models = list_models,
};

}  // namespace nonagon::ai
