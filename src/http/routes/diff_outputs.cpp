#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

constexpr std::array query{
    QueryParameter{"from", "The earlier version.", R"({"type": "integer", "minimum": 1})"},
    QueryParameter{"to", "The later one.", R"({"type": "integer", "minimum": 1})"}};

Result<Answer> handle(Call& call) {
  const auto from = TRY(call.query_number("from"));
  const auto to = TRY(call.query_number("to"));
  const auto changes = TRY(call.workbench().diff(call.project(), TRY(call.stage()), from, to));
  return json_answer(write_json_line(json::object{{"changes", workbench::to_json(changes)}}));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route diff_outputs{
    .id = "diffOutputs",
    .method = Method::get,
    .path = "/api/projects/{project}/stages/{stage}/outputs/diff",
    .summary = "What two versions of a stage differ in.",
    .tag = "Versions",
    .query = query,
    .success = {.shape = shapes::changes, .summary = "Changes, each with its pointer."},
    .refusals = refusals,
    .is_kept = true,
    .handle = handle,
};

}  // namespace nonagon::http
