#include "pipeline/stage.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/near_match.hpp"
#include "design/palette.hpp"

namespace nonagon::pipeline {

extern const Stage product;
extern const Stage data_model;
extern const Stage database;
extern const Stage api;
extern const Stage stack;
extern const Stage design;
extern const Stage sections;
extern const Stage infrastructure;
extern const Stage export_;

namespace {

constexpr std::array ordered{
    &product,
    &data_model,
    &database,
    &api,
    &stack,
    &design,
    &sections,
    &infrastructure,
    &export_,
};

constexpr Question idea{
    .topic = "idea",
    .ask = Ask::textarea,
    .is_required = false,
    .text = "What do you want to build?",
    .hint = "Plain words, a sentence or some pages. Everything else is worked out from here.",
};

std::string shown(std::string_view value) {
  constexpr std::size_t longest = 60;
  return value.size() <= longest ? std::string(value) : fmt::format("{}…", value.substr(0, longest));
}

std::unexpected<Error> unknown_topic(StageName stage_name, std::string_view topic) {
  std::vector<std::string_view> known;
  if (stage_name == StageName::product) known.push_back(idea.topic);
  for (const auto& question : stage(stage_name).interview) known.push_back(question.topic);
  const auto name = design::wire_name(stage_name);
  return fail(Error{
      .code = ErrorCode::invalid_input,
      .detail = fmt::format("the stage {} has no question \"{}\"", name, shown(topic)),
      .pointer = pointer_to(pointer_to("", name), topic),
      .reason = "an answer that no question asks for would have no effect",
      .fix = known.empty()
                 ? fmt::format("Leave it out: {} asks nothing.", name)
                 : fmt::format("{}Its topics are {}.", did_you_mean(topic, known), fmt::join(known, ", "))});
}

Error refused_value(StageName stage_name, const Question& question, std::string_view value) {
  return {.code = ErrorCode::invalid_input,
          .detail = fmt::format(
              "\"{}\" is no answer to {}.{}", shown(value), design::wire_name(stage_name), question.topic),
          .pointer = pointer_to(pointer_to("", design::wire_name(stage_name)), question.topic),
          .reason = std::string(question.text),
          .fix = {}};
}

Result<void> check_choices(StageName stage_name,
                           const Question& question,
                           const std::vector<std::string>& values) {
  std::vector<std::string_view> offered;
  for (const auto& choice : question.choices) offered.push_back(choice.id);
  for (const auto& value : values) {
    if (question.takes_other || std::ranges::find(offered, value) != offered.end()) continue;
    auto error = refused_value(stage_name, question, value);
    error.fix = fmt::format("{}Choose {}{}, or leave the question out.",
                            did_you_mean(value, offered),
                            question.ask == Ask::single_select ? "one of " : "from ",
                            fmt::join(offered, ", "));
    return fail(std::move(error));
  }
  if (question.ask != Ask::single_select || values.size() < 2) return {};
  auto error = refused_value(stage_name, question, fmt::format("{}", fmt::join(values, ", ")));
  error.fix = fmt::format("Choose one of {}.", fmt::join(offered, ", "));
  return fail(std::move(error));
}

Result<void> check_answer(StageName stage_name, const Question& question, const design::Answers& answers) {
  switch (question.ask) {
    case Ask::textarea:
    case Ask::multi_input: return {};
    case Ask::colour: {
      const auto value = answers.text(stage_name, question.topic);
      if (value.empty() || design::parse_hex(value)) return {};
      auto error = refused_value(stage_name, question, value);
      error.fix = "Write the colour as #rrggbb, e.g. #0f766e.";
      return fail(std::move(error));
    }
    case Ask::checkbox:
    case Ask::single_select:
    case Ask::multi_select: break;
  }
  const auto* answer = answers.find(stage_name, question.topic);
  const bool is_words = question.takes_text && answer->selected.empty();
  return check_choices(stage_name,
                       question,
                       is_words ? std::vector<std::string>{} : answers.items(stage_name, question.topic));
}

}  // namespace

std::span<const Stage* const> stages() {
  return ordered;
}

const Stage& stage(StageName name) {
  return *ordered.at(design::index_of(name));
}

const Question* find_question(StageName stage_name, std::string_view topic) {
  if (stage_name == StageName::product && topic == idea.topic) return &idea;
  const auto& questions = stage(stage_name).interview;
  const auto found = std::ranges::find(questions, topic, &Question::topic);
  return found == questions.end() ? nullptr : &*found;
}

std::vector<StageName> dependents(StageName stage_name) {
  std::vector<StageName> found;
  for (const auto* candidate : ordered) {
    const bool is_made_from_it = std::ranges::any_of(candidate->reads, [&](StageName read) {
      return read == stage_name || std::ranges::find(found, read) != found.end();
    });
    if (is_made_from_it) found.push_back(candidate->name);
  }
  return found;
}

Result<void> check_answers(const design::Answers& answers) {
  for (const auto& entry : answers.entries()) {
    const auto* question = find_question(entry.stage, entry.topic);
    if (question == nullptr) return unknown_topic(entry.stage, entry.topic);
    TRY(check_answer(entry.stage, *question, answers));
  }
  return {};
}

}  // namespace nonagon::pipeline
