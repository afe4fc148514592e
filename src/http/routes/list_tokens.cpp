#include "http/page_answer.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto page = TRY(call.workbench().tokens(call.project(), TRY(call.page())));
  return page_answer(call, page, [](const store::MCPToken& row) { return workbench::write(row); });
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route list_tokens{
    .id = "listMcpTokens",
    .method = Method::get,
    .path = "/api/projects/{project}/mcp-tokens",
    .summary = "The tokens that open this project to agents, newest first.",
    .tag = "Tokens",
    .query = page_parameters,
    .success = {.shape = shapes::page<shapes::token>, .summary = "A page."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
