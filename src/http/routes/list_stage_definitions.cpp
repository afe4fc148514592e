#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/catalogue.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call&) {
  json::array items;
  for (const auto stage : design::all_stages) {
    auto definition = workbench::stage_definition(stage);
    definition["schema"] = design::payload_schema(stage);
    items.push_back(std::move(definition));
  }
  return json_answer(write_json_line(json::object{{"items", std::move(items)}}));
}

}  // namespace

extern constinit const Route list_stage_definitions{
    .id = "listStageDefinitions",
    .method = Method::get,
    .path = "/api/stages",
    .summary = "The nine stages: what each reads, what it asks, and the schema of its payload.",
    .tag = "Stages",
    .success = {.shape = shapes::stage_definitions, .summary = "The nine, in their order."},
    .is_kept = true,
    .handle = handle,
};

}  // namespace nonagon::http
