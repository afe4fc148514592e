#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"
#include "check/twins.hpp"
#include "sql/schema.hpp"

namespace nonagon::check {
namespace {

constexpr std::size_t longest = 63;  // PostgreSQL: NAMEDATALEN - 1; MySQL has one more

bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

// No name is too long, and no two can fold to one.
bool is_plain(const Entity& entity, Twins& twins) {
  bool is_short = true;
  for (const auto& field : entity.fields) {
    is_short = is_short && field.name.size() <= longest / 2;
    twins.add_name(field.name);
  }
  return !twins.may_be_there() && is_short;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (design.database.engine != design::Engine::postgresql && design.database.engine != design::Engine::mysql)
    return;
  const auto examine = [&](std::unordered_map<std::string, std::string_view>& taken,
                           const std::string& compiled,
                           std::string_view name,
                           const auto& pointer) {
    // Words of ASCII at most double in length when they are joined by underscores.
    const bool may_be_long = name.size() > longest / 2 || std::ranges::any_of(name, is_beyond_ascii);
    if (may_be_long && snake_case(name).size() > longest) {
      report.add(StageName::data_model,
                 pointer(),
                 fmt::format("`{}` has more than {} bytes and is cut to `{}`", name, longest, compiled));
    }
    const auto [other, is_new] = taken.emplace(lower(compiled), name);
    if (is_new || lower(other->second) == lower(name)) return;
    report.add(StageName::data_model,
               pointer(),
               fmt::format("`{}` and `{}` both become `{}`", other->second, name, compiled));
  };
  std::unordered_map<std::string, std::string_view> tables;
  Twins twins;
  for (const auto& entity : design.data_model.entities) {
    const auto place = [&] { return facts.pointer(entity) + "/name"; };
    examine(tables, sql::table_name(design, entity.name), entity.name, place);
    if (is_plain(entity, twins)) continue;
    std::unordered_map<std::string, std::string_view> columns;
    columns.reserve(entity.fields.size());
    for (const auto& field : entity.fields) {
      const auto pointer = [&] { return facts.pointer(entity, field) + "/name"; };
      examine(columns, sql::column_name(design, field.name), field.name, pointer);
    }
  }
}

}  // namespace

extern constinit const Rule identifier_fits_engine{
    .id = "identifier-fits-engine",
    .severity = Severity::warning,
    .stage = StageName::database,
    .summary = "Names of tables and columns fit the engine and differ after folding.",
    .reason = "Longer names are cut and numbered, so that the database speaks other words than the design.",
    .mend = "Shorten the name, or choose one that differs in more than case and underscores.",
    .source = "XR-007",
    .bad = R"(entities "OrderLine" and "Order_Line")",
    .good = R"(entities "OrderLine" and "OrderExtra")",
    .check = inspect,
};

}  // namespace nonagon::check
