#include "importers/markdown.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::importers {
namespace {

constexpr std::size_t most_bytes = 5U << 20U;
constexpr std::size_t most_columns = 64;

bool is_punctuation(char c) {
  return std::string_view("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~").contains(c);
}

// The reverse of inert text: backslash escapes, the entities that a writer needs, and line breaks in cells.
std::string plain(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> entities{{
      {"&lt;", "<"},
      {"&gt;", ">"},
      {"&amp;", "&"},
      {"&quot;", "\""},
      {"&#124;", "|"},
      {"&#39;", "'"},
      {"<br>", " "},
      {"<br/>", " "},
  }};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto rest = text.substr(i);
    const auto* entity =
        std::ranges::find_if(entities, [&](const auto& known) { return rest.starts_with(known.first); });
    if (entity != entities.end()) {
      out += entity->second;
      i += entity->first.size();
    } else if (text[i] == '\\' && i + 1 < text.size() && is_punctuation(text[i + 1])) {
      out += text[i + 1];
      i += 2;
    } else {
      out += text[i++];
    }
  }
  return out;
}

// A cell that is one code span stands for its content.
std::string cell_text(std::string_view cell) {
  cell = trim(cell);
  if (cell.size() > 2 && cell.front() == '`' && cell.back() == '`' &&
      !cell.substr(1, cell.size() - 2).contains('`')) {
    return replace_all(std::string(cell.substr(1, cell.size() - 2)), "\\|", "|");
  }
  return plain(cell);
}

std::vector<std::string> cells_of(std::string_view line) {
  line = trim(line);
  if (line.starts_with('|')) line.remove_prefix(1);
  std::vector<std::string> cells;
  std::string cell;
  const auto finish = [&] {
    if (cells.size() < most_columns) cells.push_back(cell_text(cell));
    cell.clear();
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) {
      cell += line[i];
      cell += line[++i];
    } else if (line[i] == '|') {
      finish();
    } else {
      cell += line[i];
    }
  }
  if (!trim(cell).empty()) finish();
  return cells;
}

bool is_delimiter_row(std::string_view line) {
  return line.contains('-') && line.contains('|') && std::ranges::all_of(line, [](char c) {
           return c == '|' || c == '-' || c == ':' || c == ' ' || c == '\t';
         });
}

int heading_level(std::string_view line) {
  const auto marks = std::min(line.find_first_not_of('#'), line.size());
  const bool is_heading = marks >= 1 && marks <= 6 && (marks == line.size() || line[marks] == ' ');
  return is_heading ? static_cast<int>(marks) : 0;
}

std::optional<std::string_view> fence_of(std::string_view line) {
  for (const char mark : {'`', '~'}) {
    const auto length = std::min(line.find_first_not_of(mark), line.size());
    if (length >= 3) return line.substr(0, length);
  }
  return std::nullopt;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : lines_(split(text, '\n')) {
    for (auto& line : lines_) {
      if (line.ends_with('\r')) line.remove_suffix(1);
    }
  }

  std::vector<Block> read() && {
    while (at_ < lines_.size()) {
      const auto line = trim(lines_[at_]);
      if (line.empty()) {
        ++at_;
      } else if (const auto fence = fence_of(line)) {
        code(*fence, line.substr(fence->size()));
      } else if (const int level = heading_level(line); level > 0) {
        const auto text = line.substr(static_cast<std::size_t>(level));
        blocks_.push_back(
            {.kind = Block::Kind::heading, .level = level, .line = at_ + 1, .text = plain(trim(text))});
        ++at_;
      } else if (at_ + 1 < lines_.size() && line.contains('|') && is_delimiter_row(lines_[at_ + 1])) {
        table();
      } else {
        paragraph();
      }
    }
    return std::move(blocks_);
  }

 private:
  void code(std::string_view fence, std::string_view language) {
    Block block{.kind = Block::Kind::code, .line = at_ + 1, .language = std::string(trim(language))};
    for (++at_; at_ < lines_.size(); ++at_) {
      const auto line = trim(lines_[at_]);
      if (line.starts_with(fence) && line.find_first_not_of(fence[0]) == std::string_view::npos) break;
      block.text += lines_[at_];
      block.text += '\n';
    }
    ++at_;
    blocks_.push_back(std::move(block));
  }

  void table() {
    Block block{.kind = Block::Kind::table, .line = at_ + 1};
    block.rows.push_back(cells_of(lines_[at_]));
    for (at_ += 2; at_ < lines_.size() && lines_[at_].contains('|'); ++at_)
      block.rows.push_back(cells_of(lines_[at_]));
    blocks_.push_back(std::move(block));
  }

  void paragraph() {
    Block block{.kind = Block::Kind::paragraph, .line = at_ + 1};
    for (; at_ < lines_.size(); ++at_) {
      const auto line = trim(lines_[at_]);
      const bool starts_table =
          at_ + 1 < lines_.size() && line.contains('|') && is_delimiter_row(lines_[at_ + 1]);
      if (line.empty() || heading_level(line) > 0 || fence_of(line) || (starts_table && !block.text.empty()))
        break;
      block.text += (block.text.empty() ? "" : " ") + plain(line);
    }
    blocks_.push_back(std::move(block));
  }

  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  std::vector<Block> blocks_;
};

}  // namespace

Result<std::vector<Block>> read_markdown(std::string_view text) {
  if (text.size() > most_bytes) {
    return fail(
        {.code = ErrorCode::limit_reached,
         .detail = fmt::format("The document has {} bytes; at most {} are read", text.size(), most_bytes),
         .pointer = {},
         .reason = "Bigger documents are refused so that reading stays bounded.",
         .fix = "Leave out what is no data model."});
  }
  if (!is_valid_utf8(text)) {
    return fail({.code = ErrorCode::invalid_input,
                 .detail = "The document is no text",
                 .pointer = {},
                 .reason = "It holds bytes that are no UTF-8, or NUL.",
                 .fix = "Save it as a Markdown file in UTF-8."});
  }
  return Reader(text).read();
}

}  // namespace nonagon::importers
