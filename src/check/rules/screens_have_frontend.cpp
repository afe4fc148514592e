#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  if (design.sections.sections.empty()) return;
  const auto frontend = design::selection(design.stack, "frontend");
  if (!frontend.empty() && frontend != "none") return;
  report.add(StageName::stack,
             frontend.empty() ? "/selections" : "/selections/frontend",
             fmt::format("nothing shows the {} screens", design.sections.sections.size()));
}

}  // namespace

extern constinit const Rule screens_have_frontend{
    .id = "screens-have-frontend",
    .severity = Severity::warning,
    .stage = StageName::stack,
    .summary = "A product with screens says what they are built with.",
    .reason = "The screens are designed and nothing in the stack can show them.",
    .mend = "Choose a frontend, or remove the screens.",
    .source = "XR-034",
    .bad = R"(six sections and no "frontend")",
    .good = R"("frontend": "React")",
    .check = inspect,
};

}  // namespace nonagon::check
