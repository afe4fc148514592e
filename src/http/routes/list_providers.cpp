#include "http/page_answer.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto page = TRY(call.workbench().providers(TRY(call.page())));
  return page_answer(call, page, [](const workbench::ProviderView& row) { return workbench::write(row); });
}

}  // namespace

extern constinit const Route list_providers{
    .id = "listProviders",
    .method = Method::get,
    .path = "/api/ai-providers",
    .summary = "The providers that this user can generate with, newest first.",
    .tag = "Providers",
    .query = page_parameters,
    .success = {.shape = shapes::page<shapes::provider>, .summary = "A page."},
    .handle = handle,
};

}  // namespace nonagon::http
