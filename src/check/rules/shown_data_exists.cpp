#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!has(design, StageName::data_model)) return;
  for (const auto& reference : facts.references(Refers::view)) {
    if (facts.entity(reference.target) != nullptr || facts.view(reference.target) != nullptr) continue;
    report.add(reference.stage,
               reference.pointer(),
               fmt::format("there is no entity or view `{}`", reference.target));
  }
}

}  // namespace

extern constinit const Rule shown_data_exists{
    .id = "shown-data-exists",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "Whatever is shown or returned is an entity or a view.",
    .reason = "Nothing says which fields the answer has.",
    .mend = "Name an entity or a view.",
    .source = "XR-013",
    .bad = R"({"entity": "Bok", "fields": ["title"]})",
    .good = R"({"entity": "Book", "fields": ["title"]})",
    .check = inspect,
};

}  // namespace nonagon::check
