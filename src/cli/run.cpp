#include "cli/run.hpp"

#include <map>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/remote/remote.hpp"

namespace nonagon::cli {
namespace {

// Values as CLI11 leaves them, by long option name or positional name.
struct Given {
  const Command* command = nullptr;
  std::map<std::string, std::string, std::less<>> values;
  std::map<std::string, bool, std::less<>> flags;
};

std::string long_name(std::string_view option) {
  const auto dashes = option.rfind("--");
  return std::string(option.substr(dashes + 2));
}

std::vector<std::string> strings(std::span<const std::string_view> views) {
  return {views.begin(), views.end()};
}

void add_common(CLI::App& app, const Command& command, Given& given) {
  app.add_flag(
      "--json", given.flags["json"], "Print exactly one JSON document on standard output, on errors too");
  app.add_flag("-q,--quiet", given.flags["quiet"], "Leave out what is not an answer or an error");
  app.add_option("--data", given.values["data"], "Folder of the local store")->type_name("DIR");
  if (has_twin(command.name)) {
    app.add_option("--server", given.values["server"], "Do it on this server; NONAGON_TOKEN opens it")
        ->type_name("URL");
  }
}

void add_command(CLI::App& app, const Command& command, Given& given) {
  for (const auto& positional : command.positionals) {
    const std::string name(positional.name);
    auto* option = app.add_option(name, given.values[name], std::string(positional.summary));
    option->type_name("");
    if (positional.is_required) option->required();
    if (!positional.allowed.empty()) option->check(CLI::IsMember(strings(positional.allowed)));
  }
  for (const auto& option : command.options) {
    const auto name = long_name(option.name);
    if (option.value.empty()) {
      app.add_flag(std::string(option.name), given.flags[name], std::string(option.summary));
      continue;
    }
    auto* added = app.add_option(std::string(option.name), given.values[name], std::string(option.summary));
    added->type_name(std::string(option.value));
    if (option.is_required) added->required();
    if (!option.allowed.empty()) added->check(CLI::IsMember(strings(option.allowed)));
  }
  add_common(app, command, given);
  std::string examples;
  for (const auto example : command.examples) examples += fmt::format("  nonagon {}\n", example);
  if (!examples.empty()) app.footer("Examples:\n" + examples);
}

// "stage generate" is the subcommand generate of the group stage.
class Tree {
 public:
  explicit Tree(CLI::App& root) : root_(root) {}

  CLI::App& leaf(const Command& command) {
    const auto words = split(command.name, ' ');
    CLI::App* parent = &root_;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      const std::string group(words[i]);
      auto& known = groups_[group];
      if (known == nullptr) {
        known = parent->add_subcommand(group, group_summary(group));
        known->require_subcommand(1);
      }
      parent = known;
    }
    auto* added = parent->add_subcommand(std::string(words.back()), std::string(command.summary));
    if (words.size() == 1) groups_[std::string(words.back())] = added;  // "mcp" and "mcp config"
    return *added;
  }

 private:
  static std::string group_summary(std::string_view group) {
    if (group == "project") return "Projects in the local store";
    if (group == "stage") return "The nine stages of a project";
    if (group == "template") return "Templates made from projects";
    if (group == "keys") return "What seals the keys of providers";
    return "Commands about " + std::string(group);
  }

