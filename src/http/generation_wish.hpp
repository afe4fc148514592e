#pragma once

#include <array>
#include <optional>
#include <string>

#include <boost/describe/class.hpp>

#include "design/describe.hpp"
#include "design/stage_name.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::http {

// What is sent to have a stage generated, or to learn what that would cost.
struct GenerationWish {
  std::optional<std::string> user_input;
  std::optional<json::object> answers;
  std::optional<std::string> provider_id;
  std::optional<std::string> model;
  std::optional<std::string> max_cost;
  std::optional<std::string> intent;
  json::object extras;

  static constexpr std::array about{
      design::may("user_input", "The idea in words, or the interview's answers as JSON text."),
      design::may("answers", "Answers of the stage's interview: topic, answer."),
      design::may("provider_id", "Provider to ask; the project's or the default one otherwise."),
      design::may("model", "Model to ask; the provider's default otherwise."),
      design::may("max_cost", "What the generation may cost at most, in dollars."),
      design::may("intent",
                  "What to change this time; a model is shown the present version and keeps the rest.")
          .length(1, 20'000),
  };
};
BOOST_DESCRIBE_STRUCT(GenerationWish, (), (user_input, answers, provider_id, model, max_cost, intent))

// Fails with invalid_input when an answer or the limit cannot be read.
Result<workbench::GenerationRequest> request_of(const GenerationWish& wish, design::StageName stage);

}  // namespace nonagon::http
