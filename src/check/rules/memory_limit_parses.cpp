#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

bool is_byte_value(std::string_view text) {
  const auto digits = text.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos) return false;
  static constexpr std::array<std::string_view, 8> units{"b", "k", "kb", "m", "mb", "g", "gb", "t"};
  return std::ranges::find(units, lower(text.substr(digits))) != units.end();
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& services = design.infrastructure.services;
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (services[i].memory.empty() || is_byte_value(services[i].memory)) continue;
    report.add(StageName::infrastructure,
               fmt::format("/services/{}/memory", i),
               fmt::format("`{}` is no memory limit", services[i].memory));
  }
}

}  // namespace

extern constinit const Rule memory_limit_parses{
    .id = "memory-limit-parses",
    .severity = Severity::error,
    .stage = StageName::infrastructure,
    .summary = "A memory limit is a number with its unit.",
    .reason = "Compose refuses the file, or the limit is read as bytes and the service never starts.",
    .mend = "Write 256m or 1g.",
    .source = "Compose Specification, specifying byte values",
    .bad = R"("memory": "256 MB RAM")",
    .good = R"("memory": "256m")",
    .check = inspect,
};

}  // namespace nonagon::check
