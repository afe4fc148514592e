#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& resources = design.api.resources;
  for (std::size_t i = 0; i < resources.size(); ++i) {
    const auto* entity = facts.entity(resources[i].entity);
    if (entity == nullptr) continue;
    for (const auto& parameter : design::path_parameters(resources[i].path)) {
      const auto* field = facts.field(*entity, parameter);
      if (field != nullptr && facts.foreign_key(*field) != nullptr) continue;
      report.add(StageName::api,
                 fmt::format("/resources/{}/path", i),
                 fmt::format("`{}.{}` is no foreign key", entity->name, parameter));
    }
  }
}

}  // namespace

extern constinit const Rule parent_parameter_is_key{
    .id = "parent-parameter-is-key",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "A parameter in the path of a collection is a foreign key of its entity.",
    .reason = "Nothing says whose rows the list holds.",
    .mend = "Call the parameter as the foreign key is called.",
    .source = "XR-014",
    .bad = R"("/books/{id}/copies" for Copy)",
    .good = R"("/books/{bookId}/copies" for Copy)",
    .check = inspect,
};

}  // namespace nonagon::check
