#include "ai/client.hpp"

#include <algorithm>
#include <condition_variable>
#include <utility>

#include <fmt/format.h>

#include "ai/wire.hpp"
#include "base/text.hpp"

namespace nonagon::ai {
namespace {

using Time = std::chrono::steady_clock;

// The body of one answer, whichever way it comes: events, lines of JSON, one document, or a page that has
// nothing to do with it.
class Body {
 public:
  Body(const Provider& provider, Answer& answer, const Listener& listener)
      : provider_(provider),
        answer_(answer),
        listener_(listener),
        reader_([this](const StreamEvent& event) { take(event); }) {}

  Result<bool> read(const HttpHead& head, std::string_view piece) {
    if (kind_ == Kind::unknown) kind_ = kind_of(head, piece);
    if (kind_ != Kind::events) {
      constexpr std::size_t most_of_an_error = 64U << 10U;
      if (kind_ == Kind::whole || kept_.size() < most_of_an_error) kept_ += piece;
      return kind_ == Kind::whole;
    }
    has_progress_ = false;
    TRY(reader_.read(piece));
    return has_progress_;
  }

  void end(const HttpHead& head) {
    if (kind_ == Kind::events) {
      reader_.end();
    } else if (head.status < 200 || head.status >= 300) {
      answer_.failure = failure_of(head.status, head.headers, kept_);
    } else if (kind_ == Kind::whole) {
      end_whole();
    } else {
      answer_.failure =
          Failure{.cause = Cause::malformed,
                  .status = head.status,
                  .message = kept_.empty() ? "the answer is empty" : "the answer is a web page"};
    }
  }

 private:
  enum class Kind { unknown, events, whole, refused };

  static Kind kind_of(const HttpHead& head, std::string_view piece) {
    if (head.status < 200 || head.status >= 300) return Kind::refused;
    const auto type = lower(header(head.headers, "content-type"));
    if (type.find("event-stream") != std::string::npos || type.find("ndjson") != std::string::npos)
      return Kind::events;
    const auto start = trim(piece).substr(0, 1);
    if (start == "<") return Kind::refused;
    return start == "{" || start == "[" ? Kind::whole : Kind::events;
  }

  // One document; or one a line, from servers that name the wrong type.
  void end_whole() {
    const auto before = answer_.text.size();
    if (const auto document = parse_json(kept_)) {
      provider_.fold_whole(*document, answer_);
      if (answer_.text.size() > before) listener_.text(std::string_view(answer_.text).substr(before));
      return;
    }
    if (reader_.read(kept_)) reader_.end();
    if (answer_.text.empty() && !answer_.failure)
      answer_.failure = Failure{.cause = Cause::malformed, .message = "the answer is no JSON"};
  }

  void take(const StreamEvent& event) {
    answer_.is_streamed = true;
    if (trim(event.data) == "[DONE]") {
      answer_.is_ended = true;
      return;
    }
    const auto document = parse_json(event.data);
    if (!document) {
      if (event.name == "error")
        answer_.failure = Failure{.cause = Cause::server_error, .message = shortened(event.data)};
      return;  // a ping in words, a line of somebody's log
    }
    const auto before = answer_.text.size();
    const auto refused = answer_.refusal.size();
    provider_.fold(event.name, *document, answer_);
    if (answer_.text.size() > before) listener_.text(std::string_view(answer_.text).substr(before));
    has_progress_ = has_progress_ || answer_.text.size() > before || answer_.refusal.size() > refused;
  }

