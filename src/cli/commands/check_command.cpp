#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "cli/print_findings.hpp"
#include "cli/run.hpp"
#include "workbench/fix.hpp"
#include "workbench/packages.hpp"
#include "workbench/sarif.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array<std::string_view, 3> formats{"text", "json", "sarif"};
constexpr std::array<std::string_view, 2> severities{"error", "warning"};

constexpr std::array positionals{Positional{"PATH", "Package folder or zip"}};
constexpr std::array options{
    Option{"--format", "FORMAT", "text, json or sarif", false, formats},
    Option{
        "--fail-on", "SEVERITY", "Exit 6 at findings of this severity or worse (error)", false, severities},
    Option{"--fix", {}, "Apply every fix that is certain, then compile what is derived"},
    Option{"--dry-run", {}, "With --fix: say what would be changed and change nothing"},
};
constexpr std::array<std::string_view, 3> examples{"check out/tool-library.sdp",
                                                   "check out/tool-library.sdp --fix --dry-run",
                                                   "check package.zip --format sarif --fail-on warning"};

struct Checked {
  std::vector<design::Finding> fixed;
  std::vector<design::Finding> findings;
  Files files;
};

Result<Checked> check_path(const Arguments& arguments) {
  const auto& path = arguments.get("PATH");
  if (arguments.has("fix")) {
    const auto fixing = arguments.has("dry-run") ? workbench::Fixing::preview : workbench::Fixing::write;
    auto report = TRY(workbench::fix_package(path, fixing));
    return Checked{std::move(report.fixed), std::move(report.left), std::move(report.files)};
  }
  if (arguments.has("dry-run")) {
    return fail({.code = ErrorCode::usage,
                 .detail = "--dry-run says what --fix would do",
                 .pointer = {},
                 .reason = "without --fix nothing is changed anyway",
                 .fix = "add --fix, or leave --dry-run out"});
  }
  auto package = TRY(workbench::open_package(path));
  auto findings = workbench::check_design(package);
  return Checked{{}, std::move(findings), std::move(package.files)};
}

std::string_view status_of(const std::vector<design::Finding>& findings) {
  if (design::has_finding_at(findings, design::Severity::error)) return "errors";
  return design::has_finding_at(findings, design::Severity::warning) ? "warnings" : "valid";
}

json::value document_of(const Checked& checked, bool was_fixing) {
  json::object document{{"status", status_of(checked.findings)}};
  if (was_fixing) document["fixed"] = design::to_json(checked.fixed);
  document["findings"] = design::to_json(checked.findings);
  return document;
}

Result<int> run_check(const Arguments& arguments, Console& console) {
  const auto checked = TRY(check_path(arguments));
  const auto format = arguments.get("format");
  if (format == "sarif") {
    console.write(write_json(workbench::sarif(checked.findings, checked.files, program_version)));
  } else if (console.is_json() || format == "json") {
    console.write(write_json(document_of(checked, arguments.has("fix"))));
  } else {
    if (arguments.has("fix")) console.print(fixed_text(checked.fixed, arguments.has("dry-run"), console));
    console.print(findings_text(checked.findings, console));
  }
  const auto fail_on =
      arguments.get("fail-on") == "warning" ? design::Severity::warning : design::Severity::error;
  return design::has_finding_at(checked.findings, fail_on) ? exit_findings : exit_ok;
}

}  // namespace

extern constinit const Command check_command{
    .name = "check",
    .summary = "Run every rule over a package, and mend it when asked to",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_check,
};

}  // namespace nonagon::cli
