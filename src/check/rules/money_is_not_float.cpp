#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  static constexpr std::array words{"price",
                                    "amount",
                                    "cost",
                                    "fee",
                                    "total",
                                    "subtotal",
                                    "balance",
                                    "salary",
                                    "tax",
                                    "discount",
                                    "fine",
                                    "deposit"};
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      if (facts.type(field).kind != design::TypeKind::float_) continue;
      const auto parts = words_of(field.name);
      const bool is_money = std::ranges::any_of(
          words, [&](std::string_view word) { return std::ranges::find(parts, word) != parts.end(); });
      if (!is_money) continue;
      const auto pointer = facts.pointer(entity, field) + "/type";
      auto& finding = report.add(
          StageName::data_model, pointer, fmt::format("`{}.{}` is a float", entity.name, field.name));
      finding.fix = replace_with("Make it decimal(12,2)", pointer, "decimal(12,2)");
    }
  }
}

}  // namespace

extern constinit const Rule money_is_not_float{
    .id = "money-is-not-float",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "Amounts of money are decimals.",
    .reason = "Binary fractions cannot hold cents; sums drift and never balance.",
    .mend = "Make it decimal(12,2).",
    .source = "XR-043",
    .bad = R"({"name": "price", "type": "float"})",
    .good = R"~({"name": "price", "type": "decimal(12,2)"})~",
    .check = inspect,
};

}  // namespace nonagon::check
