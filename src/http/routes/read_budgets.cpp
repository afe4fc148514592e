#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  return json_answer(workbench::write(TRY(call.workbench().budgets())));
}

}  // namespace

extern constinit const Route read_budgets{
    .id = "readBudgets",
    .method = Method::get,
    .path = "/api/budgets",
    .summary = "What this user's generations may cost, in dollars; null where there is no limit.",
    .tag = "Usage",
    .success = {.shape = shapes::budgets, .summary = "Limits."},
    .handle = handle,
};

}  // namespace nonagon::http
