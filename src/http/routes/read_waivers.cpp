#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto waivers = TRY(call.workbench().waivers(call.project()));
  return json_answer(
      write_json_line(json::object{{"waivers", TRY(parse_json(design::write_waivers(waivers)))}}));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route read_waivers{
    .id = "readWaivers",
    .method = Method::get,
    .path = "/api/projects/{project}/waivers",
    .summary = "The findings that are accepted, each with its reason.",
    .tag = "Checks",
    .success = {.shape = shapes::waivers, .summary = "Waivers."},
    .refusals = refusals,
    .is_kept = true,
    .handle = handle,
};

}  // namespace nonagon::http
