#include "check/rule.hpp"

#include <algorithm>
#include <tuple>

#include "check/facts.hpp"
#include "design/design.hpp"

namespace nonagon::check {
namespace {

enum class Turn { first, last };

void run(Turn turn, const design::Design& design, const Facts& facts, std::vector<Finding>& findings) {
  for (const auto* rule : rules()) {
    if (rule->reads_findings != (turn == Turn::last)) continue;
    if (!rule->spans_stages && !has(design, rule->stage)) continue;
    const auto first = static_cast<std::ptrdiff_t>(findings.size());
    Report report(findings);
    rule->check(design, facts, report);
    for (auto finding = findings.begin() + first; finding != findings.end(); ++finding) {
      finding->rule = rule->id;
      finding->severity = rule->severity;
      finding->reason = rule->reason;
    }
  }
}

}  // namespace

Finding& Report::add(StageName stage, std::string pointer, std::string message) {
  auto& finding = findings_.emplace_back();
  finding.stage = stage;
  finding.pointer = std::move(pointer);
  finding.message = std::move(message);
  return finding;
}

const Rule* find_rule(std::string_view id) {
  for (const auto* rule : rules()) {
    if (rule->id == id) return rule;
  }
  return nullptr;
}

std::vector<Finding> check(const design::Design& design) {
  return check(design::Symbols(design));
}

std::vector<Finding> check(const design::Symbols& symbols) {
  const auto& design = symbols.design();
  const Facts facts(symbols);
  std::vector<Finding> findings;
  run(Turn::first, design, facts, findings);
  run(Turn::last, design, facts, findings);
  std::ranges::stable_sort(findings, {}, [](const Finding& finding) {
    return std::tie(finding.stage, finding.pointer, finding.rule);
  });
  design::apply_waivers(findings, design.waivers);
  return findings;
}

}  // namespace nonagon::check
