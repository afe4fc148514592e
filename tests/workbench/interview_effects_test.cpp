#include <doctest/doctest.h>

#include "pack/package.hpp"
#include "pipeline/stage.hpp"
#include "workbench/packages.hpp"

using namespace nonagon;

namespace {

constexpr std::string_view idea =
    "A platform where gardeners list surplus vegetables, neighbours reserve them, and couriers deliver each "
    "order for a small fee.";

design::Design design_with(const design::Answers& answers) {
  return workbench::make_design({.idea = std::string(idea), .answers = answers}, [](auto, auto, auto) {})
      .value();
}

// Everything but the recorded answers, and what merely repeats them.
Files compiled(const design::Design& design) {
  auto files = pack::package_files(design);
  files.erase("answers.json");
  files.erase("sdp.json");
  return files;
}

// Two answers to a question that a thoughtful person could give.
std::pair<design::Answer, design::Answer> two_answers(const pipeline::Question& question) {
  using pipeline::Ask;
  const auto choice = [&](std::size_t i) { return std::string(question.choices[i].id); };
  switch (question.ask) {
    case Ask::textarea:
      return {{.text = "Gardeners weigh every box before pick-up, because customers complained about sizes."},
              {.text = "Volunteers plan weekly routes and a treasurer pays every invoice on time."}};
    case Ask::multi_input:
      return {{.selected = {"weigh boxes", "print labels"}},
              {.selected = {"plan routes", "pay invoices", "rate couriers"}}};
    case Ask::checkbox:
    case Ask::multi_select: {
      const auto middle = question.choices.size() / 2;
      return {{.selected = {choice(0)}}, {.selected = {choice(middle), choice(middle + 1)}}};
    }
    case Ask::single_select: return {{.text = choice(0)}, {.text = choice(1)}};
    case Ask::colour: return {{.text = "#0f766e"}, {.text = "#b91c1c"}};
  }
  broken("a question is asked in one of six ways");
}

}  // namespace

TEST_CASE(
    "every interview question has an effect beyond its recorded answer, and leaving it lists an assumption") {
  const auto left_open = design_with({});
  for (const auto* stage : pipeline::stages()) {
    for (const auto& question : stage->interview) {
      const auto topic = std::string(design::wire_name(stage->name)) + "." + std::string(question.topic);
      CAPTURE(topic);
      bool is_assumed = false;
      for (const auto& assumption : left_open.product.assumptions)
        is_assumed = is_assumed || assumption.override_ == topic;
      CHECK_MESSAGE(is_assumed, topic << " is left to the engine without an assumption");

      const auto [one, other] = two_answers(question);
      design::Answers first;
      first.set(stage->name, std::string(question.topic), one);
      design::Answers second;
      second.set(stage->name, std::string(question.topic), other);
      CHECK_MESSAGE(compiled(design_with(first)) != compiled(design_with(second)), topic << " has no effect");
    }
  }
}
