#pragma once

#include <cstdio>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/entropy.hpp"
#include "base/json.hpp"
#include "cli/settings.hpp"

namespace nonagon::cli {

struct Command;

// What the process stands in, looked up once in app: nothing else reads the environment.
struct Surroundings {
  bool is_terminal = false;  // standard error is a terminal: progress may be drawn
  bool has_input = false;    // standard input is a terminal: questions may be asked
  bool wants_colour = false;
  std::filesystem::path data_folder;
  const Clock* clock = nullptr;
  Entropy* entropy = nullptr;
  std::span<const Command* const> commands;  // all that the program has, sorted by name
  Settings settings;
};

// Data goes to standard output, talk to standard error. With --json standard output holds exactly one JSON
// document.
class Console {
 public:
  Console(Surroundings surroundings, bool is_json)
      : surroundings_(std::move(surroundings)), is_json_(is_json) {}

  bool is_json() const { return is_json_; }

  const Surroundings& surroundings() const { return surroundings_; }

  // Data: text of an answer. Nothing is printed in JSON mode.
  void print(std::string_view text) const;
  // Data: bytes as they are, in either mode (emit, schema).
  void write(std::string_view bytes) const;
  // Data in JSON mode: the one document.
  void answer(const json::value& document) const;
  // Talk for people.
  void say(std::string_view text) const;
  // One line of progress: a phase, how far it is and how long it took; redrawn on a terminal, a line each
  // elsewhere.
  void progress(std::string_view phase, std::size_t done, std::size_t total, double milliseconds) const;
  void end_progress() const;

  std::string bold(std::string_view text) const;
  std::string dim(std::string_view text) const;
  std::string red(std::string_view text) const;
  std::string yellow(std::string_view text) const;
  std::string green(std::string_view text) const;

 private:
  std::string coloured(std::string_view code, std::string_view text) const;

  Surroundings surroundings_;
  bool is_json_;
};

}  // namespace nonagon::cli
