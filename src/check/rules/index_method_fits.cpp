#include <string>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// Why the method cannot be had; empty when it can.
std::string complaint(const design::Index& index,
                      const Entity& entity,
                      design::Engine engine,
                      const Facts& facts) {
  if (index.method.empty() || index.method == "btree") return {};
  if (engine != design::Engine::postgresql)
    return fmt::format("{} has no {} index", design::wire_value(engine), index.method);
  if (index.unique) return fmt::format("a {} index cannot be unique", index.method);
  if (index.method == "hash") return index.columns.size() > 1 ? "a hash index has one column" : "";
  if (index.method != "gin") return {};
  for (const auto& column : index.columns) {
    const auto* field = facts.field(entity, column);
    if (field == nullptr) continue;
    const auto& type = facts.type(*field);
    if (!type.is_list && type.kind != design::TypeKind::jsonb)
      return fmt::format("gin holds jsonb and lists, and `{}` is {}", column, field->type);
  }
  return {};
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& indexes = design.database.indexes;
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    const auto* entity = facts.entity(indexes[i].entity);
    if (entity == nullptr) continue;
    auto message = complaint(indexes[i], *entity, design.database.engine, facts);
    if (message.empty()) continue;
    auto& finding = report.add(StageName::database, fmt::format("/indexes/{}/method", i), std::move(message));
    finding.fix = remove_at("Remove the method", finding.pointer);
  }
}

}  // namespace

extern constinit const Rule index_method_fits{
    .id = "index-method-fits",
    .severity = Severity::warning,
    .stage = StageName::database,
    .summary = "An index has a method that its columns and the engine can take.",
    .reason = "The engine refuses it, or the index is made with another method than the reader counts on.",
    .mend =
        "Remove the method; gin is for jsonb and lists, hash for one column that is not unique, both on "
        "PostgreSQL.",
    .source = "PostgreSQL manual, 11.2",
    .bad = R"({"columns": ["status"], "method": "gin"})",
    .good = R"({"columns": ["status"]})",
    .check = inspect,
};

}  // namespace nonagon::check
