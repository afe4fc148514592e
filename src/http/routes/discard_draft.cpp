#include "http/call.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  TRY(call.workbench().discard_draft(call.project(), TRY(call.stage())));
  return done();
}

constexpr std::array refusals{404, 409};

}  // namespace

extern constinit const Route discard_draft{
    .id = "discardDraft",
    .method = Method::remove,
    .path = "/api/projects/{project}/stages/{stage}/draft",
    .summary = "Throw a draft away.",
    .tag = "Stages",
    .success = {.status = 204, .summary = "It is gone."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
