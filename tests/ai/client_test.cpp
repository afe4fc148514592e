#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "asking.hpp"
#include "base/json.hpp"
#include "design/describe.hpp"

namespace nonagon::test {
namespace {

using ai::Cause;
using ai::Finish;

constexpr std::string_view named = R"({"name":"Tööls"})";

// The three formats, streaming the same answer.
std::string anthropic_stream(std::string_view stop_reason = "end_turn") {
  return fmt::format(
      "event: message_start\n"
      R"(data: {{"type":"message_start","message":{{"id":"msg_01","model":"claude-sonnet-5","content":[],"usage":{{"input_tokens":25,"cache_creation_input_tokens":7,"cache_read_input_tokens":100,"output_tokens":1}}}}}})"
      "\n\nevent: content_block_start\n"
      R"(data: {{"type":"content_block_start","index":0,"content_block":{{"type":"text","text":""}}}})"
      "\n\nevent: ping\ndata: {{\"type\":\"ping\"}}\n\nevent: content_block_delta\n"
      R"(data: {{"type":"content_block_delta","index":0,"delta":{{"type":"text_delta","text":"{{\"name\":"}}}})"
      "\n\nevent: content_block_delta\n"
      R"(data: {{"type":"content_block_delta","index":0,"delta":{{"type":"text_delta","text":"\"Tööls\"}}"}}}})"
      "\n\nevent: content_block_stop\ndata: {{\"type\":\"content_block_stop\",\"index\":0}}\n\nevent: "
      "message_delta\n"
      R"(data: {{"type":"message_delta","delta":{{"stop_reason":"{}","stop_sequence":null}},"usage":{{"output_tokens":15}}}})"
      "\n\nevent: message_stop\ndata: {{\"type\":\"message_stop\"}}\n\n",
      stop_reason);
}

// Up to the middle of the answer.
std::string anthropic_beginning() {
  const auto text = anthropic_stream();
  const std::string_view delta = "event: content_block_delta";
  return text.substr(0, text.find(delta, text.find(delta) + 1));
}

std::string chat_chunk(std::string_view delta, std::string_view finish = "null") {
  return fmt::format(
      R"(data: {{"id":"c1","object":"chat.completion.chunk","model":"qwen3","choices":[{{"index":0,"delta":{},"finish_reason":{}}}],"usage":null}})"
      "\n\n",
      delta,
      finish);
}

const std::string chat_usage =
    R"(data: {"id":"c1","model":"qwen3","choices":[],"usage":{"prompt_tokens":120,"completion_tokens":9,"total_tokens":129,"prompt_tokens_details":{"cached_tokens":100}}})"
    "\n\n";
const std::string chat_text = chat_chunk(R"({"role":"assistant","content":"","refusal":null})") +
                              chat_chunk(R"({"content":"{\"name\":"})") +
                              chat_chunk(R"({"content":"\"Tööls\"}"})");
const std::string chat_stream = chat_text + chat_chunk("{}", "\"stop\"") + chat_usage + "data: [DONE]\n\n";

const std::string responses_text =
    "event: response.created\ndata: "
    "{\"type\":\"response.created\",\"sequence_number\":0,\"response\":{\"status\":\"in_progress\",\"error\":"
    "null}}\n\n"
    "data: {\"type\":\"response.output_text.delta\",\"delta\":\"{\\\"name\\\":\"}\n\n"
    "data: {\"type\":\"response.output_text.delta\",\"delta\":\"\\\"Tööls\\\"}\"}\n\n";

std::string responses_end(std::string_view status, std::string_view more = "") {
  return fmt::format(
      R"(data: {{"type":"response.{0}","response":{{"status":"{0}","model":"gpt-6-sol","output":[]{1},"usage":{{"input_tokens":132,"input_tokens_details":{{"cached_tokens":100,"cache_write_tokens":7}},"output_tokens":15,"total_tokens":147}}}}}})"
      "\n\n",
      status,
      more);
}