  const Provider& provider_;
  Answer& answer_;
  const Listener& listener_;
  EventReader reader_;
  Kind kind_ = Kind::unknown;
  std::string kept_;
  bool has_progress_ = false;
};

void conclude(Answer& answer) {
  if (answer.failure) return;
  if (!answer.finish && answer.is_ended)
    answer.finish = answer.refusal.empty() ? Finish::stop : Finish::refusal;
  if (!answer.finish) {
    answer.failure = Failure{.cause = Cause::cut, .message = "the stream ended before the model had stopped"};
  } else if (answer.finish == Finish::stop && trim(answer.text).empty() && answer.refusal.empty()) {
    answer.failure = Failure{.cause = Cause::malformed, .message = "the model said nothing"};
  }
}

// What a provider did not say of its tokens is counted here. A request that was refused costs nothing.
void settle_usage(Answer& answer, const Question& question) {
  const bool began = !answer.text.empty() || !answer.refusal.empty() || answer.finish;
  if (!began && answer.usage.input == 0 && answer.usage.output == 0) {
    const bool may_be_billed = answer.failure && answer.failure->cause == Cause::cancelled;
    answer.usage = {.input = may_be_billed ? estimated_tokens(question) : 0, .is_estimated = true};
    return;
  }
  const bool is_cut = answer.failure.has_value();
  if (!answer.usage.is_estimated && !is_cut) return;
  answer.usage.is_estimated = true;
  if (answer.usage.input == 0) answer.usage.input = estimated_tokens(question);
  answer.usage.output =
      std::max(answer.usage.output, estimated_tokens(answer.text) + estimated_tokens(answer.refusal));
}

bool mentions(std::string_view message, std::initializer_list<std::string_view> words) {
  const auto text = lower(message);
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

// True when the request can be said otherwise after what the provider refused of it.
bool learn(const Failure& failure, const Provider& provider, Dialect& dialect) {
  if (failure.cause != Cause::bad_request || (failure.status != 400 && failure.status != 422)) return false;
  const auto& message = failure.message;
  if (dialect.takes_max_completion_tokens && mentions(message, {"max_completion_tokens"})) {
    dialect.takes_max_completion_tokens = false;
    return true;
  }
  if (dialect.takes_usage_option && mentions(message, {"stream_options", "include_usage"})) {
    dialect.takes_usage_option = false;
    return true;
  }
  const bool is_of_structure = mentions(message,
                                        {"response_format",
                                         "json_schema",
                                         "json_object",
                                         "output_config",
                                         "output_format",
                                         "text.format",
                                         "schema",
                                         "grammar",
                                         "structured"});
  if (dialect.structure == Structure::words || !is_of_structure) return false;
  const bool has_object = provider.id != "anthropic" && dialect.structure == Structure::schema;
  dialect.structure = has_object ? Structure::object : Structure::words;
  return true;
}

// Providers echo keys at times; what they say is kept and shown.
void hide_key(std::string& text, const Account& account) {
  constexpr std::size_t shortest = 6;
  if (account.api_key.size() >= shortest) text = replace_all(std::move(text), account.api_key, "[key]");
}

// False when stopped meanwhile.
bool wait(Milliseconds pause, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, stop, pause, [] { return false; });
  return !stop.stop_requested();
}

}  // namespace

Dialect Dialects::of(const std::string& place) const {
  const std::lock_guard lock(mutex_);
  const auto found = learned_.find(place);
  return found == learned_.end() ? Dialect{} : found->second;
}

void Dialects::learn(const std::string& place, const Dialect& dialect) {
  const std::lock_guard lock(mutex_);
  learned_[place] = dialect;
}

std::int64_t estimated_tokens(std::string_view text) {
  const auto other =
      std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const auto ascii = static_cast<std::int64_t>(text.size()) - other;
  return (ascii * 10 + 35) / 36 + (other + 1) / 2;
}

std::int64_t estimated_tokens(const Question& question) {
  auto tokens = estimated_tokens(question.rules) + estimated_tokens(question.context) +
                estimated_tokens(question.request) + estimated_tokens(write_json_line(question.schema));
  for (const auto& turn : question.turns)
    tokens += estimated_tokens(turn.answer) + estimated_tokens(turn.reply);
  return tokens;
}

Answer Client::ask_once(const Provider& provider,
                        const HttpRequest& request,
                        const std::stop_token& stop,
                        const Listener& listener) {
  const auto start = Time::now();
  Answer answer;
  Body body(provider, answer, listener);
  HttpHead head;
  auto failure = http_.send(
      request,
      patience_,
      stop,
      {.take = [&](const HttpHead& known, std::string_view piece) { return body.read(known, piece); },
       .pause = listener.pause},
      head);
  if (head.status != 0 && (!failure || failure->cause == Cause::cut)) body.end(head);
  if (failure && !answer.failure && !(answer.finish && answer.is_ended)) answer.failure = std::move(failure);
  answer.request_id = header(head.headers, "request-id");
  if (answer.request_id.empty()) answer.request_id = header(head.headers, "x-request-id");
  conclude(answer);
  answer.took = std::chrono::duration_cast<Milliseconds>(Time::now() - start);
  return answer;
}

Answer Client::ask(const Provider& provider,
                   const Account& account,
                   const Question& question,
                   std::stop_token stop,
                   const Listener& listener) {
  const auto place = account.base_url + " " + question.model;
  auto dialect = experience_.dialects.of(place);
  const auto start = Time::now();
  for (int retries = 0;;) {
    if (stop.stop_requested()) {  // before anything was sent
      Answer answer;
      answer.failure = Failure{.cause = Cause::cancelled, .message = "cancelled"};
      return answer;
    }
    if (!experience_.breaker.lets_through(account.base_url, Time::now())) {
      Answer answer;
      answer.failure =
          Failure{.cause = Cause::refused,
                  .message = "it has failed again and again, and is left alone for half a minute"};
      return answer;
    }
    auto answer = ask_once(provider, provider.ask(question, account, dialect), stop, listener);
    settle_usage(answer, question);
    if (answer.failure) hide_key(answer.failure->message, account);
    hide_key(answer.refusal, account);
    listener.call(answer);
    if (!answer.failure) {
      experience_.breaker.succeeded(account.base_url);
      return answer;
    }
    const auto& failure = *answer.failure;
    if (learn(failure, provider, dialect)) {
      experience_.dialects.learn(place, dialect);
      if (listener.may_ask_again()) continue;
      return answer;
    }
    const bool is_fault = may_retry(failure) || failure.cause == Cause::timed_out;
    if (is_fault)
      experience_.breaker.failed(account.base_url, Time::now());
    else if (failure.cause != Cause::cancelled)
      experience_.breaker.succeeded(account.base_url);
    const bool has_spoken = !answer.text.empty() || !answer.refusal.empty();
    if (!may_retry(failure) || has_spoken || ++retries > most_retries || !listener.may_ask_again())
      return answer;
    const auto pause = pause_before(retries, failure, entropy_);
    if (Time::now() - start + pause > most_retry_time) return answer;
    if (!wait(pause, stop)) {
      answer.failure = Failure{.cause = Cause::cancelled, .message = "cancelled"};
      return answer;
    }
  }
}

Result<std::vector<Model>> Client::models(const Provider& provider,
                                          const Account& account,
                                          std::stop_token stop) {
  std::string body;
  HttpHead head;
  auto failure = http_.send(provider.list_models(account),
                            patience_,
                            std::move(stop),
                            {.take = [&](const HttpHead&, std::string_view piece) -> Result<bool> {
                              body += piece;
                              return true;
                            }},
                            head);
  if (!failure && (head.status < 200 || head.status >= 300))
    failure = failure_of(head.status, head.headers, body);
  if (failure) {
    hide_key(failure->message, account);
    return fail(error_of(*failure, account.base_url));
  }
  const auto document = parse_json(body);
  if (document) return read_models(*document);
  return fail(
      error_of({.cause = Cause::malformed, .message = "its list of models is no JSON"}, account.base_url));
}

Error error_of(const Failure& failure, std::string_view provider) {
  Error error{.code = ErrorCode::unavailable,
              .detail = fmt::format("{} did not answer", provider),
              .pointer = {},
              .reason = failure.message,
              .fix = "Try again later, or use another provider; the built-in engine needs none."};
  switch (failure.cause) {
    case Cause::unauthenticated:
    case Cause::forbidden:
      error.detail = fmt::format("{} does not take the key", provider);
      error.fix = "Give the provider another key.";
      break;
    case Cause::no_credit:
      error.detail = fmt::format("{} has no credit left for this key", provider);
      error.fix = "Add credit at the provider, or use another one.";
      break;
    case Cause::not_found:
      error.detail = fmt::format("{} knows no such model or address", provider);
      error.fix = "List its models with `nonagon provider models`, and check the base URL.";
      break;
    case Cause::bad_request:
    case Cause::too_large:
      error.detail = fmt::format("{} refused the question", provider);
      error.fix = "Choose another model; one with a larger context if that was too small.";
      break;
    case Cause::refused:
      error.detail = fmt::format("{} was not asked", provider);
      error.fix = "See the reason; the operator decides which addresses may be reached.";
      break;
    case Cause::cancelled: error.code = ErrorCode::cancelled; break;
    case Cause::rate_limited:
    case Cause::overloaded:
    case Cause::server_error:
    case Cause::not_reached:
    case Cause::timed_out:
    case Cause::cut:
    case Cause::malformed: break;
  }
  return error;
}

}  // namespace nonagon::ai
