#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& reference : facts.references(Refers::topic)) {
    const auto dot = reference.target.find('.');
    const auto stage = design::parse_enum<StageName>(reference.target.substr(0, dot));
    if (stage && dot != std::string::npos && dot + 1 < reference.target.size()) continue;
    report.add(
        reference.stage, reference.pointer(), fmt::format("`{}` is no stage and topic", reference.target));
  }
}

}  // namespace

extern constinit const Rule assumption_override_exists{
    .id = "assumption-override-exists",
    .severity = Severity::error,
    .stage = StageName::product,
    .summary = "Every assumption names the stage and the topic whose answer replaces it.",
    .reason = "Somebody who disagrees must find the one answer to give.",
    .mend = "Write the override as stage.topic; `nonagon interview STAGE` lists the topics.",
    .source = "honest defaults",
    .bad = R"({"override": "products.key-features"})",
    .good = R"({"override": "product.key-features"})",
    .check = inspect,
};

}  // namespace nonagon::check
