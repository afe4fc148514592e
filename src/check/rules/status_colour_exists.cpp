#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  static constexpr std::array palettes{
      "primary", "secondary", "neutral", "success", "warning", "danger", "error", "info"};
  Names roles(palettes.begin(), palettes.end());
  for (const auto& [role, colour] : design.design.seeds) roles.insert(role);
  for (const auto& [role, steps] : design.design.palettes) roles.insert(role);
  for (const auto& [name, colours] : design.design.status_colours) {
    const auto pointer = pointer_to("/statusColours", name);
    const auto dot = name.find('.');
    const auto* entity = facts.entity(std::string_view(name).substr(0, dot));
    const auto* field = entity == nullptr || dot == std::string::npos
                            ? nullptr
                            : facts.field(*entity, std::string_view(name).substr(dot + 1));
    if (field == nullptr || facts.type(*field).kind != design::TypeKind::enum_) {
      if (has(design, StageName::data_model))
        report.add(StageName::design, pointer, fmt::format("`{}` is no enum field", name));
      continue;
    }
    const auto& values = facts.type(*field).values;
    for (const auto& [value, role] : colours) {
      if (std::ranges::find(values, value) == values.end()) {
        report.add(StageName::design,
                   pointer_to(pointer, value),
                   fmt::format("`{}` is no value of `{}`", value, name));
      } else if (!roles.contains(role)) {
        report.add(
            StageName::design, pointer_to(pointer, value), fmt::format("there is no colour role `{}`", role));
      }
    }
  }
}

}  // namespace

extern constinit const Rule status_colour_exists{
    .id = "status-colour-exists",
    .severity = Severity::error,
    .stage = StageName::design,
    .summary = "A status colour is given to a value of an enum field, by a role that has a palette.",
    .reason = "The badge would have no colour, or colour what never occurs.",
    .mend = "Correct the field, the value or the role.",
    .source = "XR-027",
    .bad = R"("Loan.status": {"lost": "crimson"})",
    .good = R"("Loan.status": {"overdue": "danger"})",
    .check = inspect,
};

}  // namespace nonagon::check
