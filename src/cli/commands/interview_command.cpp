#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/stage_argument.hpp"
#include "workbench/catalogue.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"STAGE", "Stage name or number"}};
constexpr std::array<std::string_view, 2> examples{"interview product", "interview 4 --json"};

std::string_view text_of(const json::object& object, std::string_view member) {
  const auto* value = object.if_contains(member);
  return value != nullptr && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

std::string question_text(const json::object& question, const Console& console) {
  auto text = fmt::format("{}  {}{}\n  {}\n",
                          console.bold(text_of(question, "topic")),
                          text_of(question, "kind"),
                          question.at("required").as_bool() ? ", wanted" : "",
                          text_of(question, "question"));
  if (const auto hint = text_of(question, "hint"); !hint.empty())
    text += fmt::format("  {}\n", console.dim(hint));
  if (const auto* choices = question.if_contains("choices")) {
    for (const auto& choice : choices->as_array()) {
      text += fmt::format(
          "    {:<22} {}\n", text_of(choice.as_object(), "id"), text_of(choice.as_object(), "label"));
    }
  }
  return text;
}

Result<int> run_interview(const Arguments& arguments, Console& console) {
  const auto definition = workbench::stage_definition(TRY(stage_of(arguments)));
  console.print(fmt::format("{} {}\n\n", definition.at("number").as_int64(), text_of(definition, "label")));
  const auto& questions = definition.at("interview").as_array();
  for (const auto& question : questions) console.print(question_text(question.as_object(), console) + "\n");
  if (questions.empty()) console.print("This stage asks nothing.\n");
  console.answer(definition);
  return 0;
}

}  // namespace

extern constinit const Command interview_command{
    .name = "interview",
    .summary = "Print the questions of a stage; each may be left to the engine",
    .positionals = positionals,
    .examples = examples,
    .run = run_interview,
};

}  // namespace nonagon::cli
