#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"},
                                 Positional{"TOKEN", "Id of the token (nonagon token list)"}};
constexpr std::array<std::string_view, 1> examples{
    "token revoke tool-library 01a207ba-b97d-72e7-add1-0d696c5b6ecd"};

Result<int> run_token_revoke(const Arguments& arguments, Console& console) {
  const auto id = store::MCPTokenId::parse(arguments.get("TOKEN"));
  if (!id) {
    return fail({.code = ErrorCode::usage,
                 .detail = fmt::format("\"{}\" is no id of a token", arguments.get("TOKEN")),
                 .pointer = {},
                 .reason = "a token is named by its id, since the token itself is not kept",
                 .fix = "list them with `nonagon token list PROJECT`"});
  }
  auto store = TRY(open_store(console));
  TRY(store->revoke_token(arguments.get("PROJECT"), *id));
  console.print("The token opens nothing any more.\n");
  console.answer(json::object{{"id", id->text()}, {"revoked", true}});
  return 0;
}

}  // namespace

extern constinit const Command token_revoke_command{
    .name = "token revoke",
    .summary = "Revoke a token at once",
    .positionals = positionals,
    .examples = examples,
    .run = run_token_revoke,
};

}  // namespace nonagon::cli
