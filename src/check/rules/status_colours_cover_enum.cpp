#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& [name, colours] : design.design.status_colours) {
    const auto dot = name.find('.');
    const auto* entity = facts.entity(std::string_view(name).substr(0, dot));
    const auto* field = entity == nullptr || dot == std::string::npos
                            ? nullptr
                            : facts.field(*entity, std::string_view(name).substr(dot + 1));
    if (field == nullptr) continue;
    for (const auto& value : facts.type(*field).values) {
      if (std::ranges::find(colours, value, &std::pair<std::string, std::string>::first) != colours.end())
        continue;
      const auto pointer = pointer_to("/statusColours", name);
      auto& finding =
          report.add(StageName::design, pointer, fmt::format("`{}` of `{}` has no colour", value, name));
      finding.fix = design::Fix{
          "Show it in neutral",
          {json::object{{"op", "add"}, {"path", pointer_to(pointer, value)}, {"value", "neutral"}}}};
    }
  }
}

}  // namespace

extern constinit const Rule status_colours_cover_enum{
    .id = "status-colours-cover-enum",
    .severity = Severity::warning,
    .stage = StageName::design,
    .summary =
        "Where a field's values have colours, each of them has one, and each lifecycle that is shown has "
        "colours.",
    .reason = "One badge in the list would stand out for no reason.",
    .mend = "Give every value a colour role.",
    .source = "XR-027",
    .bad = R"("Loan.status": {"open": "info"} for enum(open,returned))",
    .good = R"("Loan.status": {"open": "info", "returned": "neutral"})",
    .check = inspect,
};

}  // namespace nonagon::check
