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

ToolAnswer answer(const Snapshot& snapshot, const ContextArguments& arguments) {
  const auto budget = static_cast<std::size_t>(arguments.budget_tokens);
  std::string context;
  std::size_t used = 0;
  bool has_named = false;
  json::array included;
  json::array omitted;
  for (const auto& piece : context_pieces(snapshot, arguments.task)) {
    has_named = has_named || piece.rank == 0;
    json::object entry{{"what", piece.what}, {"why", piece.why}, {"tokens", piece.tokens()}};
    if (used + piece.tokens() > budget) {
      entry["fetch"] = piece.fetch;
      omitted.push_back(std::move(entry));
      continue;
    }
    used += piece.tokens();
    context += piece.text + "\n";
    included.push_back(std::move(entry));
  }
  json::object data{{"usedTokens", used}, {"included", std::move(included)}, {"omitted", std::move(omitted)}};
  if (!has_named)
    data["hint"] = "The task names nothing of this design; search_design finds the right words.";
  data["context"] = std::move(context);
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
