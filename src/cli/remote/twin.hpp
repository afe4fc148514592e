#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "net/http.hpp"

namespace nonagon::cli {

// What a twin asks of the server.
struct RemoteCall {
  std::string_view method = "GET";
  std::string target;
  json::value body;   // null: none
  std::string bytes;  // a body that is no JSON, where there is one
  std::vector<net::Header> headers;
};

// How an answer is shown to people.
enum class Shown { project, projects, stage, versions, data, validation, nothing };

// The operation that does what a command does.
struct Twin {
  std::string_view command;
  Result<RemoteCall> (*call)(const Arguments& arguments);
  Shown shown = Shown::data;
  bool is_list = false;  // an answer in pages: all of them are read, and the items printed
};

const Twin* find_twin(std::string_view command);

// Address of the project that the command names.
std::string project_path(const Arguments& arguments, std::string_view rest = {});

}  // namespace nonagon::cli
