#include "emit/markdown.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/emitter.hpp"

namespace nonagon::emit {
namespace {

void append_row(std::string& out, const std::vector<std::string>& cells, std::size_t columns) {
  out += '|';
  for (std::size_t i = 0; i < columns; ++i) {
    out += ' ';
    if (i < cells.size()) out += cells[i];
    if (out.back() != ' ') out += ' ';
    out += '|';
  }
  out += '\n';
}

std::size_t longest_run(std::string_view text, char mark) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == mark ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

bool is_plain_state(std::string_view name) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  static constexpr std::array reserved{
      "state", "note", "end", "direction", "as", "class", "classDef", "hide", "scale"};
  return !name.empty() && std::ranges::all_of(name, is_word) &&
         std::ranges::find(reserved, name) == reserved.end();
}

// State names as the diagram can spell them; odd ones get an alias that carries their text.
class States {
 public:
  explicit States(std::string& out) : out_(out) {}

  std::string name(const std::string& state) {
    if (is_plain_state(state)) return state;
    const auto [found, is_new] = aliases_.emplace(state, fmt::format("state_{}", aliases_.size() + 1));
    if (is_new) out_ += fmt::format("  state \"{}\" as {}\n", diagram_text(state), found->second);
    return found->second;
  }

 private:
  std::string& out_;
  std::map<std::string, std::string> aliases_;
};

}  // namespace

std::string markdown_table(const std::vector<std::string>& head,
                           const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  if (rows.empty()) return out;
  append_row(out, head, head.size());
  append_row(out, std::vector<std::string>(head.size(), "---"), head.size());
  for (const auto& row : rows) append_row(out, row, head.size());
  return out;
}

std::string markdown_code(std::string_view text) {
  std::string line = clean_text(text);
  std::ranges::replace(line, '\n', ' ');
  std::ranges::replace(line, '\t', ' ');
  line = trim(line);
  if (line.empty()) return {};
  line = replace_all(std::move(line), "|", "\\|");
  const std::string fence(longest_run(line, '`') + 1, '`');
  const std::string_view gap = line.front() == '`' || line.back() == '`' ? " " : "";
  return fmt::format("{}{}{}{}{}", fence, gap, line, gap, fence);
}

std::string markdown_codes(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& text : texts) {
    if (const auto code = markdown_code(text); !code.empty()) out += (out.empty() ? "" : ", ") + code;
  }
  return out;
}

std::string markdown_sentence(std::string_view text) {
  auto out = markdown_text(text);
  if (!out.empty() && std::string_view(".!?:").find(out.back()) == std::string_view::npos) out += '.';
  return out;
}

std::string markdown_block(std::string_view language, std::string_view text) {
  const std::string fence(std::max<std::size_t>(3, longest_run(text, '`') + 1), '`');
  return fmt::format("{}{}\n{}{}{}\n", fence, language, text, text.ends_with('\n') ? "" : "\n", fence);
}

std::string markdown_mark(std::string_view made_from) {
  return fmt::format("<!-- {} -->\n", derived_mark(made_from));
}

std::string diagram_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_mark = std::string_view("\"';:#{}[]()<>|`\\%&\n\r\t").find(c) != std::string_view::npos;
    out += is_mark ? ' ' : c;
  }
  return std::string(trim(out));
}

std::string state_diagram(const design::Lifecycle& lifecycle) {
  std::string names;
  std::string arrows;
  States states(names);
  const auto arrow = std::back_inserter(arrows);
  if (!lifecycle.initial.empty()) fmt::format_to(arrow, "  [*] --> {}\n", states.name(lifecycle.initial));
  for (const auto& transition : lifecycle.transitions) {
    for (const auto& from : transition.from) {
      if (from.empty() || transition.to.empty()) continue;
      const auto label = diagram_text(transition.action);
      fmt::format_to(arrow,
                     "  {} --> {}{}{}\n",
                     states.name(from),
                     states.name(transition.to),
                     label.empty() ? "" : ": ",
                     label);
    }
  }
  for (const auto& final : lifecycle.final) {
    if (!final.empty()) fmt::format_to(arrow, "  {} --> [*]\n", states.name(final));
  }
  return markdown_block("mermaid", "stateDiagram-v2\n" + names + arrows);
}

bool has_files(const design::Design& design, design::StageName stage) {
  if (!design::has(design, stage)) return false;
  const auto& include = design.export_plan.include;
  if (!design::has(design, design::StageName::export_) || include.empty()) return true;
  return std::ranges::find(include, design::wire_name(stage)) != include.end();
}

bool has_screens(const design::Design& design) {
  return !design::has(design, StageName::sections) || !design.sections.sections.empty();
}

bool is_served(const design::Design& design) {
  return !design::has(design, StageName::infrastructure) || design.infrastructure.hosting != "none";
}

bool has_validation(const design::Design& design) {
  const auto& include = design.export_plan.include;
  if (!design::has(design, design::StageName::export_) || include.empty()) return true;
  return std::ranges::find(include, "validation") != include.end();
}

}  // namespace nonagon::emit
