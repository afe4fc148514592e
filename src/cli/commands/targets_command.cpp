#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "workbench/catalogue.hpp"

namespace nonagon::cli {
namespace {

Result<int> run_targets(const Arguments& /*arguments*/, Console& console) {
  json::array list;
  for (const auto& target : workbench::targets()) {
    console.print(
        fmt::format("{:<26} {:<15} {}\n", target.id, design::wire_name(target.stage), target.summary));
    list.push_back(json::object{{"id", target.id},
                                {"stage", design::wire_name(target.stage)},
                                {"summary", target.summary},
                                {"madeFrom", target.made_from}});
  }
  console.answer(json::object{{"targets", std::move(list)}});
  return 0;
}

}  // namespace

extern constinit const Command targets_command{
    .name = "targets",
    .summary = "List the outputs that can be compiled",
    .run = run_targets,
};

}  // namespace nonagon::cli
