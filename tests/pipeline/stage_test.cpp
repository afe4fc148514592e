#include "pipeline/stage.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"

namespace nonagon::pipeline {
namespace {

design::Answer chosen(std::vector<std::string> selected, std::string text = {}) {
  return {.selected = std::move(selected), .text = std::move(text)};
}

}  // namespace

TEST_CASE("the nine stages stand in order, read only earlier ones, and have JSON first") {
  REQUIRE(stages().size() == design::all_stages.size());
  for (std::size_t i = 0; i < stages().size(); ++i) {
    const auto& own = *stages()[i];
    CAPTURE(own.label);
    CHECK(own.name == design::all_stages[i]);
    CHECK(&stage(own.name) == &own);
    REQUIRE(own.formats.size() >= 2);
    CHECK(own.formats[0] == "json");
    CHECK(own.formats[1] == "md");
    for (const auto read : own.reads) CHECK(read < own.name);
  }
  CHECK(stage(StageName::database).formats.back() == "sql");
  CHECK(stage(StageName::api).formats.back() == "yaml");
  CHECK(stage(StageName::infrastructure).formats.back() == "yaml");
}

TEST_CASE("every question is well-formed") {
  for (const auto* own : stages()) {
    std::set<std::string_view> topics;
    for (const auto& question : own->interview) {
      CAPTURE(question.topic);
      CHECK(topics.insert(question.topic).second);
      CHECK(question.topic == slug_of(question.topic));
      CHECK(question.text.ends_with('?'));
      CHECK(question.hint.ends_with('.'));
      const bool is_choice = question.ask == Ask::checkbox || question.ask == Ask::single_select ||
                             question.ask == Ask::multi_select;
      CHECK(question.choices.empty() == !is_choice);
      CHECK(find_question(own->name, question.topic) == &question);
      for (const auto& choice : question.choices) CHECK(choice.id == slug_of(choice.id));
    }
  }
}

TEST_CASE("dependents follow what the stages read") {
  CHECK(dependents(StageName::export_).empty());
  CHECK(dependents(StageName::design) == std::vector{StageName::sections, StageName::export_});
  CHECK(dependents(StageName::product).size() == 8);
}

TEST_CASE("answers that fit are taken") {
  design::Answers answers;
  answers.set(StageName::product, "idea", chosen({}, "A shop for kites"));
  answers.set(StageName::product, "constraints", chosen({"mvp"}, "One person"));
  answers.set(StageName::product, "constraints", chosen({}, "Only words"));
  answers.set(StageName::database, "engine-preference", chosen({}, "sqlite"));
  answers.set(StageName::stack, "experience", chosen({"typescript", "elixir"}));
  answers.set(StageName::design, "color-seed", chosen({}, "#0f766e"));
  CHECK(check_answers(answers).has_value());
}

TEST_CASE("answers that do not fit are refused with the way out") {
  struct Case {
    std::string_view name;
    StageName stage;
    std::string topic;
    design::Answer answer;
    std::string_view pointer;
    std::string_view says;
  };

  const std::vector<Case> cases{
      {"an unknown topic",
       StageName::product,
       "paint-points",
       chosen({"x"}),
       "/product/paint-points",
       "Did you mean `pain-points`? "},
      {"a question of a stage without any",
       StageName::export_,
       "format",
       chosen({"zip"}),
       "/export/format",
       "asks nothing"},
      {"a choice that is not offered",
       StageName::database,
       "engine-preference",
       chosen({"postgres"}),
       "/database/engine-preference",
       "Did you mean `postgresql`? Choose one of postgresql, mysql, sqlite, mongodb"},
      {"the same as text",
       StageName::database,
       "engine-preference",
       chosen({}, "oracle"),
       "/database/engine-preference",
       "Choose one of"},
      {"two where one is asked",
       StageName::api,
       "api-style",
       chosen({"rest", "graphql"}),
       "/api/api-style",
       "Choose one of rest"},
      {"one wrong of several",
       StageName::api,
       "auth-strategy",
       chosen({"session", "saml"}),
       "/api/auth-strategy",
       "Choose from"},
      {"a colour that is none",
       StageName::design,
       "color-seed",
       chosen({}, "teal"),
       "/design/color-seed",
       "#rrggbb"},
  };
  for (const auto& [name, stage_name, topic, answer, pointer, says] : cases) {
    CAPTURE(name);
    design::Answers answers;
    answers.set(stage_name, topic, answer);
    const auto outcome = check_answers(answers);
    REQUIRE_FALSE(outcome.has_value());
    CHECK(outcome.error().code == ErrorCode::invalid_input);
    CHECK(outcome.error().pointer == pointer);
    CHECK(outcome.error().fix.find(says) != std::string::npos);
  }
}

}  // namespace nonagon::pipeline
