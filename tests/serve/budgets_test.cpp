#include <chrono>
#include <filesystem>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/postgres.hpp"
#include "support/scripted_server.hpp"
#include "support/served.hpp"

using namespace nonagon;

namespace {

constexpr std::string_view first_words = R"(data: {"choices":[{"index":0,"delta":{"content":"{\"name\":"}}]})"
                                         "\n\n";

test::Reply stalled() {
  return {.pieces = {std::string(first_words)}, .end = test::Reply::End::stall};
}

// A model that will not answer, at little cost: so much is known of it.
test::Reply refusal() {
  return {.pieces = {R"(data: {"choices":[{"index":0,"delta":{"refusal":"No."},"finish_reason":"stop"}],)"
                     R"("usage":{"prompt_tokens":1000,"completion_tokens":1}})"
                     "\n\n"}};
}

std::string text_of(const json::value& value, const char* member) {
  return std::string(value.at(member).as_string());
}

// A person whose day may cost one call of the stage product, and whose provider has a script.
void prepare(const test::Caller& ada, const test::ScriptedServer& provider) {
  ada.post("/api/ai-providers",
           {{"provider", "custom"},
            {"label", "Scripted"},
            {"defaultModel", "gpt-5.6-luna"},
            {"baseUrl", provider.url() + "/v1"},
            {"isDefault", true}});
  // 6000 tokens of answer cost 0.0072 dollars.
  REQUIRE(ada.send("PUT", "/api/budgets", {{"day", "0.012"}}).status == 200);
}

std::string new_project(const test::Caller& ada) {
  return "/api/projects/" + text_of(ada.post("/api/projects", {{"idea", "Members borrow tools."}}), "id");
}

void wait_for_end(const test::Caller& ada, const std::string& stage) {
  for (int i = 0; i < 500; ++i) {
    if (ada.get(stage).at("status") != "generating") return;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  FAIL("the generation did not end");
}

}  // namespace

TEST_CASE("what a call on one server may cost is not spent again on another") {
  test::postgres().create_database("budgets");
  const auto url = test::postgres().url_of("budgets");
  const test::Served one({"--db", url});
  const test::Served two({"--db", url});
  const test::ScriptedServer provider({stalled(), refusal(), refusal()});
  const auto here = test::registered(one.url(), "ada@example.com");
  const test::Caller there{.url = two.url(), .token = here.token};
  prepare(here, provider);
  // Servers of one database open each other's provider keys by one sealing key.
  std::filesystem::copy_file(
      one.data() + "/key", two.data() + "/key", std::filesystem::copy_options::overwrite_existing);
  const auto first = new_project(here);
  const auto second = new_project(here);

  const auto job = text_of(here.post(first + "/stages/product/generate"), "id");
  REQUIRE(provider.wait_for_reply(0));
  const auto refused = there.send("POST", second + "/stages/product/generate", json::object());
  CHECK(refused.status == 403);
  CHECK(refused.body.find("the limit of the day") != std::string::npos);
  CHECK(provider.received().size() == 1);

  // Called off on the other server: what it came to is little, and the next may be asked.
  there.post(fmt::format("{}/stages/product/generations/{}/cancel", first, job));
  wait_for_end(here, first + "/stages/product");
  std::chrono::steady_clock::time_point hung_up;
  REQUIRE(provider.wait_for_hang_up(hung_up));
  for (int i = 0; i < 500; ++i) {
    const auto calls = here.get(first + "/generations").at("items").as_array();
    if (calls.size() == 1 && text_of(calls[0], "errorMessage").starts_with("cancelled")) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  CHECK(there.send("POST", second + "/stages/product/generate", json::object()).status < 300);
  wait_for_end(there, second + "/stages/product");
  CHECK(provider.received().size() == 2);
}

TEST_CASE("a call whose server was killed is counted with the most it may cost, and not made again") {
  test::postgres().create_database("killed_calls");
  test::Served served({"--db", test::postgres().url_of("killed_calls")});
  const test::ScriptedServer provider({stalled(), refusal()});
  const auto ada = test::registered(served.url(), "ada@example.com");
  prepare(ada, provider);
  const auto project = new_project(ada);
  ada.post(project + "/stages/product/generate");
  REQUIRE(provider.wait_for_reply(0));
  served.kill_and_restart();
  wait_for_end(ada, project + "/stages/product");

  const auto calls = ada.get(project + "/generations").at("items").as_array();
  REQUIRE(calls.size() == 1);
  CHECK(calls[0].at("status") == "error");
  CHECK(calls[0].at("outputTokens") == 6000);
  CHECK(text_of(calls[0], "estimatedCost") > "0.0072");
  CHECK(text_of(calls[0], "errorMessage").starts_with("no answer has come"));
  CHECK(ada.send("POST", project + "/stages/product/generate", json::object()).status == 403);
  CHECK(provider.received().size() == 1);

  REQUIRE(ada.send("PUT", "/api/budgets", {{"day", "0.03"}}).status == 200);
  CHECK(ada.send("POST", project + "/stages/product/generate", json::object()).status < 300);
  wait_for_end(ada, project + "/stages/product");
  CHECK(provider.received().size() == 2);
  CHECK(ada.get(project + "/generations").at("items").as_array().size() == 2);
}

TEST_CASE("what a stage would cost at most is told before anybody is asked, and asks nobody") {
  const test::Served served;
  const test::ScriptedServer provider({stalled()});
  const auto ada = test::registered(served.url(), "ada@example.com");
  const auto project = new_project(ada);
  const auto free = ada.post(project + "/stages/product/estimate", json::object());
  CHECK(free.at("maxCalls") == 0);
  CHECK(text_of(free, "maxCostPerCall") == "0");

  prepare(ada, provider);
  const auto told = ada.post(project + "/stages/product/estimate", json::object());
  CHECK(text_of(told, "provider") == "Scripted");
  CHECK(text_of(told, "model") == "gpt-5.6-luna");
  CHECK(told.at("inputTokens").as_int64() > 300);
  CHECK(told.at("maxOutputTokens") == 6000);
  CHECK(told.at("maxCalls") == 3);
  CHECK(std::stod(text_of(told, "maxCostPerCall")) > 0.0072);
  CHECK(std::stod(text_of(told, "maxCostPerCall")) < 0.012);
  const auto unknown = ada.post(project + "/stages/product/estimate", {{"model", "nobody-knows-it"}});
  CHECK(unknown.at("maxCostPerCall").is_null());
  CHECK(ada.send("POST", project + "/stages/api/estimate", json::object()).status == 409);
  CHECK(provider.received().empty());
  CHECK(ada.get(project + "/generations").at("items").as_array().empty());
  CHECK(ada.get(project + "/stages/product").at("status") == "active");
}
