#include <array>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array<std::string_view, 3> shells{"bash", "zsh", "fish"};
constexpr std::array positionals{Positional{"SHELL", "bash, zsh or fish", true, shells}};
constexpr std::array<std::string_view, 2> examples{
    "completion bash > /etc/bash_completion.d/nonagon",
    "completion fish > ~/.config/fish/completions/nonagon.fish"};

// Words that may follow the words typed so far: "" → design, project …; "project" → new, list …
using Words = std::map<std::string, std::set<std::string>>;

Words following_words(const Console& console) {
  Words words;
  for (const auto* command : console.surroundings().commands) {
    std::string before;
    for (const auto word : split(command->name, ' ')) {
      words[before].insert(std::string(word));
      before += before.empty() ? std::string(word) : " " + std::string(word);
    }
    auto& options = words[before];
    options.insert({"--json", "--help"});
    for (const auto& option : command->options)
      options.insert(std::string(option.name.substr(option.name.rfind("--"))));
    for (const auto& positional : command->positionals) {
      for (const auto value : positional.allowed) options.insert(std::string(value));
    }
  }
  return words;
}

std::string spaced(const std::set<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::string bash_script(const Console& console) {
  std::string script =
      "_nonagon() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} before='' word\n"
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    case $word in -*) ;; *) before=\"${before:+$before }$word\" ;; esac\n"
      "  done\n"
      "  local words=''\n"
      "  case $before in\n";
  for (const auto& [before, words] : following_words(console)) {
    script += fmt::format("    '{}') words='{}' ;;\n", before, spaced(words));
  }
  script +=
      "  esac\n"
      "  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
      "  [ ${#COMPREPLY[@]} -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
      "}\n"
      "complete -F _nonagon nonagon\n";
  return script;
}

std::string fish_script(const Console& console) {
  std::string script = "complete -c nonagon -f\n";
  for (const auto* command : console.surroundings().commands) {
    const auto words = split(command->name, ' ');
    const auto condition = words.size() == 1 ? std::string("__fish_use_subcommand")
                                             : fmt::format("__fish_seen_subcommand_from {}", words[0]);
    script += fmt::format(
        "complete -c nonagon -n '{}' -a {} -d \"{}\"\n", condition, words.back(), command->summary);
  }
  return script;
}

Result<int> run_completion(const Arguments& arguments, Console& console) {
  const auto shell = arguments.get("SHELL");
  if (shell == "fish") {
    console.write(fish_script(console));
  } else if (shell == "zsh") {
    console.write("autoload -U +X bashcompinit && bashcompinit\n" + bash_script(console));
  } else {
    console.write(bash_script(console));
  }
  return 0;
}

}  // namespace

extern constinit const Command completion_command{
    .name = "completion",
    .summary = "Print a completion script for a shell",
    .positionals = positionals,
    .examples = examples,
    .run = run_completion,
};

}  // namespace nonagon::cli
