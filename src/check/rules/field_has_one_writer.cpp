#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// The marks that say who fills a field, as the payload spells them.
std::vector<std::string_view> writers(const Field& field) {
  std::vector<std::string_view> all;
  if (field.generated) all.emplace_back("generated");
  if (!field.computed.empty()) all.emplace_back("computed");
  if (!field.copied_from.empty()) all.emplace_back("copiedFrom");
  return all;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      if (!field.generated && field.computed.empty()) continue;
      auto marks = writers(field);
      if (!field.set_by.empty()) marks.emplace_back("setBy");
      if (marks.size() < 2) continue;
      report.add(
          StageName::data_model,
          facts.pointer(entity, field) + "/" + std::string(marks[1]),
          fmt::format("`{}.{}` is filled by `{}` and by `{}`", entity.name, field.name, marks[0], marks[1]));
    }
  }
}

}  // namespace

extern constinit const Rule field_has_one_writer{
    .id = "field-has-one-writer",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "A field is filled in one way: counted, computed, copied, or set by operations.",
    .reason = "Two writers of one value overwrite each other, and nobody can say which one is right.",
    .mend = "Keep the one way that is meant and remove the other mark.",
    .source = "XR-016",
    .bad = R"("total" is computed and set by approveQuote)",
    .good = R"("total" is computed)",
    .check = inspect,
};

}  // namespace nonagon::check