std::string with_line_ends(std::string text, std::string_view end) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string(end) : std::string(1, c);
  return out;
}

std::vector<std::string> byte_by_byte(const std::string& text) {
  std::vector<std::string> pieces;
  for (std::size_t i = 0; i < text.size(); i += 3) pieces.push_back(text.substr(i, 3));
  return pieces;
}

Reply json_reply(std::string body, int status = 200) {
  return {.pieces = {std::move(body)}, .status = status, .type = "application/json"};
}

struct Case {
  std::string_view name;
  std::string_view provider;
  std::vector<Reply> replies;
  std::string_view text = named;
  std::optional<Finish> finish = Finish::stop;
  std::optional<Cause> cause = {};
  std::size_t requests = 1;
  std::int64_t input = -1;  // tokens; -1: estimated
};

const auto tiny_retry = std::vector<std::pair<std::string, std::string>>{{"retry-after-ms", "5"}};

std::vector<Case> cases() {
  return {
      {"reads Anthropic's events, cached tokens counted in",
       "anthropic",
       {{{anthropic_stream()}}},
       named,
       Finish::stop,
       {},
       1,
       132},
      {"reads the events of Responses",
       "openai",
       {{{responses_text + responses_end("completed")}}},
       named,
       Finish::stop,
       {},
       1,
       132},
      {"reads the chunks of Chat Completions", "custom", {{{chat_stream}}}, named, Finish::stop, {}, 1, 120},
      {"puts UTF-8 together that was split between reads",
       "custom",
       {{byte_by_byte(chat_stream)}},
       named,
       Finish::stop,
       {},
       1,
       120},
      {"puts events together that were split between reads",
       "anthropic",
       {{byte_by_byte(anthropic_stream())}},
       named,
       Finish::stop,
       {},
       1,
       132},
      {"takes CRLF", "custom", {{{with_line_ends(chat_stream, "\r\n")}}}, named, Finish::stop, {}, 1, 120},
      {"takes bare CR", "custom", {{{with_line_ends(chat_stream, "\r")}}}, named, Finish::stop, {}, 1, 120},
      {"skips a byte order mark",
       "custom",
       {{{"\xEF\xBB\xBF" + chat_stream}}},
       named,
       Finish::stop,
       {},
       1,
       120},
      {"skips the comments that keep OpenRouter's connection alive",
       "custom",
       {{{": OPENROUTER PROCESSING\n\n", ": OPENROUTER PROCESSING\n\n", chat_stream}}},
       named,
       Finish::stop,
       {},
       1,
       120},
      {"skips events that it does not know, and empty data",
       "anthropic",
       {{{"event: news\ndata: {\"type\":\"news\"}\n\ndata:\n\n: hello\n\n" + anthropic_stream()}}},
       named,
       Finish::stop,
       {},
       1,
       132},
      {"takes data without a space after the colon",
       "custom",
       {{{[] {
         auto text = chat_stream;
         for (std::size_t at = 0; (at = text.find("data: ", at)) != std::string::npos;) text.erase(at + 5, 1);
         return text;
       }()}}},
       named,
       Finish::stop,
       {},
       1,
       120},
      {"takes data on several lines",
       "custom",
       {{{"data: {\"choices\":[{\"index\":0,\ndata: "
          "\"delta\":{\"content\":\"{\\\"name\\\":\\\"Tööls\\\"}\"},\ndata: "
          "\"finish_reason\":\"stop\"}]}\n\n"}}}},
      {"does without [DONE]",
       "custom",
       {{{chat_text + chat_chunk("{}", "\"stop\"") + chat_usage}}},
       named,
       Finish::stop,
       {},
       1,
       120},
      {"takes a last event without its blank line",
       "custom",
       {{{chat_text + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"}}}},
      {"estimates tokens when usage is missing",
       "custom",
       {{{chat_text + chat_chunk("{}", "\"stop\"") + "data: [DONE]\n\n"}}}},
      {"estimates tokens when usage is null or nought",
       "custom",
       {{{chat_text + chat_chunk("{}", "\"stop\"") +
          "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":0}}\n\ndata: "
          "[DONE]\n\n"}}}},
      {"takes the usage of the first chunk",
       "custom",
       {{{chat_usage + chat_text + chat_chunk("{}", "\"stop\"")}}},
       named,
       Finish::stop,
       {},
       1,
       120},
      {"takes Azure's first chunk, which has no choices",
       "custom",
       {{{"data: "
          "{\"choices\":[],\"created\":0,\"id\":\"\",\"model\":\"\",\"object\":\"\",\"prompt_filter_"
          "results\":[{\"prompt_index\":0}]}\n\n" +
          chat_stream}}},
       named,
       Finish::stop,
       {},
       1,
       120},
      {"takes content that is null, or a list of parts",
       "custom",
       {{{chat_chunk(R"({"content":null})") +
          chat_chunk(
              R"({"content":[{"type":"text","text":"{\"name\":"},{"type":"text","text":"\"Tööls\"}"}]})") +
          chat_chunk("{}", "\"stop\"")}}}},
      {"takes a last chunk that is sent twice as one",
       "custom",
       {{{chat_text + chat_chunk(R"({"content":""})", "\"stop\"") +
          chat_chunk(R"({"content":"\"}"})", "\"stop\"") + chat_usage}}},
       named,
       Finish::stop,
       {},
       1,
       120},
      {"takes one JSON document where a stream was asked for",
       "custom",
       {json_reply(
           R"({"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"{\"name\":\"Tööls\"}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":120,"completion_tokens":9}})")},
       named,
       Finish::stop,
       {},
       1,
       120},
      {"takes one JSON document of Anthropic's",
       "anthropic",
       {json_reply(
           R"({"type":"message","model":"m","content":[{"type":"text","text":"{\"name\":\"Tööls\"}"}],"stop_reason":"end_turn","usage":{"input_tokens":120,"output_tokens":9}})")},
       named,
       Finish::stop,
       {},
       1,
       120},
      {"takes one JSON document of Responses",
       "openai",
       {json_reply(
           R"({"status":"completed","error":null,"output":[{"type":"reasoning","content":[{"text":"hm"}]},{"type":"message","content":[{"type":"output_text","text":"{\"name\":\"Tööls\"}"}]}],"usage":{"input_tokens":120,"output_tokens":9}})")},
       named,
       Finish::stop,
       {},
       1,
       120},
      {"takes lines of JSON under the wrong type",
       "custom",
       {{{"{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"{\\\"name\\\":\\\"Tööls\\\"}\"}}]}\n{"
          "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n"},
         200,
         "application/json"}}},
      {"says so when the limit of tokens ended the answer: Anthropic",
       "anthropic",
       {{{anthropic_stream("max_tokens")}}},
       named,
       Finish::length,
       {},
       1,
       132},
      {"says so when the limit of tokens ended the answer: Responses",
       "openai",
       {{{responses_text +
          responses_end("incomplete", R"(,"incomplete_details":{"reason":"max_output_tokens"})")}}},
       named,
       Finish::length,
       {},
       1,
       132},
      {"says so when the limit of tokens ended the answer: Chat",
       "custom",
       {{{chat_text + chat_chunk("{}", "\"length\"") + chat_usage}}},
       named,
       Finish::length,
       {},
       1,
       120},
      {"says so when the context was full",
       "anthropic",
       {{{anthropic_stream("model_context_window_exceeded")}}},
       named,
       Finish::context_full,
       {},
       1,
       132},
      {"says so when a filter held the answer back",
       "openai",
       {{{responses_text +
          responses_end("incomplete", R"(,"incomplete_details":{"reason":"content_filter"})")}}},
       named,
       Finish::filtered,
       {},
       1,
       132},
      {"tells a refusal from an answer: Anthropic",
       "anthropic",
       {{{anthropic_stream("refusal")}}},
       named,
       Finish::refusal,
       {},
       1,
       132},
      {"tells a refusal from an answer: Chat",
       "custom",
       {{{chat_chunk(R"({"refusal":"I cannot help with that."})") + chat_chunk("{}", "\"stop\"") +
          chat_usage}}},
       "",
       Finish::refusal,
       {},
       1,
       120},
      {"tells a refusal from an answer: Responses",
       "openai",
       {{{"data: {\"type\":\"response.refusal.delta\",\"delta\":\"No.\"}\n\n" + responses_end("completed")}}},
       "",
       Finish::refusal,
       {},
       1,
       132},
      {"calls a stream cut that ends without a finish, and does not pay twice",
       "custom",
       {{{chat_text}}},
       named,
       {},
       Cause::cut},
      {"calls a stream cut whose connection breaks",
       "anthropic",
       {{{anthropic_beginning()}, 200, "text/event-stream", {}, Reply::End::cut}},
       R"({"name":)",
       {},
       Cause::cut,
       1,
       132},
      {"asks again when a stream broke before the first word",
       "custom",
       {{{": hello\n\n"}, 200, "text/event-stream", {}, Reply::End::cut}, {{chat_stream}}},
       named,
       Finish::stop,
       {},
       2,
       120},
      {"takes the error in Anthropic's stream by its type",
       "anthropic",
       {{{anthropic_beginning() +
          "\n\nevent: error\ndata: "
          "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n"}}},
       R"({"name":)",
       {},
       Cause::overloaded,
       1,
       132},
      {"asks again after an error in the stream before the first word",
       "anthropic",
       {{{"event: error\ndata: "
          "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n"}},
        {{anthropic_stream()}}},
       named,
       Finish::stop,
       {},
       2,
       132},
      {"takes OpenRouter's error beside a choice",
       "custom",
       {{{chat_text + "data: {\"error\":{\"code\":502,\"message\":\"Provider "
                      "disconnected\"},\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_"
                      "reason\":\"error\"}]}\n\n"}}},
       named,
       {},
       Cause::server_error},
      {"takes an error that is text",
       "custom",
       {{{"{\"error\":\"model runner has stopped\"}\n"}, 200, "application/x-ndjson"}, {{chat_stream}}},
       named,
       Finish::stop,
       {},
       2,
       120},
      {"takes an error that is a list",
       "custom",
       {json_reply(R"([{"error":{"code":"400","message":"API key not valid"}}])", 400)},
       "",
       {},
       Cause::bad_request},
      {"takes vLLM's error without a wrapper",
       "custom",
       {json_reply(R"({"object":"error","message":"no such thing","type":"BadRequestError","code":400})",
                   400)},
       "",
       {},
       Cause::bad_request},
      {"takes the failed event of Responses",
       "openai",
       {{{"data: "
          "{\"type\":\"response.failed\",\"response\":{\"status\":\"failed\",\"error\":{\"code\":\"server_"
          "error\",\"message\":\"oops\"}}}\n\n"}},
        {{responses_text + responses_end("completed")}}},
       named,
       Finish::stop,
       {},
       2,
       132},
      {"takes the error event of Responses",
       "openai",
       {{{"event: error\ndata: {\"type\":\"error\",\"code\":\"rate_limit_exceeded\",\"message\":\"slow "
          "down\",\"sequence_number\":3}\n\n"}},
        {{responses_text + responses_end("completed")}}},
       named,
       Finish::stop,
       {},
       2,
       132},
      {"waits as a 429 tells",
       "anthropic",
       {{{R"({"type":"error","error":{"type":"rate_limit_error","message":"slow"}})"},
         429,
         "application/json",
         tiny_retry},
        {{anthropic_stream()}}},
       named,
       Finish::stop,
       {},
       2,
       132},
      {"waits as a 529 tells, twice",
       "anthropic",
       {{{R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})"},
         529,
         "application/json",
         tiny_retry},
        {{"{}"}, 529, "application/json", tiny_retry},
        {{anthropic_stream()}}},
       named,
       Finish::stop,
       {},
       3,
       132},
      {"waits as Retry-After tells in seconds",
       "custom",
       {{{"{}"}, 503, "application/json", {{"Retry-After", "0"}}}, {{chat_stream}}},
       named,
       Finish::stop,
       {},
       2,
       120},
      {"gives up after four times",
       "custom",
       {{{"{}"}, 500, "application/json", tiny_retry},
        {{"{}"}, 500, "application/json", tiny_retry},
        {{"{}"}, 500, "application/json", tiny_retry},
        {{"{}"}, 500, "application/json", tiny_retry},
        {{"{}"}, 500, "application/json", tiny_retry}},
       "",
       {},
       Cause::server_error,
       5},
      {"does what x-should-retry says",
       "custom",
       {{{"{}"}, 500, "application/json", {{"x-should-retry", "false"}}}},
       "",
       {},
       Cause::server_error},
      {"does not ask again without credit",
       "openai",
       {json_reply(
           R"({"error":{"message":"You exceeded your current quota","type":"insufficient_quota","param":null,"code":"insufficient_quota"}})",
           429)},
       "",
       {},
       Cause::no_credit},
      {"does not ask again with a wrong key",
       "anthropic",
       {json_reply(
           R"({"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}})", 401)},
       "",
       {},
       Cause::unauthenticated},
      {"does not ask again for a model that there is not",
       "openai",
       {json_reply(
           R"({"error":{"message":"no such model","type":"invalid_request_error","code":"model_not_found"}})",
           404)},
       "",
       {},
       Cause::not_found},
      {"follows no redirect",
       "custom",
       {{{}, 307, "text/plain", {{"Location", "http://169.254.169.254/latest"}}}},
       "",
       {},
       Cause::bad_request},
      {"knows a web page under 200",
       "custom",
       {{{"<!DOCTYPE html><html><body>Sign in</body></html>"}, 200, "text/html"}},
       "",
       {},
       Cause::malformed},
      {"knows a web page under 502, and asks again",
       "custom",
       {{{"<html><body>Bad gateway</body></html>"}, 502, "text/html", tiny_retry}, {{chat_stream}}},
       named,
       Finish::stop,
       {},
       2,
       120},
      {"knows an empty answer", "custom", {{{""}, 200, "application/json"}}, "", {}, Cause::malformed},
      {"asks in words when a schema is refused",
       "anthropic",
       {json_reply(
            R"({"type":"error","error":{"type":"invalid_request_error","message":"output_config: the compiled grammar is too large"}})",
            400),
        {{anthropic_stream()}}},
       named,
       Finish::stop,
       {},
       2,
       132},
      {"asks for any JSON, then in words, when those are refused",
       "custom",
       {json_reply(R"({"error":{"message":"response_format json_schema is not supported","code":400}})", 400),
        json_reply(R"({"error":"'response_format.type' must be 'json_schema' or 'text'"})", 400),
        {{chat_stream}}},
       named,
       Finish::stop,
       {},
       3,
       120},
      {"leaves out what an old server does not know",
       "custom",
       {json_reply(R"({"error":{"message":"Unrecognized request argument supplied: stream_options"}})", 400),
        json_reply(R"({"error":{"message":"unknown field max_completion_tokens"}})", 422),
        {{chat_stream}}},
       named,
       Finish::stop,
       {},
       3,
       120},
  };
}

}  // namespace

