#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

bool is_portable(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && (name[0] < '0' || name[0] > '9') && std::ranges::all_of(name, fits);
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (std::size_t i = 0; i < design.infrastructure.env_vars.size(); ++i) {
    const auto& name = design.infrastructure.env_vars[i].name;
    if (!is_portable(name))
      report.add(StageName::infrastructure,
                 fmt::format("/envVars/{}/name", i),
                 fmt::format("no shell can set `{}`", name));
  }
}

}  // namespace

extern constinit const Rule variable_name_is_portable{
    .id = "variable-name-is-portable",
    .severity = Severity::error,
    .stage = StageName::infrastructure,
    .summary = "An environment variable is written in upper case letters, digits and underscores.",
    .reason = "Shells cannot set another name, and compose and CI read it differently.",
    .mend = "Rename it, wherever it is named.",
    .source = "POSIX.1, 8.1; dotenv-linter LowercasedKey, LeadingCharacter",
    .bad = R"("name": "mail-url")",
    .good = R"("name": "MAIL_URL")",
    .check = inspect,
};

}  // namespace nonagon::check
