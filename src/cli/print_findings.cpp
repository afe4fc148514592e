#include "cli/print_findings.hpp"

#include <fmt/format.h>

namespace nonagon::cli {
namespace {

std::string severity_text(const design::Finding& finding, const Console& console) {
  if (finding.waived) return console.dim("waived ");
  switch (finding.severity) {
    case design::Severity::error: return console.red("error  ");
    case design::Severity::warning: return console.yellow("warning");
    case design::Severity::info: return console.dim("info   ");
  }
  broken("a severity is one of three");
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

FindingCounts count(const std::vector<design::Finding>& findings) {
  FindingCounts counts;
  for (const auto& finding : findings) {
    if (finding.waived) {
      ++counts.waived;
      continue;
    }
    switch (finding.severity) {
      case design::Severity::error: ++counts.errors; break;
      case design::Severity::warning: ++counts.warnings; break;
      case design::Severity::info: ++counts.infos; break;
    }
  }
  return counts;
}

std::string findings_text(const std::vector<design::Finding>& findings, const Console& console) {
  std::string text;
  for (const auto& finding : findings) {
    text += fmt::format("{} {}{} {}\n        {}\n",
                        severity_text(finding, console),
                        design::wire_name(finding.stage),
                        finding.pointer,
                        console.dim(finding.rule),
                        finding.message);
    if (finding.waived) text += fmt::format("        waived: {}\n", *finding.waived);
    if (finding.fix) text += fmt::format("        fix: {}\n", finding.fix->title);
  }
  const auto counts = count(findings);
  text += fmt::format("{}, {}", counted(counts.errors, "error"), counted(counts.warnings, "warning"));
  if (counts.infos > 0) text += fmt::format(", {} for information", counts.infos);
  if (counts.waived > 0) text += fmt::format(", {} waived", counts.waived);
  return text + "\n";
}

std::string fixed_text(const std::vector<design::Finding>& fixed, bool is_preview, const Console& console) {
  if (fixed.empty()) return "nothing to fix for certain\n\n";
  std::string text;
  for (const auto& finding : fixed) {
    text += fmt::format("{} {}{} {}\n        {}: {}\n",
                        console.green(is_preview ? "would fix" : "fixed"),
                        design::wire_name(finding.stage),
                        finding.pointer,
                        console.dim(finding.rule),
                        finding.message,
                        finding.fix->title);
  }
  return text + "\n";
}

}  // namespace nonagon::cli
