#include "mcp/context.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::mcp {
namespace {

using design::GraphNode;
using workbench::Snapshot;

// Lower ranks go in first.
enum Rank { named = 0, rules = 1, needed = 2, background = 3 };

// Words of a task that say nothing about its subject.
constexpr std::array<std::string_view, 32> filler{
    "a",      "an",       "and",    "add",     "all",  "as",        "build", "by",  "change", "create", "do",
    "entity", "endpoint", "fix",    "for",     "from", "implement", "in",    "is",  "it",     "make",   "of",
    "on",     "page",     "screen", "section", "so",   "test",      "that",  "the", "to",     "with"};

std::set<std::string> subject_words(std::string_view text) {
  std::set<std::string> words;
  for (const auto& word : words_of(text)) {
    if (std::ranges::find(filler, word) == filler.end()) words.insert(singular_of(word));
  }
  return words;
}

// "section:orders" → "orders"
std::string name_in(std::string_view id) {
  return std::string(id.substr(id.find(':') + 1));
}

// How well the task meets what a node is called: all of its words, or none. Of an operation the verb counts
// too.
std::size_t match(const GraphNode& node, std::string_view task, const std::set<std::string>& subjects) {
  if (task.find(node.id) != std::string_view::npos) return 100;
  if (node.kind == "operation") {
    const auto said = words_of(task);
    const auto words = words_of(name_in(node.id));
    const bool is_whole = std::ranges::all_of(words, [&](const auto& word) {
      return subjects.contains(word) || std::ranges::find(said, word) != said.end();
    });
    return is_whole ? words.size() : 0;
  }
  const auto words = subject_words(node.name);
  const bool is_whole =
      !words.empty() && std::ranges::all_of(words, [&](const auto& word) { return subjects.contains(word); });
  return is_whole ? words.size() : 0;
}

// Kinds that a task can be about, those that say most about it first.
constexpr std::array<std::string_view, 6> seed_kinds{
    "section", "operation", "entity", "table", "feature", "job"};

std::vector<const GraphNode*> seeds_of(const Snapshot& snapshot, std::string_view task) {
  const auto subjects = subject_words(task);

  struct Match {
    std::size_t score;
    std::ptrdiff_t kind;
    const GraphNode* node;
  };

  std::vector<Match> matches;
  for (const auto& node : snapshot.graph().nodes) {
    const auto kind = std::ranges::find(seed_kinds, std::string_view(node.kind));
    if (kind == seed_kinds.end()) continue;
    if (const auto score = match(node, task, subjects); score > 0)
      matches.push_back({score, kind - seed_kinds.begin(), &node});
  }
  std::ranges::stable_sort(matches, [](const Match& a, const Match& b) {
    return a.score != b.score ? a.score > b.score : a.kind < b.kind;
  });
  std::vector<const GraphNode*> seeds;
  for (const auto& match : matches | std::views::take(8)) seeds.push_back(match.node);
  return seeds;
}

std::string fenced(std::string_view language, std::string_view text) {
  return fmt::format("```{}\n{}\n```\n", language, trim(text));
}

std::string_view file_text(const Snapshot& snapshot, std::string_view path) {
  const auto file = snapshot.files().find(path);
  return file == snapshot.files().end() ? std::string_view() : std::string_view(file->second);
}

// The part of a Markdown file below one of its headings, with the heading; empty when there is none.
std::string chapter(std::string_view markdown, std::string_view heading) {
  const auto line = fmt::format("\n{}\n", heading);
  const auto start = markdown.find(line);
  if (start == std::string_view::npos) return {};
  const auto level = heading.substr(0, heading.find(' '));
  auto end = start + line.size();
  while ((end = markdown.find("\n#", end)) != std::string_view::npos) {
    const auto marks = markdown.find_first_not_of('#', end + 1);
    if (marks - end - 1 <= level.size()) break;
    end = marks;
  }
  return std::string(trim(markdown.substr(start, end == std::string_view::npos ? end : end - start))) + "\n";
}

// Gathers pieces; each element comes once, at the best rank that it was asked for.
class Gathering {
 public:
  explicit Gathering(const Snapshot& snapshot) : snapshot_(snapshot) {
    for (const auto& node : snapshot.graph().nodes) nodes_.emplace(node.id, &node);
  }

  void add_node(const GraphNode& node, Rank rank, const std::string& why) {
    const auto name = name_in(node.id);
    if (node.kind == "section") return add_section(name, rank, why);
    if (node.kind == "operation") return add_operation(name, rank, why);
    if (node.kind == "entity") return add_entity(name, rank, why);
    if (node.kind == "table") return add_table(name, rank, why);
    if (node.kind == "feature") return add_feature(name, rank, why);
  }

  // What a seed depends on and what carries it.
  void add_neighbours(const GraphNode& seed) {
    for (const auto& edge : snapshot_.graph().edges) {
      const bool is_dependency = edge.from == seed.id;
      const bool is_carrier = edge.to == seed.id && (seed.kind == "feature" || seed.kind == "entity");
      if (!is_dependency && !is_carrier) continue;
      const auto other = nodes_.find(is_dependency ? edge.to : edge.from);
      if (other == nodes_.end()) continue;
      // Screens that are merely led to, or show an entity that the task is about, are background.
      const bool is_needed = is_dependency && other->second->kind != "section";
      const auto rank = is_needed || seed.kind == "feature" ? needed : background;
      add_node(
          *other->second, rank, fmt::format("{} {}", seed.id, is_dependency ? "needs it" : "is used by it"));
    }
  }