TEST_CASE("a provider's every quirk ends in the right answer") {
  for (const auto& one : cases()) {
    CAPTURE(one.name);
    const ScriptedServer server(one.replies);
    ai::Experience experience;
    const auto asked = ask(server, one.provider, experience);
    const auto& answer = asked.answer;
    CAPTURE((answer.failure ? answer.failure->message : std::string()));
    CHECK(answer.text == one.text);
    CHECK(asked.heard == one.text);
    CHECK((one.cause || answer.finish == one.finish));
    CHECK((answer.failure ? std::optional(answer.failure->cause) : std::nullopt) == one.cause);
    CHECK(server.received().size() == one.requests);
    CHECK(asked.calls.size() == one.requests);
    if (one.input >= 0) {
      CHECK(answer.usage.input == one.input);
    } else if (!one.text.empty()) {
      CHECK(answer.usage.is_estimated);
      CHECK(answer.usage.input > 0);
      CHECK(answer.usage.output > 0);
    }
    if (!answer.text.empty()) CHECK(answer.usage.output > 0);
  }
}

TEST_CASE("cached tokens are told apart, whichever way a provider counts them") {
  ai::Experience experience;
  const ScriptedServer anthropic({{{anthropic_stream()}}});
  const ScriptedServer openai({{{responses_text + responses_end("completed")}}});
  const ai::TokenUsage expected{
      .input = 132, .cached = 100, .cache_written = 7, .output = 15, .is_estimated = false};
  CHECK(ask(anthropic, "anthropic", experience).answer.usage == expected);
  CHECK(ask(openai, "openai", experience).answer.usage == expected);
}

