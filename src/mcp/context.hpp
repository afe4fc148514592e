#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workbench/snapshot.hpp"

namespace nonagon::mcp {

// One piece of a design that a task may need.
struct ContextPiece {
  std::string what;   // "section repair-ticket"
  std::string why;    // "named in the task"
  std::string text;   // Markdown
  std::string fetch;  // how to get it when it was left out: a call of a tool
  int rank = 0;       // pieces of a lower rank go in first

  // Four bytes of English or code are about one token.
  std::size_t tokens() const { return text.size() / 4 + 1; }
};

// What somebody needs who must do `task`, most needed first: elements that the task names by id or by words,
// then what those depend on, then what holds everywhere. Pure; the same task gives the same pieces.
std::vector<ContextPiece> context_pieces(const workbench::Snapshot& snapshot, std::string_view task);

// Those that fit into a budget, the first ones first; a long piece makes room for shorter ones behind it.
struct Context {
  std::string text;  // of all that is included
  std::size_t used_tokens = 0;
  std::vector<ContextPiece> included;
  std::vector<ContextPiece> omitted;
};

Context fit(std::vector<ContextPiece> pieces, std::size_t budget_tokens);

}  // namespace nonagon::mcp
