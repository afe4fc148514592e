#include <string>
#include <unordered_set>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& seeds = design.database.seed_data;
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    std::unordered_set<std::string> taken;
    for (std::size_t j = 0; j < seeds[i].rows.size(); ++j) {
      const auto* key = seeds[i].rows[j].if_contains(seeds[i].key);
      if (key == nullptr || taken.insert(write_json_line(*key)).second) continue;
      report.add(StageName::database,
                 pointer_to(fmt::format("/seedData/{}/rows/{}", i, j), seeds[i].key),
                 fmt::format("{} is the key of an earlier row", write_json_line(*key)));
    }
  }
}

}  // namespace

extern constinit const Rule seed_rows_differ{
    .id = "seed-rows-differ",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "No two seed rows of an entity share their key.",
    .reason = "The second row is refused or silently takes the place of the first.",
    .mend = "Give each row its own key, or remove the double.",
    .source = "XR-048; DBML: duplicate record keys",
    .bad = R"(two rows with "code": "HOUR")",
    .good = R"("HOUR" and "HALF")",
    .check = inspect,
};

}  // namespace nonagon::check
