#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/print_findings.hpp"
#include "workbench/packages.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{
    Positional{"PATH", "Package folder or zip of any dialect, or a Markdown data model"}};
constexpr std::array options{
    Option{"-o,--output", "DIR", "Folder that receives <slug>.sdp/", true},
    Option{"--derive", {}, "Let the built-in engine fill the stages that the source does not decide"},
    Option{"--zip", {}, "Write <slug>-<version>.sdp.zip beside it"},
};
constexpr std::array<std::string_view, 2> examples{"import data-model.md -o out --derive",
                                                   "import other-tool.zip -o out"};

json::array names_of(const std::vector<design::StageName>& stages) {
  json::array names;
  for (const auto stage : stages) names.emplace_back(design::wire_name(stage));
  return names;
}

Result<int> run_import(const Arguments& arguments, Console& console) {
  auto package = TRY(workbench::open_package(arguments.get("PATH")));
  const auto derived =
      arguments.has("derive") ? workbench::derive_missing(package.design) : std::vector<design::StageName>{};
  const auto written = TRY(workbench::write_package(
      package.design, package.carried, arguments.get("output"), arguments.has("zip")));
  for (const auto& remark : package.remarks) {
    console.say(fmt::format("{:<8} {}: {}\n", remark.kind, remark.place, remark.text));
  }
  console.print(fmt::format("{} entities, {} relationships\n",
                            package.design.data_model.entities.size(),
                            package.design.data_model.relationships.size()));
  console.print(findings_text(written.findings, console));
  console.print(fmt::format("{} files in {}/\n", written.files.size(), written.folder.string()));
  json::value zip = nullptr;
  if (written.zip) zip = written.zip->string();
  console.answer(json::object{{"path", written.folder.string()},
                              {"zip", std::move(zip)},
                              {"entities", package.design.data_model.entities.size()},
                              {"relationships", package.design.data_model.relationships.size()},
                              {"derived", names_of(derived)},
                              {"remarks", workbench::to_json(package.remarks)},
                              {"findings", design::to_json(written.findings)}});
  return 0;
}

}  // namespace

extern constinit const Command import_command{
    .name = "import",
    .summary = "Read a package or data model that somebody else wrote",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_import,
};

}  // namespace nonagon::cli
