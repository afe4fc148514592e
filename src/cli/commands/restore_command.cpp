#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "workbench/backups.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"FILE", "A file that `nonagon backup` wrote"}};
constexpr std::array options{
    database_option,
    Option{"--key", "FILE", "The file DATA/key of the store that was backed up; it opens its providers"}};
constexpr std::array<std::string_view, 2> examples{
    "restore nonagon-2026-02-18.backup --key old/key --data new",
    "restore nonagon.backup --db postgres:///nonagon"};

Result<int> run_restore(const Arguments& arguments, Console& console) {
  std::optional<std::filesystem::path> key;
  if (const auto given = arguments.find_value("key")) key = *given;
  const auto made = TRY(workbench::restore(
      store_place(arguments, console), arguments.get("FILE"), key, *console.surroundings().clock));
  console.print(fmt::format("{} rows are in {}\n", made.summary.rows, made.database));
  if (made.unopened > 0) {
    console.say(
        fmt::format("{} keys of providers do not open: put the key file of the store that was backed up into "
                    "{} before the store is used, or give the providers their keys again.\n",
                    made.unopened,
                    console.surroundings().data_folder.string()));
  }
  console.answer(json::object{{"database", made.database},
                              {"tables", made.summary.tables},
                              {"rows", made.summary.rows},
                              {"unopenedKeys", made.unopened}});
  return 0;
}

}  // namespace

extern constinit const Command restore_command{
    .name = "restore",
    .summary = "Put a backup into a new data folder or an empty database",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_restore,
};

}  // namespace nonagon::cli
