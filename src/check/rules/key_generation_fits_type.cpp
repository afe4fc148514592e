#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& [type, generation, extras] = design.database.keys;
  if (type.empty() || generation.empty()) return;
  const bool is_counted = generation == "identity";
  if ((type == "uuid" && !is_counted) || (type == "bigint" && is_counted)) return;
  if (type != "uuid" && type != "bigint") return;
  auto& finding =
      report.add(StageName::database, "/keys/generation", fmt::format("`{}` makes no {}", generation, type));
  finding.fix = replace_with("Make them as their type asks",
                             finding.pointer,
                             json::string(type == "uuid" ? "uuidv7-application" : "identity"));
}

}  // namespace

extern constinit const Rule key_generation_fits_type{
    .id = "key-generation-fits-type",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "Keys are made in a way that gives their type.",
    .reason = "A counter cannot fill a UUID, and no UUID fits a bigint.",
    .mend = "uuid goes with uuidv7-application or uuidv4-database, bigint with identity.",
    .source = "squawk prefer-identity",
    .bad = R"({"type": "uuid", "generation": "identity"})",
    .good = R"({"type": "uuid", "generation": "uuidv7-application"})",
    .check = inspect,
};

}  // namespace nonagon::check
