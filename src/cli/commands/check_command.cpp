#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "cli/print_findings.hpp"
#include "cli/run.hpp"
#include "workbench/catalogue.hpp"
#include "workbench/packages.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array<std::string_view, 3> formats{"text", "json", "sarif"};
constexpr std::array<std::string_view, 2> severities{"error", "warning"};

constexpr std::array positionals{Positional{"PATH", "Package folder or zip"}};
constexpr std::array options{
    Option{"--format", "FORMAT", "text, json or sarif", false, formats},
    Option{
        "--fail-on", "SEVERITY", "Exit 6 at findings of this severity or worse (error)", false, severities},
};
constexpr std::array<std::string_view, 2> examples{"check out/tool-library.sdp",
                                                   "check package.zip --format sarif --fail-on warning"};

Result<int> run_check(const Arguments& arguments, Console& console) {
  const auto package = TRY(workbench::open_package(arguments.get("PATH")));
  const auto findings = workbench::check_design(package);
  const auto format = arguments.get("format");
  if (format == "sarif") {
    console.write(write_json(workbench::sarif(findings, program_version)));
  } else if (console.is_json() || format == "json") {
    console.write(
        write_json(json::object{{"status",
                                 design::has_finding_at(findings, design::Severity::error)     ? "errors"
                                 : design::has_finding_at(findings, design::Severity::warning) ? "warnings"
                                                                                               : "valid"},
                                {"findings", design::to_json(findings)}}));
  } else {
    console.print(findings_text(findings, console));
  }
  const auto fail_on =
      arguments.get("fail-on") == "warning" ? design::Severity::warning : design::Severity::error;
  return design::has_finding_at(findings, fail_on) ? exit_findings : exit_ok;
}

}  // namespace

extern constinit const Command check_command{
    .name = "check",
    .summary = "Run every rule over a package",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_check,
};

}  // namespace nonagon::cli
