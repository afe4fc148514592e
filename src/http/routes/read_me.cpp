#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  return json_answer(workbench::write(call.identity().user));
}

}  // namespace

extern constinit const Route read_me{
    .id = "readMe",
    .method = Method::get,
    .path = "/api/users/me",
    .summary = "The user who is signed in.",
    .tag = "Accounts",
    .success = {.shape = shapes::user, .summary = "The user."},
    .is_kept = true,
    .handle = handle,
};

}  // namespace nonagon::http
