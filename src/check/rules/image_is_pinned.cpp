#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& services = design.infrastructure.services;
  for (std::size_t i = 0; i < services.size(); ++i) {
    const std::string_view image = services[i].image;
    const auto name = image.substr(image.rfind('/') + 1);
    const bool has_version = name.contains('@') || (name.contains(':') && !name.ends_with(":latest"));
    if (image.empty() || has_version) continue;
    report.add(StageName::infrastructure,
               fmt::format("/services/{}/image", i),
               fmt::format("`{}` names no version", image));
  }
}

}  // namespace

extern constinit const Rule image_is_pinned{
    .id = "image-is-pinned",
    .severity = Severity::warning,
    .stage = StageName::infrastructure,
    .summary = "Every image names its version.",
    .reason = "Tomorrow's build runs something else than today's.",
    .mend = "Name the full version, or the digest.",
    .source = "hadolint DL3006, DL3007",
    .bad = R"("image": "postgres:latest")",
    .good = R"("image": "postgres:17.6")",
    .check = inspect,
};

}  // namespace nonagon::check
