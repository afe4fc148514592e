#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

struct Wanted {
  std::string project_id;
  std::string name;
  std::string description;
  store::TemplateCategory category = store::TemplateCategory::other;
  std::optional<std::string> icon;
  json::object extras;

  static constexpr std::array about{
      design::must("project_id", "Id or slug of the project that it is made from."),
      design::must("name", "What it is called.").length(1, 120),
      design::may("description", "What it gives; the project's description otherwise."),
      design::may("category", "What kind of product it begins."),
      design::may("icon", "An emoji, or the name of an icon."),
  };
};
BOOST_DESCRIBE_STRUCT(Wanted, (), (project_id, name, description, category, icon))

Result<Answer> handle(Call& call) {
  const auto wanted = TRY(call.body<Wanted>());
  const auto made = TRY(call.workbench().save_template(wanted.project_id,
                                                       {.name = wanted.name,
                                                        .description = wanted.description,
                                                        .category = wanted.category,
                                                        .icon = wanted.icon}));
  return created(workbench::write(made), fmt::format("/api/templates/{}", made.id.text()));
}

constexpr std::array refusals{404, 409};

}  // namespace

extern constinit const Route make_template{
    .id = "makeTemplate",
    .method = Method::post,
    .path = "/api/templates",
    .summary = "Make a template from a project; only its owner sees it.",
    .tag = "Templates",
    .body = {.shape = shapes::body<Wanted>},
    .success = {.status = 201, .shape = shapes::template_row, .summary = "The template."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
