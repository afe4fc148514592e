#include <string>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"
#include "check/twins.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  Twins twins;
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      auto& type = facts.type(field);
      if (type.kind != design::TypeKind::enum_) continue;
      for (const auto& value : type.values) twins.add(value);
      if (!twins.may_be_there()) continue;
      std::unordered_set<std::string> taken;
      std::vector<std::string> kept;
      for (const auto& value : type.values) {
        if (taken.insert(lower(value)).second) kept.push_back(value);
      }
      if (kept.size() == type.values.size()) continue;
      auto& finding =
          report.add(StageName::data_model,
                     facts.pointer(entity, field) + "/type",
                     fmt::format("`{}.{}` has a value twice: {}", entity.name, field.name, field.type));
      auto mended = type;
      mended.values = std::move(kept);
      finding.fix =
          replace_with("Keep the first of each", finding.pointer, json::string(design::print(mended)));
    }
  }
}

}  // namespace

extern constinit const Rule enum_values_differ{
    .id = "enum-values-differ",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "The values of an enum differ, letter case aside.",
    .reason =
        "Two spellings of one value split rows that belong together, and a generated type has the member "
        "twice.",
    .mend = "Keep one spelling, and change the rows that hold the other.",
    .source = "Spectral no-duplicated-enum-values; DBML: duplicate enum values",
    .bad = "enum(open,Open,closed)",
    .good = "enum(open,closed)",
    .check = inspect,
};

}  // namespace nonagon::check
