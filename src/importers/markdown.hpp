#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace nonagon::importers {

// One block of a Markdown document, as far as data models use them (CommonMark; tables of GFM).
struct Block {
  enum class Kind { heading, paragraph, code, table };
  Kind kind;
  int level = 0;         // of a heading
  std::size_t line = 0;  // 1-based
  std::string text;      // of a heading or paragraph, unescaped; of a code block as it stands
  std::string language;  // of a code block
  std::vector<std::vector<std::string>> rows;  // of a table, its head first
};

// Fails when the text is no UTF-8 or has more than 5 MiB.
Result<std::vector<Block>> read_markdown(std::string_view text);

}  // namespace nonagon::importers
