#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array<std::string_view, 1> examples{"config"};

// A database URL may hold a password: what stands between the first colon of the user and the @ is not shown.
std::string shown(const Setting& setting) {
  if (setting.name == "token") return setting.value.empty() ? "" : "***";
  const auto at = setting.value.find('@');
  const auto user = setting.value.find("//");
  if (setting.name != "db" || at == std::string::npos || user == std::string::npos) return setting.value;
  const auto colon = setting.value.find(':', user + 2);
  if (colon == std::string::npos || colon > at) return setting.value;
  return setting.value.substr(0, colon + 1) + "***" + setting.value.substr(at);
}

Result<int> run_config(const Arguments&, Console& console) {
  json::array all;
  for (auto setting : console.surroundings().settings.all()) {
    if (setting.name == "data" && console.surroundings().data_folder != setting.value) {
      setting.value = console.surroundings().data_folder.string();
      setting.source = "--data";
    }
    console.print(
        fmt::format("{:<14} {:<40} {}\n", setting.name, shown(setting), console.dim(setting.source)));
    all.push_back(
        json::object{{"name", setting.name}, {"value", shown(setting)}, {"source", setting.source}});
  }
  console.answer(all);
  return 0;
}

}  // namespace

extern constinit const Command config_command{
    .name = "config",
    .summary = "Print every setting, and whether a variable, a file or the default decided it",
    .examples = examples,
    .run = run_config,
};

}  // namespace nonagon::cli
