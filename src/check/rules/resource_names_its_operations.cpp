#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& resources = design.api.resources;
  for (std::size_t i = 0; i < resources.size(); ++i) {
    const auto& resource = resources[i];
    Names offered{"*"};
    for (const auto verb : resource.operations) offered.insert(design::wire_value(verb));
    const auto pointer = fmt::format("/resources/{}", i);
    const auto complain = [&](const auto& place, std::string_view verb) {
      if (!offered.contains(verb))
        report.add(StageName::api, place(), fmt::format("`{}` has no operation `{}`", resource.entity, verb));
    };
    for (const auto& [role, verbs] : resource.access) {
      for (std::size_t j = 0; j < verbs.size(); ++j)
        complain([&] { return pointer_to(pointer_to(pointer + "/access", role), j); }, verbs[j]);
    }
    const auto examine = [&](const auto& decisions, std::string_view member) {
      for (const auto& decision : decisions)
        complain([&] { return pointer_to(pointer + std::string(member), decision.first); }, decision.first);
    };
    examine(resource.only_while, "/onlyWhile");
    examine(resource.only, "/only");
    examine(resource.effects, "/effects");
    examine(resource.errors, "/errors");
    for (std::size_t j = 0; j < resource.public_operations.size(); ++j) {
      complain([&] { return fmt::format("{}/publicOperations/{}", pointer, j); },
               design::wire_value(resource.public_operations[j]));
    }
  }
}

}  // namespace

extern constinit const Rule resource_names_its_operations{
    .id = "resource-names-its-operations",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "Access, refusals, effects and limits of a resource speak of operations that it has.",
    .reason = "The line has no effect, and whoever relies on it is wrong.",
    .mend = "Correct the name, or add the operation to the resource.",
    .source = "XR-018",
    .bad = R"("operations": ["list"], "access": {"member": ["list", "get"]})",
    .good = R"("operations": ["list", "get"], "access": {"member": ["list", "get"]})",
    .check = inspect,
};

}  // namespace nonagon::check
