#include "design/describe.hpp"
#include "emit/emitter.hpp"
#include "emit/infrastructure/plan.hpp"

namespace nonagon::emit {
namespace {

json::object variable_entry(const design::EnvVar& variable) {
  json::object entry{
      {"name", variable.name}, {"description", variable.description}, {"secret", variable.secret}};
  if (variable.default_ && !variable.secret) entry["default"] = *variable.default_;
  if (!variable.used_by.empty()) entry["usedBy"] = design::to_value(variable.used_by);
  return entry;
}

json::object service_entry(const PlannedService& service) {
  auto entry = design::to_value(*service.source).as_object();
  if (!service.image.empty()) entry["image"] = service.image;
  if (!service.command.empty()) entry["run"] = design::to_value(service.command);
  json::array names;
  for (const auto* variable : service.variables) names.emplace_back(variable->name);
  if (!names.empty()) entry["environment"] = std::move(names);
  return entry;
}

Files emit_deployment(const Source& source) {
  const auto& design = source.design;
  const RunPlan plan(design);
  const auto& infrastructure = design.infrastructure;
  json::object document{{"hosting", infrastructure.hosting}};
  if (!infrastructure.because.empty()) document["because"] = infrastructure.because;
  document["environments"] = design::to_value(infrastructure.environments);
  json::array services;
  for (const auto& service : plan.services) services.push_back(service_entry(service));
  document["docker"] = json::object{{"services", std::move(services)}};
  if (infrastructure.ci) document["ci"] = design::to_value(*infrastructure.ci);
  json::array required;
  json::array optional;
  for (const auto& variable : plan.variables)
    (variable.required ? required : optional).push_back(variable_entry(variable));
  document["environment"] =
      json::object{{"required", std::move(required)}, {"optional", std::move(optional)}};
  if (infrastructure.backup) document["backup"] = design::to_value(*infrastructure.backup);
  if (!infrastructure.monitoring.empty())
    document["monitoring"] = design::to_value(infrastructure.monitoring);
  return one("infrastructure/deployment.json", write_json(std::move(document)));
}

}  // namespace

extern constinit const Emitter deployment{
    .id = "deployment",
    .stage = design::StageName::infrastructure,
    .summary = "Services, variables, pipeline, backup and monitoring in the public form.",
    .made_from = "stages/infrastructure.json",
    .reads = {StageName::database, StageName::stack, StageName::infrastructure},
    .emit = emit_deployment,
};

}  // namespace nonagon::emit
