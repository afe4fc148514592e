#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace nonagon::cli {

class Console;

// An option of a command. Without a value it is a flag.
struct Option {
  std::string_view name;        // "--idea"; with a short form: "-o,--output"
  std::string_view value = {};  // what stands for the value in the help: "TEXT"
  std::string_view summary = {};
  bool is_required = false;
  std::span<const std::string_view> allowed = {};  // the values that it takes; any when empty
};

struct Positional {
  std::string_view name;  // "PATH"
  std::string_view summary;
  bool is_required = true;
  std::span<const std::string_view> allowed = {};
};

// What was given on the command line, by the long name of the option ("idea") or the name of the positional
// ("PATH").
class Arguments {
 public:
  bool has(std::string_view name) const { return find(name) != nullptr; }

  // The value, empty when it was not given.
  std::string get(std::string_view name) const {
    const auto* value = find(name);
    return value == nullptr ? std::string() : *value;
  }

  std::optional<std::string> find_value(std::string_view name) const {
    const auto* value = find(name);
    return value == nullptr ? std::nullopt : std::optional(*value);
  }

  void put(std::string name, std::string value) { values_.emplace_back(std::move(name), std::move(value)); }

 private:
  const std::string* find(std::string_view name) const {
    for (const auto& [candidate, value] : values_) {
      if (candidate == name) return &value;
    }
    return nullptr;
  }

  std::vector<std::pair<std::string, std::string>> values_;
};

// One command, in one file of commands/. Parses, calls one use case, prints. The object bears the name of its
// file: design_command.
struct Command {
  std::string_view name;     // "design", "stage generate"
  std::string_view summary;  // one sentence
  std::span<const Positional> positionals = {};
  std::span<const Option> options = {};
  std::span<const std::string_view> examples = {};
  // Success may carry an exit code of its own (6: findings); an Error becomes one by its ErrorCode.
  Result<int> (*run)(const Arguments& arguments, Console& console);
};

// The commands of this module, sorted by file name. The whole program's are in Surroundings.
std::span<const Command* const> commands();

// Every command knows these.
inline constexpr std::string_view json_option = "json";
inline constexpr std::string_view data_option = "data";

}  // namespace nonagon::cli
