#include "http/page_answer.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto page = TRY(call.workbench().generations(call.project(), TRY(call.page())));
  return page_answer(call, page, [](const store::AIGeneration& row) { return workbench::write(row); });
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route list_generations{
    .id = "listGenerations",
    .method = Method::get,
    .path = "/api/projects/{project}/generations",
    .summary = "Every call to a provider, newest first.",
    .tag = "Usage",
    .query = page_parameters,
    .success = {.shape = shapes::page<shapes::generation>, .summary = "A page."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
