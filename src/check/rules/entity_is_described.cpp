#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    if (!trim(entity.description).empty()) continue;
    report.add(StageName::data_model,
               facts.pointer(entity) + "/description",
               fmt::format("nothing says what a `{}` is", entity.name));
  }
}

}  // namespace

extern constinit const Rule entity_is_described{
    .id = "entity-is-described",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "Every entity says what one row stands for.",
    .reason = "Two readers fill the gap with two meanings, and the second one writes the code.",
    .mend = "Write one sentence: what one row is, and what it is not.",
    .source = "Spectral operation-description; vacuum component-description",
    .bad = R"({"name": "Hold", "description": ""})",
    .good = R"({"name": "Hold", "description": "A member waits for a copy of a book."})",
    .check = inspect,
};

}  // namespace nonagon::check