TEST_CASE("what a provider refused is not sent to it again") {
  const ScriptedServer server({json_reply(R"({"error":{"message":"json_schema: unsupported"}})", 400),
                               {{chat_stream}},
                               {{chat_stream}}});
  ai::Experience experience;
  CHECK_FALSE(ask(server, "custom", experience).answer.failure);
  CHECK_FALSE(ask(server, "custom", experience).answer.failure);
  const auto received = server.received();
  REQUIRE(received.size() == 3);
  CHECK(received[0].body.find("\"json_schema\"") != std::string::npos);
  CHECK(received[2].body.find("\"json_object\"") != std::string::npos);
}

TEST_CASE("the key travels in a header, and a person by a tag") {
  for (const std::string_view provider : {"anthropic", "openai", "custom"}) {
    CAPTURE(provider);
    const ScriptedServer server({json_reply("{}", 401)});
    ai::Experience experience;
    const auto asked = ask(server, provider, experience);
    const auto received = server.received();
    REQUIRE(received.size() == 1);
    CHECK(received[0].head.find("canary-key-0123456789") != std::string::npos);
    CHECK(received[0].body.find("canary-key") == std::string::npos);
    CHECK(asked.answer.failure->message.find("canary-key") == std::string::npos);
    const auto body = parse_json(received[0].body);
    REQUIRE(body);
    CHECK(body->at("stream") == true);
    if (provider == "openai") CHECK(body->at("store") == false);
  }
}

