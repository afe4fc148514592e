#include <string>
#include <vector>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

constexpr int most_key_bytes = 3072;  // InnoDB, DYNAMIC rows

// Bytes of the widest value in an InnoDB key, four a character; a text without length becomes varchar(255).
int key_bytes(const design::FieldType& type) {
  using design::TypeKind;
  if (type.kind == TypeKind::string && type.length > 0) return 4 * type.length;
  return type.kind == TypeKind::string || type.kind == TypeKind::text || type.kind == TypeKind::enum_
             ? 4 * 255
             : 36;
}

bool has_key_order(const design::FieldType& type) {
  return !type.is_list && type.kind != design::TypeKind::jsonb && type.kind != design::TypeKind::binary;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const bool is_mysql = design.database.engine == design::Engine::mysql;
  const auto examine = [&](const Entity& entity,
                           const std::vector<std::string>& names,
                           const std::string& pointer) {
    int bytes = 0;
    for (const auto& name : names) {
      const auto* field = facts.field(entity, name);
      if (field == nullptr) continue;
      bytes += key_bytes(facts.type(*field));
      if (has_key_order(facts.type(*field))) continue;
      report.add(StageName::data_model,
                 pointer,
                 fmt::format("`{}.{}` is {}, which cannot be unique", entity.name, name, field->type));
      return;
    }
    if (is_mysql && bytes > most_key_bytes)
      report.add(
          StageName::data_model, pointer, fmt::format("the key has {} bytes of {}", bytes, most_key_bytes));
  };
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      if (field.unique) examine(entity, {field.name}, facts.pointer(entity, field) + "/unique");
    }
    for (std::size_t i = 0; i < entity.unique.size(); ++i)
      examine(entity, entity.unique[i], fmt::format("{}/unique/{}", facts.pointer(entity), i));
  }
}

}  // namespace

extern constinit const Rule unique_fits_engine{
    .id = "unique-fits-engine",
    .severity = Severity::warning,
    .stage = StageName::database,
    .summary = "What is unique can be a key of the engine.",
    .reason = "The engine refuses the constraint, so it is left out and duplicates get in.",
    .mend = "Shorten the text, or keep a unique hash of it beside it.",
    .source = "XR-007; MySQL manual, 15.22 (3072 bytes a key)",
    .bad = "a unique string(1000) on MySQL",
    .good = "a unique string(200)",
    .check = inspect,
};

}  // namespace nonagon::check
