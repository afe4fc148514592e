#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "workbench/backups.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array options{database_option};
constexpr std::array<std::string_view, 1> examples{"keys rotate"};

Result<int> run_keys_rotate(const Arguments& arguments, Console& console) {
  const auto& here = console.surroundings();
  const auto rotated =
      TRY(workbench::rotate_keys(store_place(arguments, console), *here.clock, *here.entropy));
  console.print(fmt::format("{} keys of providers are sealed with a new key\n", rotated.sealed));
  if (rotated.unopened > 0) {
    console.say(fmt::format(
        "{} did not open with any key of the data folder: give those providers their keys again.\n",
        rotated.unopened));
  }
  console.say("Backups made until now open with the key file of their time.\n");
  console.answer(json::object{{"sealed", rotated.sealed}, {"unopened", rotated.unopened}});
  return 0;
}

}  // namespace

extern constinit const Command keys_rotate_command{
    .name = "keys rotate",
    .summary = "Seal the keys of providers with a new key, and forget the old one",
    .options = options,
    .examples = examples,
    .run = run_keys_rotate,
};

}  // namespace nonagon::cli
