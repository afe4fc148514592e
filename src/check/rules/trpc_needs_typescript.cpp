#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto language = design::selection(design.stack, "language");
  if (design.api.style != "trpc" || language.empty() || lower(language).contains("typescript")) return;
  report.add(StageName::api, "/style", fmt::format("tRPC cannot be written in `{}`", language));
}

}  // namespace

extern constinit const Rule trpc_needs_typescript{
    .id = "trpc-needs-typescript",
    .severity = Severity::error,
    .stage = StageName::stack,
    .summary = "An API in tRPC has TypeScript on both sides.",
    .reason = "tRPC shares types, not documents; without TypeScript there is neither.",
    .mend = "Choose rest, or TypeScript.",
    .source = "XR-034; tRPC manual",
    .bad = R"("style": "trpc" and "language": "Go")",
    .good = R"("style": "rest")",
    .check = inspect,
};

}  // namespace nonagon::check
