#include <fmt/format.h>

#include "check/engine_name.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  if (!has(design, StageName::database)) return;
  const auto chosen = design::selection(design.stack, "database");
  const auto named = engine_in(chosen);
  if (!named || *named == design.database.engine) return;
  report.add(StageName::stack,
             "/selections/database",
             fmt::format("`{}` is not {}", chosen, design::wire_value(design.database.engine)));
}

}  // namespace

extern constinit const Rule engine_matches_stack{
    .id = "engine-matches-stack",
    .severity = Severity::error,
    .stage = StageName::stack,
    .summary = "The stack names the engine that the database stage chose.",
    .reason = "Drivers, migrations and types would be made for another database.",
    .mend = "Name the engine in the selection, or change the engine.",
    .source = "XR-032",
    .bad = R"(engine "postgresql" and the selection "MySQL 8")",
    .good = R"(engine "postgresql" and the selection "PostgreSQL 17")",
    .check = inspect,
};

}  // namespace nonagon::check
