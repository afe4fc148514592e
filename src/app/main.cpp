#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "app/commands.hpp"
#include "app/read_settings.hpp"
#include "base/clock.hpp"
#include "base/entropy.hpp"
#include "cli/exit_code.hpp"
#include "cli/run.hpp"

namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

std::vector<const nonagon::cli::Command*> all_commands() {
  std::vector<const nonagon::cli::Command*> all;
  std::ranges::copy(nonagon::cli::commands(), std::back_inserter(all));
  std::ranges::copy(nonagon::app::commands(), std::back_inserter(all));
  std::ranges::sort(all, {}, &nonagon::cli::Command::name);
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  const nonagon::SystemClock clock;
  nonagon::SystemEntropy entropy;
  const auto commands = all_commands();
  const bool is_terminal = isatty(STDERR_FILENO) == 1;
  auto settings = nonagon::app::read_settings(variable);
  if (!settings) {
    const auto& error = settings.error();
    fmt::print(stderr, "error: {}\nwhy: {}\nfix: {}\n", error.detail, error.reason, error.fix);
    return nonagon::cli::exit_code(error.code);
  }
  const nonagon::cli::Surroundings surroundings{
      .is_terminal = is_terminal,
      .has_input = isatty(STDIN_FILENO) == 1,
      .wants_colour = is_terminal && variable("NO_COLOR").empty() && variable("TERM") != "dumb",
      .data_folder = settings->get("data"),
      .clock = &clock,
      .entropy = &entropy,
      .commands = commands,
      .settings = *settings,
  };
  try {
    return nonagon::cli::run({argv + 1, argv + argc}, surroundings);
  } catch (const std::exception& error) {
    fmt::print(stderr,
               "error: {}\nwhy: the system refused something that the program needs\nfix: check memory and "
               "disk, then try again\n",
               error.what());
    return 1;
  }
}
