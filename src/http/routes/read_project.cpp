#include "http/project_answer.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto project = TRY(call.workbench().project(call.project()));
  auto answer = json_answer(workbench::write(project));
  answer.with("ETag", project_tag(project.project));
  return answer;
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route read_project{
    .id = "readProject",
    .method = Method::get,
    .path = "/api/projects/{project}",
    .summary = "A project with the states of its stages, by its id or slug.",
    .tag = "Projects",
    .success = {.shape = shapes::project_with_stages, .summary = "The project."},
    .refusals = refusals,
    .is_kept = true,
    .handle = handle,
};

}  // namespace nonagon::http
