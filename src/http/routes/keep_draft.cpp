#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

struct Typed {
  json::value data;
  std::optional<json::object> answers;
  json::object extras;

  static constexpr std::array about{
      design::may("data", "The payload as far as it is typed; need not be valid."),
      design::may("answers", "The interview as far as it is answered: topic, answer."),
  };
};
BOOST_DESCRIBE_STRUCT(Typed, (), (data, answers))

Result<Answer> handle(Call& call) {
  auto typed = TRY(call.body<Typed>());
  const auto stage = TRY(call.stage());
  workbench::NewDraft draft;
  if (call.has_member("data") && !typed.data.is_null()) draft.data = write_json_line(typed.data);
  if (typed.answers)
    draft.answers = TRY(design::read_answers(json::object{{design::wire_name(stage), *typed.answers}}));
  return json_answer(workbench::write(TRY(call.workbench().keep_draft(call.project(), stage, draft))));
}

constexpr std::array refusals{404, 409};

}  // namespace

extern constinit const Route keep_draft{
    .id = "keepDraft",
    .method = Method::put,
    .path = "/api/projects/{project}/stages/{stage}/draft",
    .summary = "Keep what this user typed into a stage; no version is made.",
    .tag = "Stages",
    .body = {.shape = shapes::body<Typed>},
    .success = {.shape = shapes::draft, .summary = "The draft."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
