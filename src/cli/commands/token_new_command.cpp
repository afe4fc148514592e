#include <fmt/format.h>

#include "base/rfc3339.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"},
                                 Positional{"LABEL", "Who uses it: \"Claude Code on my laptop\""}};
constexpr std::array options{
    Option{"--expires", "TIME", "When it ends (RFC 3339), or never; in 90 days unless told"}};
constexpr std::array<std::string_view, 1> examples{"token new tool-library \"Claude Code\" --expires never"};

Result<int> run_token_new(const Arguments& arguments, Console& console) {
  workbench::NewToken wanted{.label = arguments.get("LABEL"), .expires_at = {}};
  if (const auto text = arguments.find_value("expires")) {
    wanted.expires_at.emplace();
    const auto instant = parse_rfc3339(*text);
    if (!instant && *text != "never") {
      return fail({.code = ErrorCode::usage,
                   .detail = fmt::format("\"{}\" is no time", *text),
                   .pointer = {},
                   .reason = "--expires takes a time of RFC 3339, or never",
                   .fix = "write it like 2027-01-31T00:00:00Z"});
    }
    *wanted.expires_at = instant;
  }
  auto store = TRY(open_store(console));
  const auto made = TRY(store->make_token(arguments.get("PROJECT"), wanted));
  console.print(made.token + "\n");
  console.say("It is shown this once. `nonagon mcp config` says what clients want.\n");
  auto document = workbench::to_json(made.row);
  document["token"] = made.token;
  console.answer(document);
  return 0;
}

}  // namespace

extern constinit const Command token_new_command{
    .name = "token new",
    .summary = "Make a token that opens a project to agents over MCP",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_token_new,
};

}  // namespace nonagon::cli