TEST_CASE("limits that a provider does not enforce are taken out of its schema") {
  const ScriptedServer server({json_reply("{}", 401)});
  ai::Experience experience;
  ask(server, "anthropic", experience);
  const auto received = server.received();
  CHECK(received[0].body.find("maxLength") == std::string::npos);
  CHECK(received[0].body.find("additionalProperties") != std::string::npos);
  CHECK(received[0].body.find("cache_control") != std::string::npos);
}

TEST_CASE("cancelling closes the connection within a second and keeps what was said") {
  const ScriptedServer server({{{chat_text}, 200, "text/event-stream", {}, Reply::End::stall}});
  ai::Experience experience;
  std::stop_source stop;
  std::chrono::steady_clock::time_point cancelled{};
  std::jthread canceller([&] {
    server.wait_for_reply(0);
    cancelled = std::chrono::steady_clock::now();
    stop.request_stop();
  });
  const auto asked = ask(server, "custom", experience, stop.get_token());
  canceller.join();
  REQUIRE(asked.answer.failure);
  CHECK(asked.answer.failure->cause == Cause::cancelled);
  CHECK(asked.answer.text == named);
  CHECK(asked.answer.usage.output > 0);
  std::chrono::steady_clock::time_point hung_up{};
  REQUIRE(server.wait_for_hang_up(hung_up));
  CHECK(hung_up - cancelled < std::chrono::seconds(1));
}

