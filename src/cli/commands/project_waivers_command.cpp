#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/input.hpp"
#include "cli/open_store.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{
    Positional{"PROJECT", "Slug or id of the project"},
    Positional{"FILE", "waivers.json that takes the place of them all; - reads standard input", false}};
constexpr std::array<std::string_view, 2> examples{"project waivers tool-library",
                                                   "project waivers tool-library waivers.json"};

Result<int> run_project_waivers(const Arguments& arguments, Console& console) {
  const auto project = arguments.get("PROJECT");
  std::optional<std::vector<design::Waiver>> wanted;
  if (const auto file = arguments.find_value("FILE"))
    wanted = TRY(design::read_waivers(TRY(parse_json(TRY(read_input(*file, "the waivers"))))));
  auto store = TRY(open_store(console));
  const auto waivers = TRY(wanted ? store->set_waivers(project, *wanted) : store->waivers(project));
  for (const auto& waiver : waivers) {
    console.print(fmt::format("{} {}{}: {}\n",
                              waiver.rule,
                              design::wire_name(waiver.stage),
                              waiver.pointer,
                              console.dim(waiver.reason)));
  }
  if (waivers.empty()) console.print("Nothing is waived.\n");
  console.answer(TRY(parse_json(design::write_waivers(waivers))));
  return 0;
}

}  // namespace

extern constinit const Command project_waivers_command{
    .name = "project waivers",
    .summary = "Show or replace the findings that are accepted, each with its reason",
    .positionals = positionals,
    .examples = examples,
    .run = run_project_waivers,
};

}  // namespace nonagon::cli
