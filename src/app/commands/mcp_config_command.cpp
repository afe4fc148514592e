#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "cli/console.hpp"

namespace nonagon::app {
namespace {

using cli::Arguments;
using cli::Console;
using cli::Option;
using cli::Positional;

// How a client wants its servers listed.
enum class Form { mcp_servers, servers, context_servers, toml, command_line };

struct Client {
  std::string_view id;
  std::string_view place;  // where the text belongs
  Form form;
};

constexpr std::array clients{
    Client{"claude-code", "run it in the project's folder", Form::command_line},
    Client{
        "claude-desktop", "claude_desktop_config.json (Settings, Developer, Edit Config)", Form::mcp_servers},
    Client{"codex", "~/.codex/config.toml", Form::toml},
    Client{"cursor", ".cursor/mcp.json in the project", Form::mcp_servers},
    Client{"vscode", ".vscode/mcp.json in the project", Form::servers},
    Client{"zed", "settings.json of Zed", Form::context_servers},
};
constexpr std::array<std::string_view, 6> client_ids{
    "claude-code", "claude-desktop", "codex", "cursor", "vscode", "zed"};

constexpr std::array positionals{
    Positional{"CLIENT", "The program that will ask; all unless told", false, client_ids}};
constexpr std::array options{
    Option{"--path", "PATH", "Package folder or zip to serve; the present folder unless told"},
    Option{"--project", "PROJECT", "A project of the local store instead"}};
constexpr std::array<std::string_view, 2> examples{"mcp config cursor --path design/shop.sdp",
                                                   "mcp config claude-code --project tool-library"};

std::string program_path() {
  std::error_code unknown;
  const auto path = std::filesystem::read_symlink("/proc/self/exe", unknown);
  return unknown ? "nonagon" : path.string();
}

// A word of a POSIX shell.
std::string shell_word(std::string_view word) {
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

std::string text_for(const Client& client,
                     const std::string& program,
                     const std::vector<std::string>& words) {
  const json::array list(words.begin(), words.end());
  switch (client.form) {
    case Form::mcp_servers:
      return write_json(json::object{{"mcpServers", {{"nonagon", {{"command", program}, {"args", list}}}}}});
    case Form::servers:
      return write_json(json::object{
          {"servers", {{"nonagon", {{"type", "stdio"}, {"command", program}, {"args", list}}}}}});
    case Form::context_servers:
      return write_json(json::object{
          {"context_servers", {{"nonagon", {{"source", "custom"}, {"command", program}, {"args", list}}}}}});
    case Form::toml:
      // JSON text and lists of text are TOML as well.
      return fmt::format("[mcp_servers.nonagon]\ncommand = {}\nargs = {}\n",
                         write_json_line(json::value(program)),
                         write_json_line(list));
    case Form::command_line: {
      auto line = "claude mcp add nonagon -- " + shell_word(program);
      for (const auto& word : words) line += " " + shell_word(word);
      return line + "\n";
    }
  }
  broken("every client has a form");
}

std::vector<std::string> server_words(const Arguments& arguments) {
  if (arguments.has("project")) return {"mcp", "--project", arguments.get("project")};
  const auto path = arguments.has("path") ? arguments.get("path") : std::string(".");
  std::error_code unknown;
  const auto absolute = std::filesystem::absolute(path, unknown).lexically_normal();
  return {"mcp", unknown ? path : absolute.string()};
}

Result<int> run_mcp_config(const Arguments& arguments, Console& console) {
  const auto program = program_path();
  const auto words = server_words(arguments);
  const auto wanted = arguments.get("CLIENT");
  json::array all;
  for (const auto& client : clients) {
    if (!wanted.empty() && wanted != client.id) continue;
    const auto text = text_for(client, program, words);
    all.push_back(json::object{{"client", client.id}, {"place", client.place}, {"text", text}});
    if (wanted.empty()) console.print(fmt::format("# {}: {}\n{}\n", client.id, client.place, text));
    if (!wanted.empty()) {
      console.say(fmt::format("{}: {}\n", client.id, client.place));
      console.print(text);
    }
  }
  console.answer(all);
  return 0;
}

}  // namespace

extern constinit const Command mcp_config_command{
    .name = "mcp config",
    .summary = "Print what a client's configuration needs, ready to paste",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_mcp_config,
};

}  // namespace nonagon::app
