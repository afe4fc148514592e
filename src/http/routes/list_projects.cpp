#include "http/page_answer.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

constexpr std::array query{
    limit_parameter,
    cursor_parameter,
    QueryParameter{"status",
                   "Which ones; active ones unless told.",
                   R"({"type": "string", "enum": ["active", "archived", "deleted"], "default": "active"})"}};

Result<Answer> handle(Call& call) {
  const auto status = design::parse_enum<store::ProjectStatus>(call.query("status").value_or("active"));
  if (!status) return fail(ErrorCode::invalid_input, "`status` is active, archived or deleted");
  const auto page = TRY(call.workbench().projects(*status, TRY(call.page())));
  return page_answer(
      call, page, [](const workbench::ProjectView& project) { return workbench::write(project); });
}

}  // namespace

extern constinit const Route list_projects{
    .id = "listProjects",
    .method = Method::get,
    .path = "/api/projects",
    .summary = "This user's projects, newest first, with the states of their stages.",
    .tag = "Projects",
    .query = query,
    .success = {.shape = shapes::page<shapes::project_with_stages>, .summary = "A page."},
    .is_kept = true,
    .handle = handle,
};

}  // namespace nonagon::http
