#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/describe.hpp"
#include "emit/emitter.hpp"
#include "emit/markdown.hpp"

namespace nonagon::emit {
namespace {

using design::FolderNode;
using design::Stack;

constexpr int max_tree_depth = 40;

// What readers of the public format call the framework: the layer that the rest is built around.
std::string_view framework(const Stack& stack) {
  for (const auto layer : {"framework", "backend", "frontend", "runtime", "language"}) {
    if (const auto choice = selection(stack, layer); !choice.empty() && choice != "none") return choice;
  }
  return "none";
}

std::string dependencies_json(const Stack& stack) {
  json::object selections;
  for (const auto& [layer, choice] : stack.selections) selections[layer] = choice;
  json::array dependencies;
  for (const auto& dependency : stack.dependencies) dependencies.push_back(design::to_value(dependency));
  return write_json(json::object{{"framework", framework(stack)},
                                 {"selections", std::move(selections)},
                                 {"dependencies", std::move(dependencies)}});
}

std::string tree_name(const FolderNode& node) {
  auto name = clean_text(node.name);
  std::ranges::replace(name, '\n', ' ');
  return node.type == "file" ? name : name + "/";
}

struct TreeLine {
  std::string branch;
  std::string purpose;
};

void append_tree(std::vector<TreeLine>& lines, const FolderNode& node, const std::string& indent, int depth) {
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const auto& child = node.children[i];
    const bool is_last = i + 1 == node.children.size();
    auto purpose = clean_text(child.purpose);
    std::ranges::replace(purpose, '\n', ' ');
    lines.push_back({fmt::format("{}{}{}", indent, is_last ? "`-- " : "|-- ", tree_name(child)), purpose});
    if (depth < max_tree_depth) append_tree(lines, child, indent + (is_last ? "    " : "|   "), depth + 1);
  }
}

std::string tree(const FolderNode& root) {
  std::vector<TreeLine> lines{{tree_name(root), clean_text(root.purpose)}};
  append_tree(lines, root, "", 0);
  std::size_t width = 0;
  for (const auto& line : lines) width = std::max(width, std::min<std::size_t>(line.branch.size(), 48));
  std::string out;
  for (const auto& line : lines) {
    out += line.purpose.empty() ? line.branch : fmt::format("{:<{}}  {}", line.branch, width, line.purpose);
    out += '\n';
  }
  return markdown_block("text", out);
}

std::string decisions(const Stack& stack) {
  std::string out;
  for (const auto& decision : stack.decisions) {
    out +=
        fmt::format("\n### {}\n\n", markdown_text(decision.choice.empty() ? decision.id : decision.choice));
    out += fmt::format("{}\n", markdown_sentence(decision.because));
    if (decision.alternatives.empty()) continue;
    out += "\nNot taken:\n\n";
    for (const auto& other : decision.alternatives) {
      out += fmt::format("- {}: {}\n", markdown_text(other.name), markdown_sentence(other.rejected));
    }
  }
  return out;
}

// Choices may repeat as titles; a counter keeps the headings of one file apart.
std::string unique_headings(std::string text) {
  std::vector<std::string> seen;
  std::string out;
  for (const auto line : split(text, '\n')) {
    std::string heading(line);
    if (heading.starts_with("### ")) {
      const auto stem = heading;
      for (int n = 2; std::ranges::find(seen, heading) != seen.end(); ++n)
        heading = fmt::format("{} ({})", stem, n);
      seen.push_back(heading);
    }
    out += heading + '\n';
  }
  if (!out.empty()) out.pop_back();
  return out;
}

std::string stack_markdown(const design::Design& design) {
  const auto& stack = design.stack;
  std::string out = "# Stack\n";
  std::vector<std::vector<std::string>> choices;
  for (const auto& [layer, choice] : stack.selections)
    choices.push_back({markdown_cell(sentence_case(join(words_of(layer), " "))), markdown_cell(choice)});
  if (!choices.empty()) out += "\n## Choices\n\n" + markdown_table({"Layer", "Choice"}, choices);
  if (!stack.decisions.empty()) out += "\n## Why\n" + unique_headings(decisions(stack));
  if (stack.structure) out += "\n## Folders\n\n" + tree(*stack.structure);
  std::vector<std::vector<std::string>> packages;
  for (const auto& dependency : stack.dependencies) {
    packages.push_back({markdown_code(dependency.name),
                        markdown_code(dependency.version),
                        markdown_cell(dependency.layer),
                        dependency.dev ? "while building" : "while running",
                        markdown_cell(dependency.description)});
  }
  if (!packages.empty())
    out += "\n## Packages\n\n" + markdown_table({"Package", "Version", "Layer", "Needed", "For"}, packages);
  return out + "\n" + markdown_mark("stages/stack.json");
}

Files emit_stack(const Source& source) {
  const auto& design = source.design;
  Files files;
  files.emplace("stack/dependencies.json", dependencies_json(design.stack));
  if (design.stack.structure) files.emplace("stack/structure.json", design::write(*design.stack.structure));
  files.emplace("stack/stack.md", stack_markdown(design));
  return files;
}

}  // namespace

extern constinit const Emitter stack_files{
    .id = "stack-files",
    .stage = design::StageName::stack,
    .summary = "Dependencies and folders for programs, and the choices with their reasons for people.",
    .made_from = "stages/stack.json",
    .reads = {StageName::stack, StageName::infrastructure, StageName::database},
    .emit = emit_stack,
};

}  // namespace nonagon::emit
