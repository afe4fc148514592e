#include "ai/judge.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "ai/compose.hpp"
#include "asking.hpp"
#include "check/rule.hpp"
#include "derive/derive.hpp"

namespace nonagon::test {
namespace {

using design::StageName;

constexpr std::string_view product_answer =
    R"({"name":"Lendwell","tagline":"Tools for everyone","description":"Members of a library borrow tools.",)"
    R"("problems":[{"problem":"Tools lie idle.","solution":"Members share them."}],)"
    R"("features":[{"name":"Lending","description":"Members borrow tools and return them.","priority":"must"},)"
    R"({"name":"Reservations","description":"Members reserve tools that are out.","priority":"should"}],)"
    R"("personas":[{"name":"Member","description":"Borrows tools.","role":"member"}],"constraints":[],"nonGoals":["Selling tools"],"glossary":[]})";

constexpr std::string_view field_rest =
    R"("unique":false,"indexed":false,"pii":false,"secret":false,"description":"","check":"","format":"")";

std::string field(std::string_view name, std::string_view type) {
  return fmt::format(R"({{"name":"{}","type":"{}","required":true,{}}})", name, type, field_rest);
}

std::string model_answer(std::string_view to = "Loan") {
  return fmt::format(
      R"({{"entities":[{{"name":"Tool","description":"A thing that is lent.","fields":[{},{}],"lifecycle":null,"appendOnly":false,"partOf":""}},)"
      R"({{"name":"Loan","description":"One lending.","fields":[{}],"lifecycle":null,"appendOnly":false,"partOf":""}}],)"
      R"("relationships":[{{"from":"Tool","to":"{}","type":"one-to-many","foreignKey":"toolId","description":"","onDelete":""}}]}})",
      field("name", "string(80)"),
      field("purchasedOn", "date"),
      field("dueOn", "date"),
      to);
}

// An answer as Chat Completions streams it, in pieces of five bytes.
Reply streamed(std::string_view text, std::string_view finish = "stop") {
  std::string body;
  for (std::size_t at = 0; at < text.size(); at += 5) {
    const json::object delta{{"content", text.substr(at, 5)}};
    body += fmt::format("data: {{\"choices\":[{{\"index\":0,\"delta\":{}}}]}}\n\n", write_json_line(delta));
  }
  body += fmt::format(
      "data: "
      "{{\"choices\":[{{\"index\":0,\"delta\":{{}},\"finish_reason\":\"{}\"}}],\"usage\":{{\"prompt_tokens\":"
      "500,\"completion_tokens\":90}}}}\n\n",
      finish);
  return {{std::move(body)}};
}

ai::Task task_of(StageName stage) {
  ai::Task task{.stage = stage, .design = {}, .current = nullptr, .own = {}, .intent = {}};
  task.design.answers.set(
      StageName::product,
      "idea",
      {.selected = {}, .text = "Members of a tool library borrow tools and return them."});
  for (const auto earlier : design::all_stages) {
    if (earlier == stage) break;
    derive::derive_stage(task.design, earlier);
  }
  return task;
}

struct Judged {
  ai::Verdict verdict;
  std::vector<std::string> items;
  std::vector<std::string> phases;
  std::string text;
  int calls = 0;
};

Judged judge(const ScriptedServer& server, const ai::Task& task, int most_calls = 99) {
  SystemEntropy entropy;
  const auto http = ai::HttpClient::make({.allows_loopback = true});
  ai::Experience experience;
  ai::Client client(**http, experience, entropy);
  Judged judged;
  ai::Watch watch;
  watch.phase = [&](std::string_view phase) { judged.phases.emplace_back(phase); };
  watch.delta = [&](std::string_view text) { judged.text += text; };
  watch.item = [&](const std::string& pointer, const json::value&) { judged.items.push_back(pointer); };
  watch.call = [&](const ai::Answer&) { ++judged.calls; };
  watch.may_spend = [&](std::int64_t, std::int64_t) -> Result<void> {
    if (judged.calls < most_calls) return {};
    return fail(ErrorCode::over_budget, "that is enough");
  };
  const ai::Seat seat{.provider = *ai::find_provider("custom"),
                      .account = {.base_url = server.url() + "/v1", .api_key = "k"},
                      .model = "test",
                      .cache_key = "p",
                      .user_tag = "u"};
  judged.verdict = ai::judge(client, seat, *ai::find_prompt(task.stage), task, {}, watch);
  return judged;
}

}  // namespace

TEST_CASE("a model decides a stage, and its parts are told while it speaks") {
  const ScriptedServer server({streamed(product_answer)});
  const auto judged = judge(server, task_of(StageName::product));
  REQUIRE_FALSE(judged.verdict.error);
  CHECK(judged.verdict.design.product.name == "Lendwell");
  REQUIRE(judged.verdict.design.product.features.size() == 2);
  CHECK(judged.verdict.design.product.features[1].id == "reservations");
  CHECK(judged.text == product_answer);
  CHECK(judged.calls == 1);
  CHECK(judged.phases == std::vector<std::string>{"asking", "checking"});
  CHECK(judged.items == std::vector<std::string>{"/name",
                                                 "/tagline",
                                                 "/description",
                                                 "/problems/0",
                                                 "/features/0",
                                                 "/features/1",
                                                 "/personas/0",
                                                 "/nonGoals/0"});
}

TEST_CASE("keys, foreign keys and times are added to what a model decides") {
  const ScriptedServer server({streamed(model_answer())});
  const auto judged = judge(server, task_of(StageName::data_model));
  REQUIRE_FALSE(judged.verdict.error);
  const auto& model = judged.verdict.design.data_model;
  REQUIRE(model.entities.size() == 2);
  std::vector<std::string> names;
  for (const auto& one : model.entities[1].fields) names.push_back(one.name);
  CHECK(names == std::vector<std::string>{"id", "toolId", "dueOn", "createdAt", "updatedAt"});
}

TEST_CASE("what does not hold goes back as pointers, and is mended") {
  const ScriptedServer server(
      {streamed(R"({"entities":[],"odd":1})"), streamed(model_answer("Lone")), streamed(model_answer())});
  const auto judged = judge(server, task_of(StageName::data_model));
  REQUIRE_FALSE(judged.verdict.error);
  CHECK(judged.verdict.design.data_model.relationships.at(0).to == "Loan");
  CHECK(judged.calls == 3);
  const auto received = server.received();
  CHECK(received[1].body.find("/relationships") != std::string::npos);
  CHECK(received[1].body.find("/odd") != std::string::npos);
  CHECK(received[2].body.find("Lone") != std::string::npos);
}

TEST_CASE("after two repairs the best attempt is kept with its findings") {
  const ScriptedServer server(
      {streamed(model_answer("Lone")), streamed("no json at all"), streamed(model_answer("Lone"))});
  const auto judged = judge(server, task_of(StageName::data_model));
  REQUIRE_FALSE(judged.verdict.error);
  CHECK_FALSE(judged.verdict.findings.empty());
  CHECK(judged.calls == 3);
  CHECK(judged.verdict.design.data_model.entities.size() == 2);
}

TEST_CASE("repairs end when there is no money for them") {
  const ScriptedServer server({streamed("{}"), streamed(product_answer)});
  const auto judged = judge(server, task_of(StageName::product), 1);
  REQUIRE(judged.verdict.error);
  CHECK(judged.verdict.error->code == ErrorCode::over_budget);
  CHECK(judged.calls == 1);
}

TEST_CASE("an answer that was cut off is asked for again with more room, once") {
  const ScriptedServer again({streamed(product_answer.substr(0, 200), "length"), streamed(product_answer)});
  auto judged = judge(again, task_of(StageName::product));
  CHECK_FALSE(judged.verdict.error);
  const auto received = again.received();
  REQUIRE(received.size() == 2);
  CHECK(received[0].body.find("\"max_completion_tokens\":6000") != std::string::npos);
  CHECK(received[1].body.find("\"max_completion_tokens\":12000") != std::string::npos);

  const ScriptedServer twice(
      {streamed(product_answer.substr(0, 300), "length"), streamed(product_answer.substr(0, 300), "length")});
  judged = judge(twice, task_of(StageName::product));
  REQUIRE(judged.verdict.error);
  CHECK(judged.verdict.error->code == ErrorCode::limit_reached);
  CHECK(judged.verdict.partial.contains("name"));
}

TEST_CASE("a refusal is told as one, and not argued with") {
  const ScriptedServer server({{{"data: {\"choices\":[{\"index\":0,\"delta\":{\"refusal\":\"I will "
                                 "not.\"},\"finish_reason\":\"stop\"}]}\n\n"}},
                               streamed(product_answer)});
  const auto judged = judge(server, task_of(StageName::product));
  REQUIRE(judged.verdict.error);
  CHECK(judged.verdict.error->reason == "I will not.");
  CHECK(server.received().size() == 1);
}

TEST_CASE("open questions are answered by the model, and those of the user stay theirs") {
  auto task = task_of(StageName::database);
  task.design.answers.set(StageName::database, "engine-preference", {.selected = {"mysql"}, .text = {}});
  const auto& prompt = *ai::find_prompt(StageName::database);
  const auto schema = ai::schema_of(prompt, task);
  const auto& answers = schema.at("properties").at("answers").at("properties").as_object();
  CHECK_FALSE(answers.contains("engine-preference"));
  CHECK(answers.contains("hosting-preference"));
  json::object said{{"indexes", json::array()}, {"retention", json::array()}};
  json::object told;
  for (const auto& [name, question] : answers) {
    const auto* choices = question.as_object().if_contains("enum");
    told[name] = choices == nullptr ? json::value("") : choices->as_array().front();
  }
  said["answers"] = std::move(told);
  const auto made = ai::compose(prompt, task, said);
  REQUIRE(made.is_readable);
  CHECK(made.design.database.engine == design::Engine::mysql);
  CHECK(made.design.answers == task.design.answers);
}

TEST_CASE("every stage is composed from an answer that leaves everything open") {
  for (const auto stage : design::all_stages) {
    const auto* prompt = ai::find_prompt(stage);
    if (prompt == nullptr || stage == StageName::product || stage == StageName::data_model) continue;
    CAPTURE(prompt->name);
    auto task = task_of(stage);
    const auto schema = ai::schema_of(*prompt, task);
    json::object said;
    for (const auto& [name, member] : schema.at("properties").as_object()) {
      if (name != "answers") {
        said[name] = json::array();
        continue;
      }
      json::object answers;
      for (const auto& [topic, question] : member.at("properties").as_object()) {
        const auto* choices = question.as_object().if_contains("enum");
        if (choices != nullptr)
          answers[topic] = choices->as_array().back();
        else if (question.at("type") == "array")
          answers[topic] = json::array();
        else
          answers[topic] = "";
      }
      said[name] = std::move(answers);
    }
    const auto made = ai::compose(*prompt, task, said);
    CAPTURE((made.problems.empty() ? std::string()
                                   : made.problems.front().pointer + " " + made.problems.front().detail));
    CHECK(made.is_readable);
    CHECK(made.problems.empty());
  }
}

}  // namespace nonagon::test
