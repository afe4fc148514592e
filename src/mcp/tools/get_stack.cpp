#include "mcp/project_tool.hpp"

namespace nonagon::mcp {
namespace {

ToolAnswer answer(const Snapshot& snapshot, const NoArguments& /*none*/) {
  if (!design::has(snapshot.design, design::StageName::stack))
    return error_answer("this design has no stack yet");
  const auto& stack = snapshot.design.stack;
  json::object selections;
  for (const auto& [layer, choice] : stack.selections) selections[layer] = choice;
  json::object data{{"selections", std::move(selections)},
                    {"dependencies", design::to_value(stack.dependencies)},
                    {"decisions", design::to_value(stack.decisions)}};
  if (stack.structure) data["structure"] = design::to_value(*stack.structure);
  return data_answer(std::move(data));
}

}  // namespace

extern constinit const ProjectTool get_stack{
    .name = "get_stack",
    .title = "Programming stack",
    .description =
        "What it is built with: the choice of each layer with its reason, packages with exact "
        "versions, and which folder holds what.",
    .input_schema = schema_of_arguments<NoArguments>,
    .output_schema =
        R"({"type":"object","required":["selections","dependencies"],"properties":{"selections":{"type":"object"},"dependencies":{"type":"array","items":{"type":"object"}},"decisions":{"type":"array","items":{"type":"object"}},"structure":{"type":"object"}}})",
    .answer = with_arguments<NoArguments, answer>,
};

}  // namespace nonagon::mcp
