#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (std::size_t i = 0; i < design.api.actions.size(); ++i) {
    const auto& input = design.api.actions[i].input;
    Names taken;
    for (std::size_t j = 0; j < input.size(); ++j) {
      if (taken.insert(input[j].name).second) continue;
      auto& finding =
          report.add(StageName::api,
                     fmt::format("/actions/{}/input/{}", i, j),
                     fmt::format("`{}` takes `{}` already", design.api.actions[i].id, input[j].name));
      finding.fix = remove_at("Remove the second", finding.pointer);
    }
  }
}

}  // namespace

extern constinit const Rule input_is_named_once{
    .id = "input-is-named-once",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "Each property of a request is named once.",
    .reason = "One member of a JSON object can hold one value; the other is lost.",
    .mend = "Rename or remove the second.",
    .source = "RFC 8259, 4",
    .bad = R"("input": [{"name": "reason"}, {"name": "reason"}])",
    .good = R"("input": [{"name": "reason"}, {"name": "note"}])",
    .check = inspect,
};

}  // namespace nonagon::check
