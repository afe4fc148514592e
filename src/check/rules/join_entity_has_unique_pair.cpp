#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

constexpr std::array<std::string_view, 3> own{"id", "createdAt", "updatedAt"};

bool is_unique_pair(const Entity& entity, const std::vector<std::string>& pair) {
  return std::ranges::any_of(entity.unique, [&](const auto& group) {
    return std::ranges::all_of(group,
                               [&](const auto& name) { return std::ranges::find(pair, name) != pair.end(); });
  });
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    std::vector<std::string> pair;
    bool has_more = false;
    for (const auto& field : entity.fields) {
      if (facts.foreign_key(field) != nullptr && field.required) {
        pair.push_back(field.name);
      } else if (std::ranges::find(own, field.name) == own.end()) {
        has_more = true;
      }
    }
    if (has_more || pair.size() != 2 || is_unique_pair(entity, pair)) continue;
    const auto pointer = facts.pointer(entity);
    auto& finding = report.add(
        StageName::data_model,
        pointer,
        fmt::format("`{}` can hold one pair of `{}` and `{}` twice", entity.name, pair[0], pair[1]));
    const json::array group{json::string(pair[0]), json::string(pair[1])};
    finding.fix = entity.unique.empty()
                      ? add_at("Make the pair unique", pointer + "/unique", json::array{group})
                      : add_at("Make the pair unique", pointer + "/unique/-", group);
  }
}

}  // namespace

extern constinit const Rule join_entity_has_unique_pair{
    .id = "join-entity-has-unique-pair",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "An entity that only joins two others holds each pair once.",
    .reason = "The same membership or tag could be added twice, counted twice and removed once.",
    .mend = "Make the two foreign keys a unique group.",
    .source = "XR-046",
    .bad = "Membership with teamId and userId and no unique group",
    .good = R"("unique": [["teamId", "userId"]])",
    .check = inspect,
};

}  // namespace nonagon::check
