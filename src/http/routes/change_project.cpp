#include "http/project_answer.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

struct Change {
  std::optional<std::string> name;
  std::optional<std::string> slug;
  std::optional<std::string> description;
  std::optional<std::string> ai_provider_id;
  std::optional<store::ProjectStatus> status;
  json::object extras;

  static constexpr std::array about{
      design::may("name", "What the project is called; its slug stays."),
      design::may("slug", "Its name in addresses and packages."),
      design::may("description", "One or two sentences about it; null for none."),
      design::may("ai_provider_id", "Provider of this project; null for the user's default."),
      design::may("status", "active, or archived: read only."),
  };
};
BOOST_DESCRIBE_STRUCT(Change, (), (name, slug, description, ai_provider_id, status))

Result<Answer> handle(Call& call) {
  const auto wanted = TRY(call.body<Change>());
  workbench::ProjectChange change{.name = wanted.name,
                                  .slug = wanted.slug,
                                  .description = {},
                                  .ai_provider_id = {},
                                  .status = wanted.status};
  if (call.has_member("description")) change.description = wanted.description;
  if (call.has_member("aiProviderId")) change.ai_provider_id = wanted.ai_provider_id;
  auto& workbench = call.workbench();
  const auto changed = TRY(workbench.atomically([&]() -> Result<store::Project> {
    TRY(check_project_tag(call, TRY(workbench.project(call.project())).project));
    return workbench.change_project(call.project(), change);
  }));
  auto answer = json_answer(workbench::write(changed));
  answer.with("ETag", project_tag(changed));
  return answer;
}

constexpr std::array refusals{404, 409};

}  // namespace

extern constinit const Route change_project{
    .id = "changeProject",
    .method = Method::patch,
    .path = "/api/projects/{project}",
    .summary = "Change what is sent of a project.",
    .tag = "Projects",
    .body = {.shape = shapes::body<Change>},
    .success = {.shape = shapes::project, .summary = "The project."},
    .condition = Condition::optional,
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