  void add_rules() {
    const auto agents = file_text(snapshot_, "AGENTS.md");
    for (const auto* heading :
         {"## Rules that hold everywhere", "## Rules that no constraint holds", "## Refusals"}) {
      auto text = chapter(agents, heading);
      if (text.empty()) continue;
      put({.what = std::string(heading).substr(3),
           .why = "holds for all work",
           .text = std::move(text),
           .fetch = fmt::format("resource AGENTS.md, chapter \"{}\"", std::string_view(heading).substr(3)),
           .rank = rules});
    }
  }

  void add_background() {
    put({.what = "folders and packages",
         .why = "where code belongs",
         .text = std::string(file_text(snapshot_, "stack/stack.md")),
         .fetch = "get_stack",
         .rank = background});
    put({.what = "design tokens as CSS variables",
         .why = "how it looks",
         .text = fenced("css", file_text(snapshot_, "design/tokens.css")),
         .fetch = R"(get_design_tokens {"format":"css"})",
         .rank = background});
  }

  std::vector<ContextPiece> take() {
    std::vector<ContextPiece> all;
    for (auto& [key, piece] : pieces_) {
      if (!piece.text.empty()) all.push_back(std::move(piece));
    }
    std::ranges::stable_sort(all, {}, [](const ContextPiece& piece) { return piece.rank; });
    return all;
  }

 private:
  void put(ContextPiece piece) {
    for (auto& [what, known] : pieces_) {
      if (what != piece.what) continue;
      if (piece.rank < known.rank) known = std::move(piece);
      return;
    }
    auto what = piece.what;
    pieces_.emplace_back(std::move(what), std::move(piece));
  }

  void add_section(const std::string& id, Rank rank, const std::string& why) {
    put({.what = "section " + id,
         .why = why,
         .text = std::string(file_text(snapshot_, fmt::format("sections/{}.md", id))),
         .fetch = fmt::format(R"(get_section {{"section":"{}","format":"markdown"}})", id),
         .rank = rank});
  }

  void add_operation(const std::string& id, Rank rank, const std::string& why) {
    const auto* found = snapshot_.symbols.operation(id);
    if (found == nullptr) return;
    const auto* described = find_pointer(snapshot_.openapi(),
                                         pointer_to(pointer_to("/paths", found->path), lower(found->method)));
    put({.what = "operation " + id,
         .why = why,
         .text = fmt::format(
             "### {} {} ({})\n\n{}",
             found->method,
             found->path,
             id,
             described == nullptr ? found->summary + "\n" : fenced("json", write_json_line(*described))),
         .fetch = fmt::format(R"(get_api_spec {{"operation":"{}"}})", id),
         .rank = rank});
  }

  void add_entity(const std::string& name, Rank rank, const std::string& why) {
    const auto* found = snapshot_.symbols.entity(name);
    if (found == nullptr) return;
    put({.what = "entity " + name,
         .why = why,
         .text = fmt::format(
             "### Entity {}\n\n{}", name, fenced("json", write_json_line(design::to_value(*found)))),
         .fetch = fmt::format(R"(get_data_model {{"entity":"{}"}})", name),
         .rank = rank});
  }

  void add_table(const std::string& name, Rank rank, const std::string& why) {
    const auto script = file_text(snapshot_, "database/schema.sql");
    const auto start = script.find(fmt::format("CREATE TABLE {} (", name));
    if (start == std::string_view::npos) return;
    const auto end = script.find("\n)", start);
    put({.what = "table " + name,
         .why = why,
         .text = fenced("sql", script.substr(start, end == std::string_view::npos ? end : end + 3 - start)),
         .fetch = fmt::format(R"(get_database_schema {{"table":"{}"}})", name),
         .rank = rank});
  }

  void add_feature(const std::string& id, Rank rank, const std::string& why) {
    const auto& features = snapshot_.design.product.features;
    const auto found = std::ranges::find(features, id, &design::Feature::id);
    if (found == features.end()) return;
    put({.what = "feature " + id,
         .why = why,
         .text = fmt::format(
             "### Feature: {}\n\n{}\n", markdown_text(found->name), markdown_text(found->description)),
         .fetch = "resource product/product.md",
         .rank = rank});
  }

  const Snapshot& snapshot_;
  std::map<std::string_view, const GraphNode*> nodes_;
  std::vector<std::pair<std::string, ContextPiece>> pieces_;  // in the order of the asking
};

}  // namespace

std::vector<ContextPiece> context_pieces(const Snapshot& snapshot, std::string_view task) {
  Gathering gathering(snapshot);
  const auto seeds = seeds_of(snapshot, task);
  for (const auto* seed : seeds) gathering.add_node(*seed, named, "named in the task");
  gathering.add_rules();
  for (const auto* seed : seeds) gathering.add_neighbours(*seed);
  gathering.add_background();
  return gathering.take();
}

Context fit(std::vector<ContextPiece> pieces, std::size_t budget_tokens) {
  Context context;
  for (auto& piece : pieces) {
    const bool has_room = context.used_tokens + piece.tokens() <= budget_tokens;
    if (has_room) {
      context.used_tokens += piece.tokens();
      context.text += piece.text + "\n";
    }
    (has_room ? context.included : context.omitted).push_back(std::move(piece));
  }
  return context;
}

}  // namespace nonagon::mcp
