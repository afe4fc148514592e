#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

struct Wanted {
  std::vector<json::object> waivers;
  json::object extras;

  static constexpr std::array about{
      design::must("waivers", "All of them: rule, stage, pointer, reason."),
  };
};
BOOST_DESCRIBE_STRUCT(Wanted, (), (waivers))

Result<Answer> handle(Call& call) {
  const auto body = TRY(call.body<Wanted>());
  const auto wanted = TRY(design::read_waivers(json::array(body.waivers.begin(), body.waivers.end())));
  const auto kept = TRY(call.workbench().set_waivers(call.project(), wanted));
  return json_answer(
      write_json_line(json::object{{"waivers", TRY(parse_json(design::write_waivers(kept)))}}));
}

constexpr std::array refusals{404, 409};

}  // namespace

extern constinit const Route set_waivers{
    .id = "setWaivers",
    .method = Method::put,
    .path = "/api/projects/{project}/waivers",
    .summary = "Replace the findings that are accepted; they travel in the package.",
    .tag = "Checks",
    .body = {.shape = shapes::body<Wanted>},
    .success = {.shape = shapes::waivers, .summary = "Waivers."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
