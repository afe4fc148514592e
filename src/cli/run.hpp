#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"

namespace nonagon::cli {

inline constexpr std::string_view program_version = "0.1.0";

// Parses the command line (without the program's name), runs the command and returns the exit code.
int run(const std::vector<std::string>& arguments, const Surroundings& surroundings);

}  // namespace nonagon::cli
