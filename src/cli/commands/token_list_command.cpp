#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "cli/provider_argument.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"}};
constexpr std::array<std::string_view, 1> examples{"token list tool-library"};

std::string token_line(const store::MCPToken& token) {
  return fmt::format(
      "{}  {:<24} {:<28} {}\n",
      token.id.text(),
      token.label,
      token.expires_at ? "expires " + rfc3339(*token.expires_at) : std::string("never expires"),
      token.last_used_at ? "used " + rfc3339(*token.last_used_at) : std::string("never used"));
}

Result<int> run_token_list(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  const auto all = TRY(all_pages<store::MCPToken>(
      [&](const workbench::PageOf& part) { return store->tokens(arguments.get("PROJECT"), part); }));
  json::array documents;
  for (const auto& token : all) {
    console.print(token_line(token));
    documents.push_back(workbench::to_json(token));
  }
  if (all.empty()) console.print("No token opens this project.\n");
  console.answer(documents);
  return 0;
}

}  // namespace

extern constinit const Command token_list_command{
    .name = "token list",
    .summary =
        "List the tokens that open a project to agents; the tokens themselves are told once, when they are "
        "made",
    .positionals = positionals,
    .examples = examples,
    .run = run_token_list,
};

}  // namespace nonagon::cli
