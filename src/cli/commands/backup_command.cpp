#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "workbench/backups.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"FILE", "Where the backup is written; a former one is replaced"}};
constexpr std::array options{database_option};
constexpr std::array<std::string_view, 2> examples{"backup nonagon-2026-02-18.backup",
                                                   "backup /backups/nonagon --db postgres:///nonagon"};

Result<int> run_backup(const Arguments& arguments, Console& console) {
  const auto file = arguments.get("FILE");
  const auto made =
      TRY(workbench::back_up(store_place(arguments, console), *console.surroundings().clock, file));
  console.print(fmt::format("{} rows of {} are in {}\n", made.summary.rows, made.database, file));
  console.say("Keep DATA/key apart from it: it opens the keys of providers, and is in no backup.\n");
  console.answer(json::object{{"path", file},
                              {"database", made.database},
                              {"tables", made.summary.tables},
                              {"rows", made.summary.rows}});
  return 0;
}

}  // namespace

extern constinit const Command backup_command{
    .name = "backup",
    .summary = "Write the whole store into one file, while it is used",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_backup,
};

}  // namespace nonagon::cli
