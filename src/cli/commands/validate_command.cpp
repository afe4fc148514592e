#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "cli/open_store.hpp"
#include "cli/print_findings.hpp"
#include "design/describe.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array<std::string_view, 2> severities{"error", "warning"};

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"}};
constexpr std::array options{
    Option{"--fail-on", "SEVERITY", "Exit 6 from this severity on; error when left out", false, severities}};
constexpr std::array<std::string_view, 2> examples{"validate tool-library",
                                                   "validate tool-library --fail-on warning --json"};

Result<int> run_validate(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  const auto validation = TRY(store->validate(arguments.get("PROJECT")));
  console.print(findings_text(validation.findings, console));
  console.answer(workbench::to_json(validation));
  const auto at_least =
      design::parse_enum<design::Severity>(arguments.get("fail-on")).value_or(design::Severity::error);
  return design::has_finding_at(validation.findings, at_least) ? exit_findings : exit_ok;
}

}  // namespace

extern constinit const Command validate_command{
    .name = "validate",
    .summary = "Run every rule over a project",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_validate,
};

}  // namespace nonagon::cli
