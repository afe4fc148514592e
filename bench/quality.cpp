// Holds the built-in engine's data models against what a careful reader expects of each idea: nonagon-quality
// FOLDER [--list] [--report] [--check]
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "check/rule.hpp"
#include "derive/derive.hpp"
#include "derive/stages/stages.hpp"
#include "design/field_type.hpp"

namespace nonagon {
namespace {

using Names = std::set<std::string, std::less<>>;

struct Score {
  int expected = 0;
  int found = 0;
  int produced = 0;  // those that count
  int right = 0;

  Score& operator+=(const Score& other) {
    expected += other.expected;
    found += other.found;
    produced += other.produced;
    right += other.right;
    return *this;
  }

  double recall() const { return expected == 0 ? 1.0 : static_cast<double>(found) / expected; }

  double precision() const { return produced == 0 ? 1.0 : static_cast<double>(right) / produced; }
};

std::string text_of(const json::value& value) {
  return {value.as_string().data(), value.as_string().size()};
}

// An idea with what is expected of it. Spellings differ in case only.
struct Expected {
  std::string idea;
  std::vector<std::string> entities;
  Names optional;
  std::map<std::string, std::string, std::less<>> canonical;  // any accepted spelling → the expected name
  std::vector<std::pair<std::string, std::string>> relations;
  std::map<std::string, std::vector<std::string>> states;
};

Expected read_expected(const json::object& document) {
  Expected out;
  out.idea = text_of(document.at("idea"));
  for (const auto& name : document.at("entities").as_array()) {
    out.entities.push_back(text_of(name));
    out.canonical[lower(text_of(name))] = text_of(name);
  }
  if (const auto* optional = document.if_contains("optional")) {
    for (const auto& name : optional->as_array()) out.optional.insert(lower(text_of(name)));
  }
  if (const auto* aliases = document.if_contains("aliases")) {
    for (const auto& [name, others] : aliases->as_object()) {
      for (const auto& other : others.as_array()) out.canonical[lower(text_of(other))] = std::string(name);
    }
  }
  if (const auto* relations = document.if_contains("relations")) {
    for (const auto& pair : relations->as_array())
      out.relations.emplace_back(text_of(pair.at(0)), text_of(pair.at(1)));
  }
  if (const auto* states = document.if_contains("states")) {
    for (const auto& [name, values] : states->as_object()) {
      for (const auto& value : values.as_array()) out.states[std::string(name)].push_back(text_of(value));
    }
  }
  return out;
}

// Accounts and what the product needs to run: neither expected nor wrong.
bool is_plumbing(std::string_view name) {
  static const Names names{"user",
                           "account",
                           "session",
                           "apikey",
                           "idempotencykey",
                           "changerecord",
                           "attachment",
                           "organisation",
                           "notification"};
  return names.contains(lower(name));
}

std::string canonical_name(const Expected& expected, std::string_view name) {
  const auto found = expected.canonical.find(lower(name));
  return found == expected.canonical.end() ? std::string(name) : found->second;
}

struct Verdict {
  Score entities;
  Score relations;
  Score states;
  std::vector<std::string> missing;
  std::vector<std::string> wrong;
  std::vector<std::string> missing_relations;
  std::vector<std::string> wrong_relations;
  std::vector<std::string> missing_states;
  std::vector<std::string> wrong_states;
};

std::string plain_state(std::string_view state) {
  auto text = replace_all(lower(state), "-", "_");
  text = replace_all(text, " ", "_");
  return replace_all(text, "canceled", "cancelled");
}

void judge_entities(const Expected& expected, const design::DataModel& model, Verdict& verdict) {
  Names produced;
  for (const auto& entity : model.entities) produced.insert(canonical_name(expected, entity.name));
  verdict.entities.expected = static_cast<int>(expected.entities.size());
  for (const auto& name : expected.entities) {
    if (produced.contains(name)) {
      ++verdict.entities.found;
    } else {
      verdict.missing.push_back(name);
    }
  }
  for (const auto& name : produced) {
    const bool is_expected = std::ranges::find(expected.entities, name) != expected.entities.end();
    if (!is_expected && (expected.optional.contains(lower(name)) || is_plumbing(name))) continue;
    ++verdict.entities.produced;
    if (is_expected) {
      ++verdict.entities.right;
    } else {
      verdict.wrong.push_back(name);
    }
  }
}

void judge_relations(const Expected& expected, const design::DataModel& model, Verdict& verdict) {
  std::set<std::pair<std::string, std::string>> produced;
  for (const auto& relation : model.relationships) {
    produced.insert(
        std::minmax(canonical_name(expected, relation.from), canonical_name(expected, relation.to)));
  }
  std::set<std::pair<std::string, std::string>> wanted;
  for (const auto& [a, b] : expected.relations) wanted.insert(std::minmax(a, b));
  verdict.relations.expected = static_cast<int>(wanted.size());
  const auto is_among_expected = [&](const std::string& name) {
    return std::ranges::find(expected.entities, name) != expected.entities.end();
  };
  const auto spelled = [](const auto& pair) { return pair.first + "–" + pair.second; };
  for (const auto& pair : wanted) {
    verdict.relations.found += produced.contains(pair) ? 1 : 0;
    if (!produced.contains(pair)) verdict.missing_relations.push_back(spelled(pair));
  }
  for (const auto& pair : produced) {
    if (pair.first == pair.second && !wanted.contains(pair)) continue;  // two spellings of one expected thing
    if (!is_among_expected(pair.first) || !is_among_expected(pair.second)) continue;
    ++verdict.relations.produced;
    verdict.relations.right += wanted.contains(pair) ? 1 : 0;
    if (!wanted.contains(pair)) verdict.wrong_relations.push_back(spelled(pair));
  }
}

void judge_states(const Expected& expected, const design::DataModel& model, Verdict& verdict) {
  for (const auto& [name, states] : expected.states) {
    Names produced;
    for (const auto& entity : model.entities) {
      if (canonical_name(expected, entity.name) != name || !entity.lifecycle) continue;
      const auto* field = design::find_field(entity, entity.lifecycle->field);
      if (field == nullptr) continue;
      for (const auto& value : design::field_type_or_text(field->type).values)
        produced.insert(plain_state(value));
    }
    for (const auto& state : states) {
      ++verdict.states.expected;
      const bool is_found = produced.contains(plain_state(state));
      verdict.states.found += is_found ? 1 : 0;
      verdict.states.right += is_found ? 1 : 0;
      if (!is_found) verdict.missing_states.push_back(fmt::format("{}.{}", name, plain_state(state)));
    }
    for (const auto& state : produced) {
      const auto is_same = [&](const std::string& wanted) { return plain_state(wanted) == state; };
      if (std::ranges::none_of(states, is_same)) verdict.wrong_states.push_back(name + "." + state);
    }
    verdict.states.produced += static_cast<int>(produced.size());
  }
}

Verdict judge(const Expected& expected) {
  design::Answers answers;
  answers.set(design::StageName::product, "idea", {.text = expected.idea});
  design::Design design;
  design.answers = std::move(answers);
  derive::derive_product(design);
  derive::derive_data_model(design);
  Verdict verdict;
  judge_entities(expected, design.data_model, verdict);
  judge_relations(expected, design.data_model, verdict);
  judge_states(expected, design.data_model, verdict);
  return verdict;
}

void print_row(std::string_view name, const Verdict& verdict) {
  fmt::print("{:32} {:8.2f} {:9.2f} {:10.2f} {:9.2f} {:10.2f} {:9.2f}\n",
             name,
             verdict.entities.recall(),
             verdict.entities.precision(),
             verdict.relations.recall(),
             verdict.relations.precision(),
             verdict.states.recall(),
             verdict.states.precision());
}

void print_misses(std::string_view what,
                  const std::vector<std::string>& missing,
                  const std::vector<std::string>& wrong) {
  if (missing.empty() && wrong.empty()) return;
  fmt::print("    {}: missing {}; not expected {}\n", what, fmt::join(missing, ", "), fmt::join(wrong, ", "));
}

struct Wanted {
  bool lists = false;   // every miss by name
  bool is_gate = true;  // fails below the figures that entities must reach
  bool checks = false;  // whole designs, by all rules
};

// Errors and warnings of the whole design, each printed; notes are the design's own business.
int count_findings(const Expected& expected) {
  design::Answers answers;
  answers.set(design::StageName::product, "idea", {.text = expected.idea});
  const auto design = derive::derive_design(answers);
  int count = 0;
  for (const auto& finding : check::check(design)) {
    if (finding.severity == design::Severity::info) continue;
    ++count;
    fmt::print("    {} {}: {}\n", finding.rule, finding.pointer, finding.message);
  }
  return count;
}

int run(const std::filesystem::path& folder, const Wanted& wanted) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  fmt::print("{:32} {:>8} {:>9} {:>10} {:>9} {:>10} {:>9}\n",
             "idea",
             "entities",
             "precision",
             "relations",
             "precision",
             "states",
             "precision");
  Verdict total;
  int findings = 0;
  for (const auto& path : files) {
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto document = parse_json(text);
    if (!document || !document->is_object()) {
      fmt::print(stderr, "error: {} holds no JSON object\n", path.string());
      return 1;
    }
    const auto expected = read_expected(document->as_object());
    const auto verdict = judge(expected);
    print_row(path.stem().string(), verdict);
    if (wanted.checks) findings += count_findings(expected);
    if (wanted.lists) {
      print_misses("entities", verdict.missing, verdict.wrong);
      print_misses("relations", verdict.missing_relations, verdict.wrong_relations);
      print_misses("states", verdict.missing_states, verdict.wrong_states);
    }
    total.entities += verdict.entities;
    total.relations += verdict.relations;
    total.states += verdict.states;
  }
  print_row(fmt::format("total of {}", files.size()), total);
  if (wanted.checks) fmt::print("{} errors and warnings in the designs\n", findings);
  if (findings > 0) return 1;
  const bool is_good = total.entities.recall() >= 0.90 && total.entities.precision() >= 0.80;
  return is_good || !wanted.is_gate ? 0 : 1;
}

}  // namespace
}  // namespace nonagon

int main(int count, char** arguments) {
  if (count < 2) {
    fmt::print(stderr, "usage: nonagon-quality FOLDER [--list] [--report] [--check]\n");
    return 2;
  }
  nonagon::Wanted wanted;
  for (int i = 2; i < count; ++i) {
    if (std::string_view(arguments[i]) == "--list") wanted.lists = true;
    if (std::string_view(arguments[i]) == "--report") wanted.is_gate = false;
    if (std::string_view(arguments[i]) == "--check") wanted.checks = true;
  }
  return nonagon::run(arguments[1], wanted);
}
