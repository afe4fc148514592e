#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

bool is_unique_alone(const Entity& entity, const Facts& facts, const std::string& name) {
  const auto* field = facts.field(entity, name);
  return field != nullptr && (field->unique || field == design::key_field(entity));
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    std::set<std::vector<std::string>> groups;
    for (std::size_t i = 0; i < entity.unique.size(); ++i) {
      auto group = entity.unique[i];
      const auto alone =
          std::ranges::find_if(group, [&](const auto& name) { return is_unique_alone(entity, facts, name); });
      auto message = alone == group.end() ? std::string("the same fields are unique by another group already")
                                          : fmt::format("`{}` is unique by itself already", *alone);
      std::ranges::sort(group);
      if (groups.insert(group).second && message.starts_with("the same")) continue;
      auto& finding = report.add(
          StageName::data_model, fmt::format("{}/unique/{}", facts.pointer(entity), i), std::move(message));
      finding.fix = remove_at("Remove the group", finding.pointer);
    }
  }
}

}  // namespace

extern constinit const Rule unique_is_said_once{
    .id = "unique-is-said-once",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary =
        "A group of unique fields adds something: no field in it is unique alone, and no group stands twice.",
    .reason =
        "The second constraint costs an index on every write and can never refuse a row that the first lets "
        "pass.",
    .mend = "Remove the group, or the mark of the single field where only the group is meant.",
    .source = "SchemaSpy: duplicate indexes",
    .bad = R"("email" is unique, and so is ["email", "country"])",
    .good = R"("email" is unique)",
    .check = inspect,
};

}  // namespace nonagon::check
