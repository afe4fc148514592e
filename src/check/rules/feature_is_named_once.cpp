#include <string>
#include <string_view>
#include <unordered_set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

template <class Items>
void complain_of_twins(const Items& items, std::string_view list, Report& report) {
  std::unordered_set<std::string> taken;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (taken.insert(lower(trim(items[i].name))).second) continue;
    report.add(StageName::product,
               fmt::format("/{}/{}/name", list, i),
               fmt::format("`{}` is a second of that name", items[i].name));
  }
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  complain_of_twins(design.product.features, "features", report);
  complain_of_twins(design.product.personas, "personas", report);
}

}  // namespace

extern constinit const Rule feature_is_named_once{
    .id = "feature-is-named-once",
    .severity = Severity::warning,
    .stage = StageName::product,
    .summary = "Every feature and every persona has a name of its own.",
    .reason = "Two ids behind one name: whoever reads the plan builds one of them.",
    .mend = "Join them, or say in the name what tells them apart.",
    .source = "stable ids",
    .bad = R"(features "Reports" and "Reports")",
    .good = R"("Daily report" and "Yearly report")",
    .check = inspect,
};

}  // namespace nonagon::check