  CLI::App& root_;
  std::map<std::string, CLI::App*, std::less<>> groups_;
};

json::object to_json(const Error& error) {
  json::object body{{"code", error_name(error.code)}, {"detail", error.detail}};
  if (!error.pointer.empty()) body["pointer"] = error.pointer;
  if (!error.reason.empty()) body["reason"] = error.reason;
  if (!error.fix.empty()) body["fix"] = error.fix;
  return {{"error", std::move(body)}};
}

// For an error that came from deep below without its reason.
Error explained(Error error) {
  const bool is_limit = error.code == ErrorCode::limit_reached;
  if (error.reason.empty()) {
    error.reason = is_limit ? "input beyond the limits is refused, so that no input can exhaust the machine"
                            : "nothing can be made of it as it is, and nothing was changed";
  }
  if (error.fix.empty()) {
    error.fix = is_limit ? "make it smaller or flatter; docs/limits.md lists the limits"
                         : "mend that place and run the command again";
  }
  return error;
}

int report(const Error& found, const Console& console) {
  const auto error = explained(found);
  console.end_progress();
  console.answer(to_json(error));
  auto text = fmt::format("{} {}", console.red("error:"), error.detail);
  if (!error.pointer.empty()) text += " (at " + error.pointer + ")";
  text += "\n";
  text += fmt::format("why: {}\nfix: {}\n", error.reason, error.fix);
  console.say(text);
  return exit_code(error.code);
}

Arguments arguments_of(const CLI::App& app, const Command& command, const Given& given) {
  Arguments arguments;
  for (const auto& positional : command.positionals) {
    if (app.count(std::string(positional.name)) > 0) {
      arguments.put(std::string(positional.name), given.values.find(positional.name)->second);
    }
  }
  for (const auto& option : command.options) {
    const auto name = long_name(option.name);
    if (app.count("--" + name) == 0) continue;
    arguments.put(name, option.value.empty() ? "true" : given.values.find(name)->second);
  }
  if (has_twin(command.name) && app.count("--server") > 0)
    arguments.put("server", given.values.find("server")->second);
  return arguments;
}

bool mentions(const std::vector<std::string>& arguments, std::string_view flag) {
  return std::ranges::find(arguments, flag) != arguments.end();
}

// The command whose words the line begins with, and the words that it has.
std::string command_words(const std::vector<std::string>& arguments, const Console& console) {
  std::string best;
  std::string words;
  for (const auto& argument : arguments) {
    if (argument.starts_with('-')) break;
    words += (words.empty() ? "" : " ") + argument;
    for (const auto* command : console.surroundings().commands) {
      if (command->name == words || command->name.starts_with(words + " ")) best = words;
    }
  }
  return best;
}

// "did you mean `design`? " for a first word that is no command.
std::string command_hint(std::string_view word, const Console& console) {
  std::string hint;
  for (const auto* command : console.surroundings().commands) {
    const auto first = command->name.substr(0, command->name.find(' '));
    if (word.size() > 1 && (first.starts_with(word.substr(0, 2)) || word.starts_with(first))) {
      hint = fmt::format("did you mean `{}`? ", first);
    }
  }
  return hint;
}

int usage_error(const CLI::ParseError& error,
                const std::vector<std::string>& arguments,
                const Console& console) {
  const auto command = command_words(arguments, console);
  const bool is_unknown = command.empty() && !arguments.empty() && !arguments[0].starts_with('-');
  return report(
      {.code = ErrorCode::usage,
       .detail =
           is_unknown ? fmt::format("there is no command `{}`", arguments[0]) : std::string(error.what()),
       .pointer = {},
       .reason =
           "the command line has a word, option or value that is not known here, or lacks one that is needed",
       .fix = fmt::format("{}run `nonagon {}{}--help`",
                          is_unknown ? command_hint(arguments[0], console) : "",
                          command,
                          command.empty() ? "" : " ")},
      console);
}

}  // namespace

int run(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
  CLI::App root{"Nonagon compiles a software idea into a checked, versioned Software Design Package.",
                "nonagon"};
  root.require_subcommand(0, 1);
  root.set_version_flag("--version", std::string(program_version));
  Tree tree(root);
  std::vector<std::unique_ptr<Given>> all;
  const Command* chosen = nullptr;
  CLI::App* chosen_app = nullptr;
  const Given* chosen_given = nullptr;
  for (const auto* command : surroundings.commands) {
    auto& given = *all.emplace_back(std::make_unique<Given>());
    auto& leaf = tree.leaf(*command);
    add_command(leaf, *command, given);
    leaf.callback([&chosen, &chosen_app, &chosen_given, command, &leaf, &given] {
      if (chosen != nullptr) return;  // the innermost command is called first
      chosen = command;
      chosen_app = &leaf;
      chosen_given = &given;
    });
  }

  Console console(surroundings, mentions(arguments, "--json"));
  try {
    root.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::Success& success) {
    return root.exit(success);
  } catch (const CLI::ParseError& error) {
    return usage_error(error, arguments, console);
  }
  if (chosen == nullptr) {
    console.say(root.help());
    return arguments.empty() ? exit_ok : exit_usage;
  }
  auto here = surroundings;
  if (const auto& folder = chosen_given->values.find("data")->second; !folder.empty())
    here.data_folder = folder;
  Console commanded(here, console.is_json());
  const auto words = arguments_of(*chosen_app, *chosen, *chosen_given);
  const auto server = has_twin(chosen->name) ? remote_server(words, commanded) : std::nullopt;
  const auto result =
      server ? run_remote(chosen->name, words, *server, commanded) : chosen->run(words, commanded);
  return result ? *result : report(result.error(), commanded);
}

}  // namespace nonagon::cli
