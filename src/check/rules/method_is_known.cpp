#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

constexpr std::array<std::string_view, 7> methods{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"};

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& operation : facts.operations) {
    if (std::ranges::find(methods, operation.method) != methods.end()) continue;
    report.add(StageName::api,
               operation.pointer + "/method",
               fmt::format("`{}` is no method of `{}`", operation.method, operation.id));
  }
}

}  // namespace

extern constinit const Rule method_is_known{
    .id = "method-is-known",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "An operation has a method of HTTP that it can be described by.",
    .reason = "No client can be generated, and routers refuse it.",
    .mend =
        "Use GET for what only reads and POST for the rest; PUT, PATCH and DELETE where they say exactly "
        "what happens.",
    .source = "RFC 9110, 9.1; OpenAPI path items",
    .bad = R"("method": "FETCH")",
    .good = R"("method": "POST")",
    .check = inspect,
};

}  // namespace nonagon::check
