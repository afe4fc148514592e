#include <fmt/format.h>

#include "mcp/context.hpp"
#include "mcp/project_prompt.hpp"

namespace nonagon::mcp {
namespace {

constexpr std::array arguments{
    PromptArgument{"change", "What was changed, in words or as a diff", true},
    PromptArgument{"section", "Id of the screen that it belongs to", false},
};
constexpr std::size_t budget_tokens = 7'000;
constexpr std::size_t most_change_bytes = 100'000;

RpcResult<PromptAnswer> answer(const workbench::Snapshot& snapshot, const json::object& given) {
  const auto change = text_member(given, "change");
  if (change.size() > most_change_bytes)
    return refuse(RpcCode::invalid_params, "the change is longer than 100 kB; give one part at a time");
  const auto section = text_member(given, "section");
  const auto task = section.empty() ? change : "section:" + section + " " + change;
  const auto context = fit(context_pieces(snapshot, task), budget_tokens);
  return user_message(fmt::format(
      "Review this change against the design of {}.\n\n"
      "Check, and give file and line for each finding: names and types as in the data model; only operations "
      "that exist, with their parameters, roles, idempotency key and If-Match; refusals shown where they "
      "belong; no secret field in a response or log; tokens instead of own colours; states and invariants "
      "kept. "
      "Then say what of the design is still missing. Use trace and get_api_spec where you are not sure.\n\n"
      "<change>\n{}\n</change>\n\n<design>\n{}</design>\n",
      snapshot.design.name,
      change,
      context.text));
}

}  // namespace

extern constinit const ProjectPrompt review_change{
    .name = "review_change",
    .title = "Review a change",
    .description =
        "Holds a change of code against the design: names, operations, states, secrets and tokens.",
    .arguments = arguments,
    .answer = answer,
};

}  // namespace nonagon::mcp
