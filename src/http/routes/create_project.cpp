#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

struct Wanted {
  std::string name;
  std::string description;
  std::string idea;
  std::optional<std::string> template_id;
  std::optional<std::string> ai_provider_id;
  json::object extras;

  static constexpr std::array about{
      design::may("name", "What the project is called; taken from the idea otherwise.").length(0, 120),
      design::may("description", "One or two sentences about it."),
      design::may("idea", "The idea in plain English; it becomes the user input of the product stage."),
      design::may("template_id", "Id or name of a template to begin with."),
      design::may("ai_provider_id", "Provider of this project; the user's default otherwise."),
  };
};
BOOST_DESCRIBE_STRUCT(Wanted, (), (name, description, idea, template_id, ai_provider_id))

Result<Answer> handle(Call& call) {
  const auto wanted = TRY(call.body<Wanted>());
  workbench::NewProject project{.name = wanted.name, .description = wanted.description, .answers = {}};
  if (!trim(wanted.idea).empty())
    project.answers.set(StageName::product, "idea", {.selected = {}, .text = wanted.idea});
  auto& workbench = call.workbench();
  const auto made = TRY(workbench.atomically([&]() -> Result<workbench::ProjectView> {
    auto created = TRY(wanted.template_id ? workbench.create_from_template(*wanted.template_id, project)
                                          : workbench.create_project(project));
    if (!wanted.ai_provider_id) return created;
    workbench::ProjectChange change;
    change.ai_provider_id = wanted.ai_provider_id;
    created.project = TRY(workbench.change_project(created.project.id.text(), change));
    return created;
  }));
  return created(workbench::write(made), fmt::format("/api/projects/{}", made.project.id.text()));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route create_project{
    .id = "createProject",
    .method = Method::post,
    .path = "/api/projects",
    .summary = "Begin a project.",
    .tag = "Projects",
    .body = {.shape = shapes::body<Wanted>},
    .success = {.status = 201, .shape = shapes::project_with_stages, .summary = "The project."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
