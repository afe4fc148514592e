#include "workbench/user_input.hpp"

#include "base/text.hpp"

namespace nonagon::workbench {
namespace {

design::Answers of_stage(const design::Answers& answers, design::StageName stage) {
  design::Answers own;
  for (const auto& entry : answers.entries()) {
    if (entry.stage == stage) own.set(stage, entry.topic, entry.answer);
  }
  return own;
}

bool could_be_object(std::string_view text) {
  return trim(text).starts_with('{');
}

}  // namespace

std::string write_answers(const design::Answers& answers, design::StageName stage) {
  const auto document = design::to_json(of_stage(answers, stage));
  const auto* own = document.as_object().if_contains(design::wire_name(stage));
  return own == nullptr ? "{}" : write_json_line(*own);
}

std::optional<std::string> write_user_input(const design::Answers& answers, design::StageName stage) {
  const auto own = of_stage(answers, stage);
  if (own.empty()) return std::nullopt;
  const auto idea = own.text(stage, "idea");
  const bool is_idea_alone = own.entries().size() == 1 && own.entries()[0].topic == "idea" && !idea.empty();
  if (is_idea_alone && !could_be_object(idea)) return std::string(idea);
  return write_answers(own, stage);
}

Result<void> read_user_input(design::Answers& answers, design::StageName stage, std::string_view text) {
  if (could_be_object(text)) {
    if (auto document = parse_json(text); document && document->is_object()) {
      const auto own =
          TRY(design::read_answers(json::object{{design::wire_name(stage), std::move(*document)}}));
      for (const auto& entry : own.entries()) answers.set(entry.stage, entry.topic, entry.answer);
      return {};
    }
  }
  answers.set(stage, "idea", {.selected = {}, .text = std::string(text)});
  return {};
}

Result<design::Answers> answers_in(design::StageName stage, std::string_view text) {
  design::Answers answers;
  TRY(read_user_input(answers, stage, text));
  return answers;
}

}  // namespace nonagon::workbench
