#include "http/call.hpp"
#include "http/shapes.hpp"
#include "http/stage_answer.hpp"
#include "workbench/user_input.hpp"

namespace nonagon::http {
namespace {

struct Saved {
  json::object data;
  std::optional<std::string> user_input;
  json::object extras;

  static constexpr std::array about{
      design::must("data", "The payload, by the schema of the stage (GET /api/stages)."),
      design::may("user_input", "The interview's answers as JSON text, or the idea in words."),
  };
};
BOOST_DESCRIBE_STRUCT(Saved, (), (data, user_input))

// What is wrong in the payload is wrong in the body, one level down.
Error in_data(Error error) {
  if (error.places.empty()) return error;
  error.pointer = "/data" + error.pointer;
  for (auto& place : error.places) place.pointer = "/data" + place.pointer;
  return error;
}

Result<Answer> handle(Call& call) {
  auto body = TRY(call.body<Saved>());
  const auto stage = TRY(call.stage());
  workbench::Edit edit;
  edit.payload = std::move(body.data);
  edit.expected = TRY(call.expected());
  if (body.user_input) edit.answers = TRY(workbench::answers_in(stage, *body.user_input));
  auto saved = call.workbench().save(call.project(), stage, edit);
  if (!saved) return fail(in_data(std::move(saved).error()));
  return stage_answer(*saved);
}

constexpr std::array refusals{404, 409};

}  // namespace

extern constinit const Route save_stage{
    .id = "saveStage",
    .method = Method::put,
    .path = "/api/projects/{project}/stages/{stage}",
    .summary = "Save a stage as its next version.",
    .tag = "Stages",
    .body = {.shape = shapes::body<Saved>},
    .success = {.shape = shapes::stage, .summary = "The stage with its new version."},
    .condition = Condition::required,
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