TEST_CASE("a stream that stalls, or only pings, is not waited for for ever") {
  ai::Experience experience;
  ai::Patience impatient;
  impatient.idle = std::chrono::milliseconds(200);
  const ScriptedServer stalled({{{chat_text}, 200, "text/event-stream", {}, Reply::End::stall}});
  auto asked = ask(stalled, "custom", experience, {}, impatient);
  REQUIRE(asked.answer.failure);
  CHECK(asked.answer.failure->cause == Cause::timed_out);

  ai::Patience unamused;
  unamused.progress = std::chrono::milliseconds(300);
  const ScriptedServer pinging({{std::vector<std::string>(1000, ": still here\n\n"),
                                 200,
                                 "text/event-stream",
                                 {},
                                 Reply::End::stall}});
  asked = ask(pinging, "custom", experience, {}, unamused);
  REQUIRE(asked.answer.failure);
  CHECK(asked.answer.failure->cause == Cause::timed_out);
}

TEST_CASE("an answer without end, and a line without end, are not read to it") {
  ai::Experience experience;
  ai::Patience patience;
  patience.bytes = 1000;
  const ScriptedServer large({{{std::string(5000, 'x') + "\n"}}});
  CHECK(ask(large, "custom", experience, {}, patience).answer.failure->cause == Cause::malformed);
  const ScriptedServer line({{{"data: " + std::string(2U << 20U, 'x')}}});
  CHECK(ask(line, "custom", experience).answer.failure->cause == Cause::malformed);
}

