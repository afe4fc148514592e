#pragma once

#include <string>
#include <vector>

#include "ai/prompt.hpp"
#include "ai/schema_check.hpp"
#include "ai/task.hpp"

namespace nonagon::test {

// What a model would say that decides a stage as it stands in a design, and leaves the interview open.
inline json::object plain_answer(const design::Design& design, design::StageName stage) {
  const auto& prompt = *ai::find_prompt(stage);
  const ai::Task task{.stage = stage, .design = design, .current = nullptr, .own = {}, .intent = {}};
  const auto schema = ai::schema_of(prompt, task);
  auto said = prompt.decides.members.empty()
                  ? json::value(json::object())
                  : ai::project(parse_json(design::write_payload(design, stage)).value(), prompt.decides);
  if (const auto* questions = schema.at("properties").as_object().if_contains("answers")) {
    json::object answers;
    for (const auto& [topic, question] : questions->at("properties").as_object()) {
      const auto* choices = question.as_object().if_contains("enum");
      if (choices != nullptr)
        answers[topic] = choices->as_array().front();
      else
        answers[topic] = question.at("type") == "array" ? json::value(json::array()) : json::value("");
    }
    said.as_object()["answers"] = std::move(answers);
  }
  std::vector<ErrorPlace> left_out;
  return ai::matching_part(said, schema, left_out).value_or(json::object());
}

// An answer as Chat Completions streams it, with its tokens.
inline std::string chat_stream_of(const json::value& answer) {
  const auto text = write_json_line(answer);
  constexpr std::size_t piece = 200;
  std::string body;
  for (std::size_t at = 0; at < text.size(); at += piece) {
    const json::object chunk{{"choices", {{{"index", 0}, {"delta", {{"content", text.substr(at, piece)}}}}}}};
    body += "data: " + write_json_line(chunk) + "\n\n";
  }
  const json::object end{{"choices", {{{"index", 0}, {"delta", json::object()}, {"finish_reason", "stop"}}}},
                         {"usage", {{"prompt_tokens", 1000}, {"completion_tokens", 200}}}};
  return body + "data: " + write_json_line(end) + "\n\n";
}

}  // namespace nonagon::test
