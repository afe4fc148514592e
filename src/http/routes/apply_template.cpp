#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

struct Wanted {
  std::string template_id;
  json::object extras;

  static constexpr std::array about{design::must("template_id", "Id or name of the template.")};
};
BOOST_DESCRIBE_STRUCT(Wanted, (), (template_id))

Result<Answer> handle(Call& call) {
  const auto wanted = TRY(call.body<Wanted>());
  return json_answer(
      workbench::write(TRY(call.workbench().apply_template(call.project(), wanted.template_id))));
}

constexpr std::array refusals{404, 409};

}  // namespace

extern constinit const Route apply_template{
    .id = "applyTemplate",
    .method = Method::post,
    .path = "/api/projects/{project}/apply-template",
    .summary = "Begin a project that has no payload yet with a template.",
    .tag = "Templates",
    .body = {.shape = shapes::body<Wanted>},
    .success = {.shape = shapes::project_with_stages, .summary = "The project."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
