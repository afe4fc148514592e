#include "http/call.hpp"
#include "http/shapes.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto snapshot = TRY(call.workbench().snapshot(call.project()));
  return json_answer(write_json_line(design::to_json(snapshot->graph())));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route read_graph{
    .id = "readGraph",
    .method = Method::get,
    .path = "/api/projects/{project}/graph",
    .summary = "What refers to what in the design: nodes and edges.",
    .tag = "Checks",
    .success = {.shape = shapes::graph, .summary = "The reference graph."},
    .refusals = refusals,
    .is_kept = true,
    .handle = handle,
};

}  // namespace nonagon::http
