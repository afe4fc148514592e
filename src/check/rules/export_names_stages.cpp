#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& include = design.export_plan.include;
  Names taken;
  for (std::size_t i = 0; i < include.size(); ++i) {
    const bool is_known = include[i] == "validation" || design::parse_stage(include[i]).has_value();
    if (is_known && taken.insert(include[i]).second) continue;
    auto& finding = report.add(StageName::export_,
                               fmt::format("/include/{}", i),
                               is_known ? fmt::format("`{}` stands there twice", include[i])
                                        : fmt::format("there is no stage `{}`", include[i]));
    if (is_known) finding.fix = remove_at("Remove the second", finding.pointer);
  }
}

}  // namespace

extern constinit const Rule export_names_stages{
    .id = "export-names-stages",
    .severity = Severity::error,
    .stage = StageName::export_,
    .summary = "What is exported is a stage of the design, or validation.",
    .reason = "The package lacks what the reader was promised.",
    .mend = "Use the names of the stages.",
    .source = "package layout",
    .bad = R"("include": ["datamodel"])",
    .good = R"("include": ["dataModel"])",
    .check = inspect,
};

}  // namespace nonagon::check
