#include <string>
#include <vector>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto examine =
      [&](const std::vector<std::string>& names, StageName stage, const std::string& pointer) {
        Names taken;
        for (std::size_t i = 0; i < names.size(); ++i) {
          if (taken.insert(names[i]).second) continue;
          auto& finding = report.add(
              stage, fmt::format("{}/{}", pointer, i), fmt::format("`{}` stands there twice", names[i]));
          finding.fix = remove_at("Remove the second", finding.pointer);
        }
      };
  for (std::size_t i = 0; i < design.database.indexes.size(); ++i)
    examine(design.database.indexes[i].columns, StageName::database, fmt::format("/indexes/{}/columns", i));
  for (const auto& entity : design.data_model.entities) {
    for (std::size_t i = 0; i < entity.unique.size(); ++i)
      examine(entity.unique[i], StageName::data_model, fmt::format("{}/unique/{}", facts.pointer(entity), i));
  }
}

}  // namespace

extern constinit const Rule index_names_a_column_once{
    .id = "index-names-a-column-once",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "An index or unique group names each of its columns once.",
    .reason = "MySQL refuses it, the others carry a column that decides nothing.",
    .mend = "Remove the repeated column.",
    .source = "MySQL error 1060",
    .bad = R"(["status", "status"])",
    .good = R"(["status", "dueOn"])",
    .check = inspect,
};

}  // namespace nonagon::check
