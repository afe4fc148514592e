#include "mcp/project_tool.hpp"

namespace nonagon::mcp {
namespace {

json::array stage_list(const design::Design& design) {
  json::array stages;
  for (const auto stage : design::all_stages) {
    const auto index = design::index_of(stage);
    stages.push_back(json::object{
        {"stage", design::wire_name(stage)},
        {"status", design::has(design, stage) ? design::wire_name(design.status[index]) : "missing"}});
  }
  return stages;
}

json::object finding_counts(const Snapshot& snapshot) {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  for (const auto& finding : snapshot.findings) {
    if (finding.waived) continue;
    errors += finding.severity == design::Severity::error ? 1 : 0;
    warnings += finding.severity == design::Severity::warning ? 1 : 0;
  }
  return {{"errors", errors}, {"warnings", warnings}};
}

ToolAnswer overview(const Snapshot& snapshot, const NoArguments& /*none*/) {
  const auto& design = snapshot.design;
  json::array features;
  for (const auto& feature : design.product.features)
    features.push_back(json::object{{"id", feature.id}, {"name", feature.name}});
  json::array entities;
  for (const auto& entity : design.data_model.entities) entities.emplace_back(entity.name);
  json::array sections;
  for (const auto& section : design.sections.sections)
    sections.push_back(json::object{{"id", section.id}, {"name", section.name}, {"route", section.route}});
  json::object stack;
  for (const auto& [layer, choice] : design.stack.selections) stack[layer] = choice;
  return data_answer({{"name", design.name},
                      {"slug", design.slug},
                      {"version", design.version},
                      {"description", design.description},
                      {"stages", stage_list(design)},
                      {"findings", finding_counts(snapshot)},
                      {"features", std::move(features)},
                      {"entities", std::move(entities)},
                      {"operations", snapshot.symbols.operations().size()},
                      {"sections", std::move(sections)},
                      {"stack", std::move(stack)},
                      {"files", snapshot.files().size()},
                      {"next",
                       "get_context with your task gives what that task needs; AGENTS.md "
                       "(resource) has the order of work."}});
}

}  // namespace

extern constinit const ProjectTool get_overview{
    .name = "get_overview",
    .title = "Overview",
    .description =
        "What is designed here: product, stages and their state, entities, screens, stack and "
        "open findings. Call it first.",
    .input_schema = schema_of_arguments<NoArguments>,
    .output_schema =
        R"({"type":"object","required":["name","version","stages","entities","sections"],"properties":{"name":{"type":"string"},"version":{"type":"string"},"stages":{"type":"array","items":{"type":"object"}},"entities":{"type":"array","items":{"type":"string"}},"sections":{"type":"array","items":{"type":"object"}}}})",
    .answer = with_arguments<NoArguments, overview>,
};

}  // namespace nonagon::mcp
