#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "cli/stage_argument.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

std::string shown(const json::value& value) {
  constexpr std::size_t longest = 100;
  auto text = write_json_line(value);
  if (text.size() > longest) text = clean_text(text.substr(0, longest)) + " …";
  return text;
}

std::string text_of(const std::vector<workbench::PayloadChange>& changes) {
  std::string text;
  for (const auto& change : changes) {
    switch (change.kind) {
      case workbench::ChangeKind::added:
        text += fmt::format("+ {}  {}\n", change.pointer, shown(change.after));
        break;
      case workbench::ChangeKind::removed:
        text += fmt::format("- {}  {}\n", change.pointer, shown(change.before));
        break;
      case workbench::ChangeKind::changed:
        text += fmt::format("~ {}  {} → {}\n", change.pointer, shown(change.before), shown(change.after));
        break;
    }
  }
  return text;
}

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"},
                                 Positional{"STAGE", "Stage name or number"}};
constexpr std::array options{Option{"--from", "N", "The earlier version; the one before --to when left out"},
                             Option{"--to", "N", "The later version; the last one when left out"}};
constexpr std::array<std::string_view, 1> examples{"stage diff tool-library dataModel --from 1 --to 3"};

Result<int> run_stage_diff(const Arguments& arguments, Console& console) {
  const auto stage = TRY(stage_of(arguments));
  const auto project = arguments.get("PROJECT");
  auto store = TRY(open_store(console));
  const auto versions = TRY(store->versions(project, stage));
  const auto last = versions.empty() ? 1 : versions.back().version;
  const auto to = arguments.has("to") ? TRY(version_of(arguments.get("to"))) : last;
  const auto from =
      arguments.has("from") ? TRY(version_of(arguments.get("from"))) : std::max<std::int64_t>(to - 1, 1);
  const auto changes = TRY(store->diff(project, stage, from, to));
  console.print(text_of(changes));
  if (changes.empty()) console.say(fmt::format("Versions {} and {} are the same.\n", from, to));
  console.answer(json::object{{"from", from}, {"to", to}, {"changes", workbench::to_json(changes)}});
  return 0;
}

}  // namespace

extern constinit const Command stage_diff_command{
    .name = "stage diff",
    .summary = "Show what changed between two versions of a stage",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_stage_diff,
};

}  // namespace nonagon::cli
