#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& reference : facts.references(Refers::entity_field)) {
    if (reference.stage != StageName::data_model) continue;
    const auto dot = reference.target.find('.');
    const auto* entity = facts.entity(std::string_view(reference.target).substr(0, dot));
    const auto* source = entity == nullptr || dot == std::string::npos
                             ? nullptr
                             : facts.field(*entity, std::string_view(reference.target).substr(dot + 1));
    if (source != nullptr) continue;
    report.add(reference.stage, reference.pointer, fmt::format("there is no field `{}`", reference.target));
  }
}

}  // namespace

extern constinit const Rule copied_field_matches{
    .id = "copied-field-matches",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "A field that keeps a copy names its source, and both have one kind of type.",
    .reason = "The copy could not hold what it is there to keep.",
    .mend = "Name the source as Entity.field, and give both fields one type.",
    .source = "XR-010",
    .bad = R"("copiedFrom": ["Book.prise"])",
    .good = R"("copiedFrom": ["Book.price"])",
    .check = inspect,
};

}  // namespace nonagon::check
