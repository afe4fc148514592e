#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "workbench/catalogue.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"ID", "One rule, with its documentation", false}};
constexpr std::array<std::string_view, 1> examples{"rules fk-type-matches-key"};

json::object to_json(const workbench::RuleInfo& rule) {
  return {{"id", rule.id},
          {"severity", design::wire_name(rule.severity)},
          {"stage", design::wire_name(rule.stage)},
          {"summary", rule.summary},
          {"reason", rule.reason},
          {"mend", rule.mend},
          {"source", rule.source},
          {"bad", rule.bad},
          {"good", rule.good}};
}

std::string page_of(const workbench::RuleInfo& rule, const Console& console) {
  return fmt::format(
      "{}  {} in {}\n\n{}\n\nwhy:    {}\nmend:   {}\nsource: {}\n\nbreaks it:\n  {}\nholds:\n  {}\n",
      console.bold(rule.id),
      design::wire_name(rule.severity),
      design::wire_name(rule.stage),
      rule.summary,
      rule.reason,
      rule.mend,
      rule.source,
      rule.bad,
      rule.good);
}

Result<int> run_rules(const Arguments& arguments, Console& console) {
  if (const auto id = arguments.find_value("ID")) {
    const auto rule = TRY(workbench::rule(*id));
    console.print(page_of(rule, console));
    console.answer(to_json(rule));
    return 0;
  }
  json::array list;
  for (const auto& rule : workbench::rules()) {
    console.print(fmt::format("{:<34} {:<8} {:<15} {}\n",
                              rule.id,
                              design::wire_name(rule.severity),
                              design::wire_name(rule.stage),
                              rule.summary));
    list.push_back(to_json(rule));
  }
  console.answer(json::object{{"rules", std::move(list)}});
  return 0;
}

}  // namespace

extern constinit const Command rules_command{
    .name = "rules",
    .summary = "List the rules, or print the documentation of one",
    .positionals = positionals,
    .examples = examples,
    .run = run_rules,
};

}  // namespace nonagon::cli
