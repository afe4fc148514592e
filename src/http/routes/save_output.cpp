#include "http/call.hpp"
#include "http/shapes.hpp"
#include "http/stage_answer.hpp"

namespace nonagon::http {
namespace {

enum class SavedFormat { json };
BOOST_DESCRIBE_ENUM(SavedFormat, json)

struct Saved {
  SavedFormat format = SavedFormat::json;
  std::string content;
  json::object extras;

  static constexpr std::array about{
      design::must("format", "json: the other formats are compiled from it."),
      design::must("content", "The payload as JSON text."),
  };
};
BOOST_DESCRIBE_STRUCT(Saved, (), (format, content))

Result<Answer> handle(Call& call) {
  const auto body = TRY(call.body<Saved>());
  workbench::Edit edit;
  auto payload = parse_json(body.content);
  if (!payload) {
    auto error = std::move(payload).error();
    error.pointer = "/content";
    return fail(std::move(error));
  }
  edit.payload = *std::move(payload);
  edit.expected = TRY(call.expected());
  const auto saved = TRY(call.workbench().save(call.project(), TRY(call.stage()), edit));
  auto answer = stage_answer(saved);
  answer.status = 201;
  answer.with("Location",
              fmt::format("/api/projects/{}/stages/{}/outputs/{}",
                          saved.row.project_id.text(),
                          design::wire_name(saved.row.stage_name),
                          saved.version.value_or(0)));
  return answer;
}

constexpr std::array refusals{404, 409};

}  // namespace

extern constinit const Route save_output{
    .id = "saveOutput",
    .method = Method::post,
    .path = "/api/projects/{project}/stages/{stage}/outputs",
    .summary = "Save JSON text as the next version of a stage.",
    .tag = "Versions",
    .body = {.shape = shapes::body<Saved>},
    .success = {.status = 201, .shape = shapes::stage, .summary = "The stage with its new version."},
    .condition = Condition::optional,
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
