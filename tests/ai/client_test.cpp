#include <algorithm>
#include <iterator>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "asking.hpp"
#include "base/json.hpp"
#include "design/describe.hpp"
#include "wire_cases.hpp"

namespace nonagon::test {
namespace {

using ai::Cause;
using ai::Finish;

std::vector<WireCase> cases() {
  auto all = official_cases();
  std::ranges::move(quirks(), std::back_inserter(all));
  return all;
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
  const ScriptedServer openai({{{responses_stream()}}});
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
