#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

using design::Match;
using design::TypeKind;

bool fits(Match match, const design::FieldType& type) {
  const bool is_text = type.kind == TypeKind::string || type.kind == TypeKind::text;
  switch (match) {
    case Match::equals:
    case Match::any_of:
      return type.kind != TypeKind::binary && (type.is_list || type.kind != TypeKind::jsonb);
    case Match::range:
      return !type.is_list && !is_text && type.kind != TypeKind::enum_ && type.kind != TypeKind::boolean &&
             type.kind != TypeKind::uuid && type.kind != TypeKind::jsonb && type.kind != TypeKind::binary;
    case Match::prefix:
    case Match::suffix: return is_text && !type.is_list;
    case Match::contains: return is_text || type.is_list || type.kind == TypeKind::jsonb;
    case Match::flag: return true;
  }
  broken("every way to match says what it can compare");
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& resources = design.api.resources;
  for (std::size_t i = 0; i < resources.size(); ++i) {
    const auto* entity = facts.entity(resources[i].entity);
    for (std::size_t j = 0; entity != nullptr && j < resources[i].filters.size(); ++j) {
      const auto& filter = resources[i].filters[j];
      const auto pointer = [&] { return fmt::format("/resources/{}/filters/{}/match", i, j); };
      if (filter.match == Match::flag && filter.where.empty()) {
        report.add(StageName::api, pointer(), "a flag without a condition changes nothing");
        continue;
      }
      const auto* field = facts.field(*entity, filter.field);
      if (field == nullptr || fits(filter.match, facts.type(*field))) continue;
      report.add(StageName::api,
                 pointer(),
                 fmt::format("`{}.{}` is {}, which `{}` cannot compare",
                             entity->name,
                             field->name,
                             field->type,
                             design::wire_value(filter.match)));
    }
  }
}

}  // namespace

extern constinit const Rule filter_match_fits_type{
    .id = "filter-match-fits-type",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "A filter compares a field in a way that its type allows.",
    .reason = "The query fails, or compares digits as letters.",
    .mend =
        R"(Compare texts by prefix, suffix or contains; numbers and times by range; enums and keys by equals or anyOf; for a flag, give its condition in "where".)",
    .source = "XR-015",
    .bad = R"({"field": "status", "match": "prefix"} on an enum)",
    .good = R"({"field": "status", "match": "anyOf"})",
    .check = inspect,
};

}  // namespace nonagon::check
