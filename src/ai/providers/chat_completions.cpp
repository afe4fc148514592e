#include "ai/shape.hpp"
#include "ai/wire.hpp"

namespace nonagon::ai {
namespace {

// OpenAI's Chat Completions, as Ollama, llama.cpp, vLLM, LM Studio, OpenRouter, LiteLLM and Azure speak it.
Headers headers_of(const Account& account) {
  Headers headers{{"content-type", "application/json"}};
  if (account.api_key.empty()) return headers;
  headers.emplace_back("authorization", "Bearer " + account.api_key);
  headers.emplace_back("api-key", account.api_key);  // Azure
  return headers;
}

json::object message(std::string_view role, std::string_view text) {
  return {{"role", role}, {"content", text}};
}

void put_structure(const Question& question, Structure structure, json::object& body) {
  if (structure == Structure::schema) {
    body["response_format"] = json::object{
        {"type", "json_schema"},
        {"json_schema", {{"name", question.schema_name}, {"strict", true}, {"schema", question.schema}}}};
  } else if (structure == Structure::object) {
    body["response_format"] = json::object{{"type", "json_object"}};
  }
}

HttpRequest ask(const Question& question, const Account& account, const Dialect& dialect) {
  // The schema stands in the words too: servers drop a response_format that they do not know.
  json::array messages{message("system", rules_with_schema(question))};
  if (!question.context.empty()) messages.emplace_back(message("user", question.context));
  messages.emplace_back(message("user", question.request));
  for (const auto& turn : question.turns) {
    messages.emplace_back(message("assistant", turn.answer));
    messages.emplace_back(message("user", turn.reply));
  }
  json::object body{{"model", question.model}, {"messages", std::move(messages)}, {"stream", true}};
  body[dialect.takes_max_completion_tokens ? "max_completion_tokens" : "max_tokens"] = question.max_tokens;
  if (dialect.takes_usage_option) body["stream_options"] = json::object{{"include_usage", true}};
  put_structure(question, dialect.structure, body);
  return {.method = "POST",
          .url = account.base_url + "/chat/completions",
          .headers = headers_of(account),
          .body = write_json_line(body)};
}

void fold_usage(const json::value& usage, TokenUsage& out) {
  if (!usage.is_object()) return;
  const auto input = count_at(usage, {"prompt_tokens"});
  const auto output = count_at(usage, {"completion_tokens"});
  if (input == 0 && output == 0) return;
  out = {.input = input,
         .cached = count_at(usage, {"prompt_tokens_details", "cached_tokens"}),
         .cache_written = count_at(usage, {"prompt_tokens_details", "cache_write_tokens"}),
         .output = output,
         .is_estimated = input == 0 || output == 0};
}

void fold_finish(const json::value& choice, Answer& answer) {
  const auto reason = text_at(choice, {"finish_reason"});
  if (reason.empty()) return;
  if (reason == "length") {
    answer.finish = Finish::length;
  } else if (reason == "content_filter") {
    answer.finish = Finish::filtered;
  } else if (reason == "error") {
    if (!answer.failure)
      answer.failure = Failure{.cause = Cause::server_error, .message = "the provider broke the answer off"};
  } else {
    answer.finish = Finish::stop;
  }
}

// A choice of a chunk (`delta`) or of a whole answer (`message`). Servers send the last chunk twice at times:
// what comes after the finish is not text.
void fold_choice(const json::value& choice, Answer& answer) {
  if (count_at(choice, {"index"}) != 0) return;
  if (auto error = error_in(choice)) answer.failure = std::move(error);
  const auto* told = at(choice, {"delta"});
  if (told == nullptr) told = at(choice, {"message"});
  if (told != nullptr && !answer.finish) {
    if (const auto* content = at(*told, {"content"})) answer.text += text_of_content(*content);
    answer.refusal += text_at(*told, {"refusal"});
  }
  fold_finish(choice, answer);
  if (answer.finish && !answer.refusal.empty()) answer.finish = Finish::refusal;
}

void fold(std::string_view, const json::value& event, Answer& answer) {
  if (auto error = error_in(event)) {
    answer.failure = std::move(error);
    return;
  }
  if (auto model = text_at(event, {"model"}); !model.empty()) answer.model = std::move(model);
  if (const auto* choices = at(event, {"choices"}); choices != nullptr && choices->is_array()) {
    for (const auto& choice : choices->get_array()) fold_choice(choice, answer);
  }
  if (const auto* usage = at(event, {"usage"})) fold_usage(*usage, answer.usage);
}

void fold_whole(const json::value& body, Answer& answer) {
  fold({}, body, answer);
  answer.is_ended = true;
}

HttpRequest list_models(const Account& account) {
  return {.url = account.base_url + "/models", .headers = headers_of(account), .body = {}};
}

}  // namespace

extern constinit const Provider chat_completions{
    .id = "custom",
    .base_url = "",
    .ask = ask,
    .fold = fold,
    .fold_whole = fold_whole,
    .list_models = list_models,
};

}  // namespace nonagon::ai
