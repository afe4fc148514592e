#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

constexpr std::array query{
    QueryParameter{"period",
                   "How far back; 30 days unless told.",
                   R"({"type": "string", "enum": ["7d", "30d", "90d", "all"], "default": "30d"})"}};

Result<std::optional<int>> days_of(std::string_view period) {
  if (period == "7d") return 7;
  if (period == "30d") return 30;
  if (period == "90d") return 90;
  if (period == "all") return std::optional<int>();
  return fail(ErrorCode::invalid_input, "`period` is 7d, 30d, 90d or all");
}

Result<Answer> handle(Call& call) {
  const auto days = TRY(days_of(call.query("period").value_or("30d")));
  return json_answer(workbench::write(TRY(call.workbench().usage(days))));
}

}  // namespace

extern constinit const Route read_usage{
    .id = "readUsage",
    .method = Method::get,
    .path = "/api/usage",
    .summary = "Calls, tokens and costs: in all, by project, by model and by day.",
    .tag = "Usage",
    .query = query,
    .success = {.shape = shapes::usage, .summary = "Sums."},
    .handle = handle,
};

}  // namespace nonagon::http
