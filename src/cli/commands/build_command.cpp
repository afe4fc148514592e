#include <array>

#include <boost/json/value_from.hpp>
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/print_findings.hpp"
#include "workbench/build.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"DIR", "Package folder"}};
constexpr std::array options{
    Option{"--force", {}, "Overwrite compiled files that were edited by hand"},
    Option{"--explain", {}, "Say of each derived file whether it was rebuilt or kept, and why"},
};
constexpr std::array<std::string_view, 2> examples{"build out/tool-library.sdp",
                                                   "build out/tool-library.sdp --explain"};

json::array files_json(const std::vector<workbench::BuiltFile>& files) {
  json::array list;
  for (const auto& file : files) {
    list.push_back(json::object{{"path", file.path},
                                {"fate", workbench::wire_name(file.fate)},
                                {"changed", json::value_from(file.changed)},
                                {"why", file.why}});
  }
  return list;
}

Result<int> run_build(const Arguments& arguments, Console& console) {
  const auto report = TRY(workbench::build_package(arguments.get("DIR"), arguments.has("force")));
  const bool overwrote = arguments.has("force");
  for (const auto& path : report.hand_edited) {
    console.say(fmt::format("{} {} was edited by hand and is {}\n",
                            console.yellow("warning:"),
                            path,
                            overwrote ? "overwritten" : "left as it is; --force compiles it again"));
  }
  const bool explains = arguments.has("explain");
  if (explains) {
    for (const auto& file : report.files)
      console.print(fmt::format("{:<9} {}: {}\n", workbench::wire_name(file.fate), file.path, file.why));
  }
  console.print(fmt::format(
      "{} files written, {} unchanged, {} removed\n", report.written, report.unchanged, report.removed));
  console.print(findings_text(report.findings, console));
  json::object answer{{"written", report.written},
                      {"unchanged", report.unchanged},
                      {"removed", report.removed},
                      {"handEdited", json::value_from(report.hand_edited)},
                      {"findings", design::to_json(report.findings)}};
  if (explains) answer["files"] = files_json(report.files);
  console.answer(answer);
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
