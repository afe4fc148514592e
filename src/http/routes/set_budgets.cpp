#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

struct Wanted {
  std::optional<std::string> call;
  std::optional<std::string> project;
  std::optional<std::string> day;
  std::optional<std::string> month;
  json::object extras;

  static constexpr std::array about{
      design::may("call", "Of one call, in dollars: \"0.25\"; null or absent for none."),
      design::may("project", "Of everything in one project."),
      design::may("day", "Of a day (UTC)."),
      design::may("month", "Of a month (UTC)."),
  };
};
BOOST_DESCRIBE_STRUCT(Wanted, (), (call, project, day, month))

Result<Answer> handle(Call& call) {
  const auto wanted = TRY(call.body<Wanted>());
  workbench::Budgets budgets;
  if (wanted.call) budgets.call = TRY(workbench::read_limit(*wanted.call, "/call"));
  if (wanted.project) budgets.project = TRY(workbench::read_limit(*wanted.project, "/project"));
  if (wanted.day) budgets.day = TRY(workbench::read_limit(*wanted.day, "/day"));
  if (wanted.month) budgets.month = TRY(workbench::read_limit(*wanted.month, "/month"));
  return json_answer(workbench::write(TRY(call.workbench().set_budgets(budgets))));
}

}  // namespace

extern constinit const Route set_budgets{
    .id = "setBudgets",
    .method = Method::put,
    .path = "/api/budgets",
    .summary = "Replace the limits of what this user's generations may cost.",
    .tag = "Usage",
    .body = {.shape = shapes::body<Wanted>},
    .success = {.shape = shapes::budgets, .summary = "Limits."},
    .handle = handle,
};

}  // namespace nonagon::http
