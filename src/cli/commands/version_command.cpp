#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/run.hpp"

namespace nonagon::cli {
namespace {

Result<int> run_version(const Arguments& /*arguments*/, Console& console) {
  console.print(fmt::format("nonagon {}\n", program_version));
  console.answer(json::object{{"name", "nonagon"}, {"version", program_version}, {"schemaVersion", "1.0"}});
  return 0;
}

}  // namespace

extern constinit const Command version_command{
    .name = "version",
    .summary = "Print the version of the program and of the package format",
    .run = run_version,
};

}  // namespace nonagon::cli
