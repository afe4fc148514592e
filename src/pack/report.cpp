#include "pack/report.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "check/rule.hpp"
#include "design/assumptions.hpp"

namespace nonagon::pack {
namespace {

using design::Finding;
using design::Severity;

struct Counts {
  std::size_t error = 0;
  std::size_t warning = 0;
  std::size_t info = 0;
  std::size_t waived = 0;
};

Counts count(const std::vector<Finding>& findings) {
  Counts counts;
  for (const auto& finding : findings) {
    if (finding.waived) {
      ++counts.waived;
      continue;
    }
    switch (finding.severity) {
      case Severity::error: ++counts.error; break;
      case Severity::warning: ++counts.warning; break;
      case Severity::info: ++counts.info; break;
    }
  }
  return counts;
}

std::string_view status_of(const Counts& counts) {
  if (counts.error > 0) return "errors";
  return counts.warning > 0 ? "warnings" : "valid";
}

std::string report_json(const std::vector<Finding>& findings, const Counts& counts) {
  json::array ran;
  for (const auto* rule : check::rules()) ran.emplace_back(rule->id);
  return write_json(json::object{
      {"status", status_of(counts)},
      {"counts",
       {{"error", counts.error},
        {"warning", counts.warning},
        {"info", counts.info},
        {"waived", counts.waived}}},
      {"findings", to_json(findings)},
      {"rules", std::move(ran)},
  });
}

// User text in a code span: a span ends at the first backtick, so there is none inside.
std::string code(std::string_view text) {
  auto plain = replace_all(clean_text(text), "`", "'");
  std::ranges::replace(plain, '\n', ' ');
  return "`" + replace_all(std::move(plain), "|", "\\|") + "`";
}

void append_findings(std::string& out, const std::vector<Finding>& findings) {
  if (std::ranges::all_of(findings, [](const Finding& finding) { return finding.waived.has_value(); })) {
    out += "None.\n";
    return;
  }
  out += "| Severity | Rule | Where | What | Why it matters |\n| --- | --- | --- | --- | --- |\n";
  for (const auto& finding : findings) {
    if (finding.waived) continue;
    out += fmt::format("| {} | {} | {} | {} | {} |\n",
                       wire_name(finding.severity),
                       code(finding.rule),
                       code(fmt::format("stages/{}.json#{}", wire_name(finding.stage), finding.pointer)),
                       markdown_cell(finding.message),
                       markdown_cell(finding.reason));
  }
}

void append_waived(std::string& out, const std::vector<Finding>& findings) {
  if (std::ranges::none_of(findings, [](const Finding& finding) { return finding.waived.has_value(); }))
    return;
  out += "\n## Waived\n\n| Rule | Where | What | Why it is accepted |\n| --- | --- | --- | --- |\n";
  for (const auto& finding : findings) {
    if (!finding.waived) continue;
    out += fmt::format("| {} | {} | {} | {} |\n",
                       code(finding.rule),
                       code(fmt::format("stages/{}.json#{}", wire_name(finding.stage), finding.pointer)),
                       markdown_cell(finding.message),
                       markdown_cell(*finding.waived));
  }
}

void append_assumptions(std::string& out, const design::Design& design) {
  const auto all = design::assumptions_of(design);
  if (all.empty()) return;
  out += "\n## Assumed by the design\n\n";
  for (const auto& [stage, assumption] : all) {
    out += fmt::format("- {}: {} ({}; the answer to {} replaces it)\n",
                       code(wire_name(stage)),
                       markdown_text(assumption.text),
                       markdown_text(assumption.because),
                       code(assumption.override_));
  }
}

std::string report_markdown(const design::Design& design,
                            const std::vector<Finding>& findings,
                            const Counts& counts) {
  std::string out = "# Validation report\n\n";
  out +=
      fmt::format("Status: **{}**. {} rules; {} errors, {} warnings, {} notes, {} waived.\n\n## Findings\n\n",
                  status_of(counts),
                  check::rules().size(),
                  counts.error,
                  counts.warning,
                  counts.info,
                  counts.waived);
  append_findings(out, findings);
  append_waived(out, findings);
  append_assumptions(out, design);
  out += "\n## What was checked\n\n| Rule | Law |\n| --- | --- |\n";
  for (const auto* rule : check::rules())
    out += fmt::format("| {} | {} |\n", code(rule->id), markdown_cell(rule->summary));
  return out;
}

}  // namespace

Files validation_files(const design::Design& design, const std::vector<Finding>& findings) {
  const auto counts = count(findings);
  Files files;
  files.emplace("validation/report.json", report_json(findings, counts));
  files.emplace("validation/report.md", report_markdown(design, findings, counts));
  return files;
}

}  // namespace nonagon::pack