TEST_CASE("a provider that fails again and again is left alone, then tried once") {
  ai::CircuitBreaker breaker;
  const auto start = std::chrono::steady_clock::now();
  const auto after = [&](int seconds) { return start + std::chrono::seconds(seconds); };
  for (int i = 0; i < 4; ++i) breaker.failed("a", after(i));
  CHECK(breaker.lets_through("a", after(5)));
  breaker.failed("a", after(5));
  CHECK_FALSE(breaker.lets_through("a", after(6)));
  CHECK(breaker.lets_through("b", after(6)));
  CHECK(breaker.lets_through("a", after(36)));
  CHECK_FALSE(breaker.lets_through("a", after(36)));
  breaker.failed("a", after(37));
  CHECK_FALSE(breaker.lets_through("a", after(60)));
  CHECK(breaker.lets_through("a", after(68)));
  breaker.succeeded("a");
  CHECK(breaker.lets_through("a", after(68)));
}

TEST_CASE("models are listed, whatever the shape of the list") {
  SystemEntropy entropy;
  const auto http = ai::HttpClient::make({.allows_loopback = true});
  ai::Experience experience;
  ai::Client client(**http, experience, entropy);
  const ScriptedServer server(
      {json_reply(
           R"({"data":[{"id":"claude-sonnet-5","max_input_tokens":1000000,"max_tokens":64000},{"id":"b"}],"has_more":false})"),
       json_reply(R"({"models":[{"name":"qwen3:8b"},{"other":1}]})"),
       json_reply(R"({"error":{"message":"who are you?"}})", 401)});
  const auto& provider = *ai::find_provider("anthropic");
  const ai::Account account{.base_url = server.url(), .api_key = "k"};
  auto models = client.models(provider, account, {});
  REQUIRE(models);
  REQUIRE(models->size() == 2);
  CHECK((*models)[0].max_output_tokens == 64000);
  models = client.models(provider, account, {});
  REQUIRE(models);
  CHECK((*models)[0].id == "qwen3:8b");
  models = client.models(provider, account, {});
  CHECK_FALSE(models);
  CHECK(models.error().reason == "who are you?");
}

}  // namespace nonagon::test
