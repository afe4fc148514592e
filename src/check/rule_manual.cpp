#include "check/rule_manual.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

std::string code(std::string_view text) {
  return text.contains('`') ? fmt::format("`` {} ``", text) : fmt::format("`{}`", text);
}

std::string table_of(StageName stage) {
  std::string rows;
  for (const auto* rule : rules()) {
    if (rule->stage == stage)
      rows += fmt::format(
          "| [{0}](#{0}) | {1} | {2} |\n", rule->id, wire_name(rule->severity), markdown_cell(rule->summary));
  }
  if (rows.empty()) return {};
  return fmt::format(
      "\n### {}\n\n| Rule | Severity | Law |\n| --- | --- | --- |\n{}", wire_name(stage), rows);
}

std::string page_of(const Rule& rule) {
  return fmt::format(
      "\n## {}\n\n{} {} in {}.\n\n- Why: {}\n- How to mend it: {}\n- Breaks it: {}\n- Holds: {}\n- Source: "
      "{}\n",
      rule.id,
      markdown_text(rule.summary),
      sentence_case(wire_name(rule.severity)),
      wire_name(rule.stage),
      markdown_text(rule.reason),
      markdown_text(rule.mend),
      code(rule.bad),
      code(rule.good),
      markdown_text(rule.source));
}

}  // namespace

std::string rule_manual() {
  std::string out = fmt::format(
      "# Rules\n\nThe {} rules that `nonagon check` runs over a design, made from the program by its tests. "
      "An error keeps a "
      "stage from being completed; `nonagon check --fix` applies every fix that is certain; what is accepted "
      "is written "
      "with its reason to `waivers.json`.\n\n## By stage\n",
      rules().size());
  for (const auto stage : design::all_stages) out += table_of(stage);
  for (const auto* rule : rules()) out += page_of(*rule);
  return out;
}

}  // namespace nonagon::check
