#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "cli/open_store.hpp"
#include "cli/run.hpp"
#include "workbench/doctor.hpp"

namespace nonagon::cli {
namespace {

using workbench::Health;

std::string_view word_of(Health health) {
  switch (health) {
    case Health::good: return "ok";
    case Health::doubtful: return "warning";
    case Health::bad: return "failed";
  }
  broken("health is one of three");
}

std::string coloured_word(Health health, const Console& console) {
  const auto word = fmt::format("{:<8}", word_of(health));
  switch (health) {
    case Health::good: return console.green(word);
    case Health::doubtful: return console.yellow(word);
    case Health::bad: return console.red(word);
  }
  broken("health is one of three");
}

constexpr std::array options{database_option};
constexpr std::array<std::string_view, 2> examples{"doctor", "doctor --db postgres:///nonagon"};

Result<int> run_doctor(const Arguments& arguments, Console& console) {
  const auto& here = console.surroundings();
  console.print(fmt::format("{}version {}\n", coloured_word(Health::good, console), program_version));
  json::array list;
  bool is_bad = false;
  for (const auto& diagnosis :
       workbench::diagnose(store_place(arguments, console), *here.clock, *here.entropy)) {
    is_bad = is_bad || diagnosis.health == Health::bad;
    console.print(fmt::format("{}{}\n", coloured_word(diagnosis.health, console), diagnosis.what));
    if (!diagnosis.fix.empty()) console.print(fmt::format("        fix: {}\n", diagnosis.fix));
    list.push_back(json::object{
        {"health", word_of(diagnosis.health)}, {"what", diagnosis.what}, {"fix", diagnosis.fix}});
  }
  console.answer(
      json::object{{"version", program_version}, {"healthy", !is_bad}, {"diagnoses", std::move(list)}});
  return is_bad ? exit_failed : exit_ok;
}

}  // namespace

extern constinit const Command doctor_command{
    .name = "doctor",
    .summary = "Look at what the program needs, and say what to mend; changes nothing",
    .options = options,
    .examples = examples,
    .run = run_doctor,
};

}  // namespace nonagon::cli
