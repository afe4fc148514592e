#include <array>

#include <boost/json/value_from.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/print_findings.hpp"
#include "workbench/packages.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"DIR", "Package folder"}};
constexpr std::array options{Option{"--force", {}, "Overwrite compiled files that were edited by hand"}};
constexpr std::array<std::string_view, 1> examples{"build out/tool-library.sdp"};

Result<int> run_build(const Arguments& arguments, Console& console) {
  const auto report = TRY(workbench::build_package(arguments.get("DIR"), arguments.has("force")));
  const bool overwrote = arguments.has("force");
  for (const auto& path : report.hand_edited) {
    console.say(fmt::format("{} {} was edited by hand and is {}\n",
                            console.yellow("warning:"),
                            path,
                            overwrote ? "overwritten" : "left as it is; --force compiles it again"));
  }
  console.print(fmt::format(
      "{} files written, {} unchanged, {} removed\n", report.written, report.unchanged, report.removed));
  console.print(findings_text(report.findings, console));
  console.answer(json::object{{"written", report.written},
                              {"unchanged", report.unchanged},
                              {"removed", report.removed},
                              {"handEdited", json::value_from(report.hand_edited)},
                              {"findings", design::to_json(report.findings)}});
  return 0;
}

}  // namespace

extern constinit const Command build_command{
    .name = "build",
    .summary = "Compile every derived file of a package again from its authored payloads",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_build,
};

}  // namespace nonagon::cli
