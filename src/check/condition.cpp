#include "check/condition.hpp"

#include <fmt/format.h>

#include "check/facts.hpp"

namespace nonagon::check {
namespace {

Condition read(design::StageName stage, std::string pointer, const Entity& entity, std::string_view text) {
  Condition condition{stage, std::move(pointer), &entity, text, std::nullopt, {}};
  if (auto parsed = sql::parse_expression(text)) {
    condition.expression = *std::move(parsed);
  } else {
    condition.complaint = parsed.error().detail;
  }
  return condition;
}

}  // namespace

std::vector<Condition> conditions(const Facts& facts) {
  std::vector<Condition> all;
  for (const auto& entity : facts.design.data_model.entities) {
    for (const auto& field : entity.fields) {
      if (!field.check.empty())
        all.push_back(read(
            design::StageName::data_model, facts.pointer(entity, field) + "/check", entity, field.check));
    }
  }
  const auto& database = facts.design.database;
  for (std::size_t i = 0; i < database.indexes.size(); ++i) {
    const auto* entity = facts.entity(database.indexes[i].entity);
    if (entity != nullptr && !database.indexes[i].where.empty())
      all.push_back(read(design::StageName::database,
                         fmt::format("/indexes/{}/where", i),
                         *entity,
                         database.indexes[i].where));
  }
  for (std::size_t i = 0; i < database.checks.size(); ++i) {
    const auto* entity = facts.entity(database.checks[i].entity);
    if (entity != nullptr)
      all.push_back(read(design::StageName::database,
                         fmt::format("/checks/{}/expression", i),
                         *entity,
                         database.checks[i].expression));
  }
  return all;
}

}  // namespace nonagon::check
