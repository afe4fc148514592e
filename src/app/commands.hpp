#pragma once

#include <span>

#include "cli/command.hpp"

// Commands that start a server, and so need more than the command line's module may include.
namespace nonagon::app {

using cli::Command;

// Sorted by file name.
std::span<const Command* const> commands();

}  // namespace nonagon::app
