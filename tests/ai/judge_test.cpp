#include "ai/judge.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "ai/compose.hpp"
#include "asking.hpp"
#include "base/text.hpp"
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
  std::vector<ErrorPlace> left_out;
  std::vector<std::string> shortened;
  std::string text;
  int calls = 0;
};

Judged judge(const ScriptedServer& server,
             const ai::Task& task,
             int most_calls = 99,
             std::int64_t context_tokens = 0) {
  SystemEntropy entropy;
  const auto http = ai::HttpClient::make({.allows_loopback = true});
  ai::Experience experience;
  ai::Client client(**http, experience, entropy);
  Judged judged;
  ai::Watch watch;
  watch.phase = [&](std::string_view phase) { judged.phases.emplace_back(phase); };
  watch.left_out = [&](const std::vector<ErrorPlace>& places) { judged.left_out = places; };
  watch.shortened = [&](std::string_view how) { judged.shortened.emplace_back(how); };
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
                      .context_tokens = context_tokens,
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

TEST_CASE("of an answer that never holds, what holds is kept and the rest is the engine's") {
  const auto wild = replace_all(replace_all(std::string(product_answer), "Lendwell", std::string(700, 'x')),
                                R"("priority":"should")",
                                R"("priority":"urgent")");
  const auto long_text = replace_all(wild, "Tools for everyone", "Tools for " + std::string(200, 'w'));
  const ScriptedServer server({streamed(long_text), streamed(long_text), streamed(long_text)});
  const auto judged = judge(server, task_of(StageName::product));
  REQUIRE_FALSE(judged.verdict.error);
  const auto& product = judged.verdict.design.product;
  CHECK(product.name.size() <= 120);
  CHECK_FALSE(product.name.empty());
  CHECK(product.tagline == "Tools for");
  REQUIRE(product.features.size() == 2);
  CHECK(product.features[1].name == "Reservations");
  CHECK(product.non_goals == std::vector<std::string>{"Selling tools"});
  std::vector<std::string> pointers;
  for (const auto& place : judged.left_out) pointers.push_back(place.pointer);
  CHECK(pointers == std::vector<std::string>{"/name", "/tagline", "/features/1/priority"});
}

TEST_CASE("an answer that the interview does not take is told by its topic, and left open in the end") {
  const auto task = task_of(StageName::design);
  const auto& prompt = *ai::find_prompt(StageName::design);
  const auto schema = ai::schema_of(prompt, task);
  json::object answers;
  for (const auto& [topic, question] : schema.at("properties").at("answers").at("properties").as_object()) {
    const auto* choices = question.as_object().if_contains("enum");
    answers[topic] = choices != nullptr               ? choices->as_array().front()
                     : question.at("type") == "array" ? json::value(json::array())
                                                      : json::value("");
  }
  answers["color-seed"] = "a calm green";
  const json::object said{{"answers", std::move(answers)}};
  const auto made = ai::compose(prompt, task, said);
  CHECK_FALSE(made.is_readable);
  REQUIRE(made.problems.size() == 1);
  CHECK(made.problems[0].pointer == "/answers/color-seed");
  const auto rest = ai::compose_rest(prompt, task, said);
  CHECK(rest.is_readable);
  REQUIRE_FALSE(rest.left_out.empty());
  CHECK(std::ranges::all_of(rest.left_out,
                            [](const ErrorPlace& place) { return place.pointer == "/answers/color-seed"; }));
}

TEST_CASE("an element that cannot be read is left out with what belongs to it") {
  const auto wild =
      replace_all(replace_all(model_answer(), R"("name":"Loan","description")", R"("name":"","description")"),
                  R"("from":"Tool")",
                  R"("from":"")");
  const ScriptedServer server({streamed(wild), streamed(wild), streamed(wild)});
  const auto judged = judge(server, task_of(StageName::data_model));
  REQUIRE_FALSE(judged.verdict.error);
  REQUIRE(judged.verdict.design.data_model.entities.size() == 1);
  CHECK(judged.verdict.design.data_model.entities[0].name == "Tool");
  CHECK(judged.verdict.design.data_model.relationships.empty());
  CHECK(judged.left_out.size() == 2);
}

TEST_CASE("a question that is too long for a model is shortened, and not asked when it stays too long") {
  auto task = task_of(StageName::data_model);
  task.design.product.constraints.push_back({.kind = {}, .text = std::string(40'000, 'x')});
  const auto& prompt = *ai::find_prompt(StageName::data_model);
  const auto tokens = [&](ai::Detail detail) {
    return ai::estimated_tokens(ai::question_of(prompt, task, detail));
  };
  CHECK(tokens(ai::Detail::brief) + 10'000 < tokens(ai::Detail::whole));
  CHECK(tokens(ai::Detail::names) < tokens(ai::Detail::brief));

  const ScriptedServer server({streamed(model_answer())});
  const auto enough = tokens(ai::Detail::brief) + prompt.max_tokens + 3000;
  auto judged = judge(server, task, 99, enough);
  CHECK_FALSE(judged.verdict.error);
  CHECK(judged.shortened == std::vector<std::string>{"the long texts of earlier stages"});
  CHECK(server.received().at(0).body.find("xxxxxxxxxx") == std::string::npos);

  const ScriptedServer none({streamed(model_answer())});
  judged = judge(none, task, 99, 2000);
  REQUIRE(judged.verdict.error);
  CHECK(judged.verdict.error->code == ErrorCode::limit_reached);
  CHECK(none.received().empty());
}

TEST_CASE("a model with little room is asked for a shorter answer") {
  const auto task = task_of(StageName::product);
  const auto input = ai::estimated_tokens(ai::question_of(*ai::find_prompt(StageName::product), task));
  const ScriptedServer server({streamed(product_answer)});
  const auto judged = judge(server, task, 99, (input + 2000) * 100 / 95 + 1);
  CHECK_FALSE(judged.verdict.error);
  CHECK(server.received().at(0).body.find("\"max_completion_tokens\":2000") != std::string::npos);
}

TEST_CASE("what a terminal would obey and what turns the direction of a text is taken out of an answer") {
  const json::value said{"a\x1b[2J\r\x7f\tb\n\u202e\u2066c\u009b\u00fc", {{"x", "\u2069\u200f"}}};
  const json::value kept{"a[2J\tb\nc\u00fc", {{"x", "\u200f"}}};
  CHECK(ai::without_controls(said) == kept);
}

TEST_CASE("limits of the payload stand in the schema of the answer") {
  const auto schema = ai::schema_of(*ai::find_prompt(StageName::product), task_of(StageName::product));
  CHECK(schema.at("properties").at("name").at("maxLength") == 120);
  CHECK(schema.at("properties").at("name").at("minLength") == 1);
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
  // What was whole of it stands in a payload that can be read.
  const auto partial = parse_json(judged.verdict.partial);
  REQUIRE(partial);
  CHECK(partial->at("name") == parse_json(product_answer)->at("name"));
  auto design = task_of(StageName::product).design;
  CHECK(design::read_payload(design, StageName::product, *partial).is_valid());
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
