#include <unordered_map>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& relationships = design.data_model.relationships;
  std::unordered_map<const Field*, std::size_t> declared;
  for (std::size_t i = 0; i < relationships.size(); ++i) {
    const auto& relationship = relationships[i];
    if (relationship.type == design::Cardinality::many_to_many) continue;
    const bool is_in_from = relationship.type == design::Cardinality::many_to_one;
    const auto* owner = facts.entity(is_in_from ? relationship.from : relationship.to);
    const auto* field = owner == nullptr ? nullptr : facts.field(*owner, relationship.foreign_key);
    if (field == nullptr) continue;
    const auto [first, is_new] = declared.emplace(field, i);
    if (is_new) continue;
    auto& finding = report.add(
        StageName::data_model,
        fmt::format("/relationships/{}", i),
        fmt::format(
            "`{}.{}` is declared by /relationships/{} already", owner->name, field->name, first->second));
    finding.fix = remove_at("Remove the second declaration", finding.pointer);
  }
}

}  // namespace

extern constinit const Rule relationship_is_declared_once{
    .id = "relationship-is-declared-once",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "A foreign key belongs to one relationship.",
    .reason = "Two declarations of one key contradict each other sooner or later; only the first counts.",
    .mend = "Keep the declaration whose direction reads best and remove the other.",
    .source = "DBML: duplicate references",
    .bad = "Book one-to-many Copy by bookId, and Copy many-to-one Book by bookId",
    .good = "the first alone",
    .check = inspect,
};

}  // namespace nonagon::check
