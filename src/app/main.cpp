#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "app/commands.hpp"
#include "base/clock.hpp"
#include "base/entropy.hpp"
#include "cli/run.hpp"

namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

// NONAGON_DATA, else the XDG base directory of data (XDG Base Directory Specification 0.8).
std::filesystem::path data_folder() {
  if (auto folder = variable("NONAGON_DATA"); !folder.empty()) return folder;
  if (auto folder = variable("XDG_DATA_HOME"); !folder.empty())
    return std::filesystem::path(folder) / "nonagon";
  return std::filesystem::path(variable("HOME")) / ".local" / "share" / "nonagon";
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
  const nonagon::cli::Surroundings surroundings{
      .is_terminal = is_terminal,
      .has_input = isatty(STDIN_FILENO) == 1,
      .wants_colour = is_terminal && variable("NO_COLOR").empty() && variable("TERM") != "dumb",
      .data_folder = data_folder(),
      .clock = &clock,
      .entropy = &entropy,
      .commands = commands,
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
