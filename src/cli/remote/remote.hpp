#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/command.hpp"
#include "cli/console.hpp"

// Commands over a server instead of the local store: each has the operation of the REST API that does the
// same.
namespace nonagon::cli {

// A server that commands go to, and the token that opens it.
struct RemoteServer {
  std::string url;
  std::string token;
};

// The one of --server (NONAGON_SERVER, setting `server`) with NONAGON_TOKEN; else the one that holds the data
// folder at this moment, by the note that it keeps beside its lock. Nothing when commands are to work on the
// store themselves.
std::optional<RemoteServer> remote_server(const Arguments& arguments, const Console& console);

// True when the command does the same on a server.
bool has_twin(std::string_view command);

// Runs the command's twin. Prints and exits as the command itself does.
Result<int> run_remote(std::string_view command,
                       const Arguments& arguments,
                       const RemoteServer& server,
                       Console& console);

}  // namespace nonagon::cli
