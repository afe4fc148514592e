#include "http/call.hpp"
#include "http/openapi.hpp"
#include "http/shapes.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  static const auto document = write_json(openapi_document(call.parts.options));
  return json_answer(document);
}

}  // namespace

extern constinit const Route read_openapi{
    .id = "readOpenapi",
    .method = Method::get,
    .path = "/api/openapi.json",
    .summary = "This API's own description (OpenAPI 3.1).",
    .tag = "Description",
    .entry = Entry::everybody,
    .success = {.shape = shapes::any_object, .summary = "The document."},
    .handle = handle,
};

}  // namespace nonagon::http
