#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

constexpr std::array<std::string_view, 8> prefixes{
    "VITE_", "NEXT_PUBLIC_", "REACT_APP_", "NUXT_PUBLIC_", "EXPO_PUBLIC_", "PUBLIC_", "NG_APP_", "GATSBY_"};

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& variables = design.infrastructure.env_vars;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    const std::string_view name = variables[i].name;
    const auto* prefix =
        std::ranges::find_if(prefixes, [&](std::string_view known) { return name.starts_with(known); });
    if (!variables[i].secret || prefix == prefixes.end()) continue;
    report.add(StageName::infrastructure,
               fmt::format("/envVars/{}/name", i),
               fmt::format("builds copy what begins with `{}` into the page", *prefix));
  }
}

}  // namespace

extern constinit const Rule public_variable_is_no_secret{
    .id = "public-variable-is-no-secret",
    .severity = Severity::error,
    .stage = StageName::infrastructure,
    .summary = "A variable that the build copies into the browser is no secret.",
    .reason = "Everybody who opens the page has the value.",
    .mend = "Read it on the server under a name without the prefix.",
    .source = "Vite and Next.js manuals, env variables; CWE-200",
    .bad = R"("VITE_STRIPE_SECRET", secret)",
    .good = R"("STRIPE_SECRET" on the server)",
    .check = inspect,
};

}  // namespace nonagon::check
