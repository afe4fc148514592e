#include "http/call.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  TRY(call.workbench().delete_template(call.parameter("template")));
  return done();
}

constexpr std::array refusals{403, 404};

}  // namespace

extern constinit const Route delete_template{
    .id = "deleteTemplate",
    .method = Method::remove,
    .path = "/api/templates/{template}",
    .summary = "Delete a template of one's own.",
    .tag = "Templates",
    .success = {.status = 204, .summary = "It is gone."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
