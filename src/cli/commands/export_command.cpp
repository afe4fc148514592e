#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "cli/print_findings.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"}};
constexpr std::array options{
    Option{"-o,--output", "DIR", "Folder that receives <slug>.sdp/ or <slug>-<version>.sdp.zip", true},
    Option{"--zip", {}, "Write a zip instead of a folder"}};
constexpr std::array<std::string_view, 2> examples{"export tool-library -o out",
                                                   "export tool-library -o out --zip --json"};

Result<int> run_export(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  const auto format = arguments.has("zip") ? store::ExportFormat::zip : store::ExportFormat::folder;
  const auto made = TRY(store->export_package(arguments.get("PROJECT"), format, arguments.get("output")));
  console.print(made.path.string() + "\n");
  const auto counts = count(made.findings);
  console.say(fmt::format("{} errors, {} warnings\n", counts.errors, counts.warnings));
  auto answer = workbench::to_json(made.package);
  answer["path"] = made.path.string();
  console.answer(answer);
  return 0;
}

}  // namespace

extern constinit const Command export_command{
    .name = "export",
    .summary = "Write the package of a project as a folder or a zip",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_export,
};

}  // namespace nonagon::cli
