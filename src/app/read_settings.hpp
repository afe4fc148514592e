#pragma once

#include <functional>
#include <string>

#include "base/result.hpp"
#include "cli/settings.hpp"

namespace nonagon::app {

// An environment variable; empty when it is not set.
using Environment = std::function<std::string(const char* name)>;

// What the operator decided: by NONAGON_* variables, else by the first of ./nonagon.toml,
// $XDG_CONFIG_HOME/nonagon/nonagon.toml and /etc/nonagon/nonagon.toml, else by default. Fails with usage on a
// file that is no TOML or holds a name that is unknown, with its line.
Result<cli::Settings> read_settings(const Environment& environment);

}  // namespace nonagon::app
