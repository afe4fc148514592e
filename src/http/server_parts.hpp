#pragma once

#include <memory>
#include <string>

#include "workbench/generation_runner.hpp"
#include "workbench/installation.hpp"

namespace nonagon::http {

class EventStreams;

// What the operator decided.
struct ServerOptions {
  bool is_public = false;  // listens beyond this machine
  std::string public_url;  // https://design.example.com, where the server is known by a name; or empty
  bool is_registration_open = true;     // always on loopback
  bool allows_insecure_http = false;    // signing in over plain http beyond this machine
  std::size_t requests_a_minute = 600;  // of one caller; 0: any number
  std::string program_version;
};

// What all requests share.
struct ServerParts {
  std::shared_ptr<workbench::Installation> installation;
  workbench::GenerationRunner& generations;
  EventStreams& events;
  const ServerOptions& options;
};

}  // namespace nonagon::http
