#include <algorithm>

#include "mcp/context.hpp"
#include "mcp/project_tool.hpp"

namespace nonagon::mcp {
namespace {

struct ContextArguments {
  std::string task;
  std::int64_t budget_tokens = 6'000;
  json::object extras;

  static constexpr std::array about{
      design::must("task",
                   "What you are about to do, in words or ids: implement section:orders, add a refund to "
                   "Order.")
          .length(1, 2'000),
      design::may("budget_tokens", "How much to give at most, 6000 unless told; a token is about four bytes.")
          .range(500, 9'000),
  };
};
BOOST_DESCRIBE_STRUCT(ContextArguments, (), (task, budget_tokens))

json::object entry_of(const ContextPiece& piece) {
  return {{"what", piece.what}, {"why", piece.why}, {"tokens", piece.tokens()}};
}

ToolAnswer answer(const Snapshot& snapshot, const ContextArguments& arguments) {
  const auto context =
      fit(context_pieces(snapshot, arguments.task), static_cast<std::size_t>(arguments.budget_tokens));
  json::array included;
  for (const auto& piece : context.included) included.push_back(entry_of(piece));
  json::array omitted;
  for (const auto& piece : context.omitted) {
    auto entry = entry_of(piece);
    entry["fetch"] = piece.fetch;
    omitted.push_back(std::move(entry));
  }
  const auto is_named = [](const ContextPiece& piece) { return piece.rank == 0; };
  json::object data{{"usedTokens", context.used_tokens},
                    {"included", std::move(included)},
                    {"omitted", std::move(omitted)}};
  if (std::ranges::none_of(context.included, is_named) && std::ranges::none_of(context.omitted, is_named))
    data["hint"] = "The task names nothing of this design; search_design finds the right words.";
  data["context"] = context.text;
  return data_answer(std::move(data));
}

}  // namespace

extern constinit const ProjectTool get_context{
    .name = "get_context",
    .title = "Context for a task",
    .description =
        "What you need for one task, within a token budget: the screens, operations, entities and "
        "rules that it touches, most needed first, and what was left out with the call that "
        "fetches it.",
    .input_schema = schema_of_arguments<ContextArguments>,
    .output_schema =
        R"({"type":"object","required":["context","usedTokens","included","omitted"],"properties":{"context":{"type":"string"},"usedTokens":{"type":"integer"},"included":{"type":"array","items":{"type":"object"}},"omitted":{"type":"array","items":{"type":"object"}},"hint":{"type":"string"}}})",
    .answer = with_arguments<ContextArguments, answer>,
};

}  // namespace nonagon::mcp
