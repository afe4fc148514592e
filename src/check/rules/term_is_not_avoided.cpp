#include <unordered_map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  std::unordered_map<std::string, std::string_view> avoided;
  for (const auto& term : design.product.glossary) {
    for (const auto& word : term.avoid) avoided.emplace(lower(word), term.term);
  }
  for (const auto& entity : design.data_model.entities) {
    const auto found = avoided.find(join(words_of(entity.name), " "));
    if (found == avoided.end()) continue;
    report.add(StageName::data_model,
               facts.pointer(entity) + "/name",
               fmt::format("the glossary says `{}` instead of `{}`", found->second, entity.name));
  }
}

}  // namespace

extern constinit const Rule term_is_not_avoided{
    .id = "term-is-not-avoided",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "No entity is called by a word that the glossary avoids.",
    .reason = "Two words for one thing make two things in people's heads.",
    .mend = "Use the glossary's word, or take the other off the list of words to avoid.",
    .source = "XR-041",
    .bad = R"({"term": "member", "avoid": ["customer"]} and an entity Customer)",
    .good = "an entity Member",
    .check = inspect,
};

}  // namespace nonagon::check
