#include "base/json_line.hpp"
#include "http/call.hpp"

namespace nonagon::http {
namespace {

json::object shape(design::SchemaWriter& /*writer*/) {
  return {{"type", "object"},
          {"required", json::array{"version", "isRegistrationOpen"}},
          {"properties", {{"version", {{"type", "string"}}}, {"isRegistrationOpen", {{"type", "boolean"}}}}}};
}

Result<Answer> handle(Call& call) {
  const auto& options = call.parts.options;
  JsonLine line;
  line.text("version", options.program_version);
  line.boolean("isRegistrationOpen", options.is_registration_open);
  return json_answer(std::move(line).finish());
}

}  // namespace

extern constinit const Route read_server{
    .id = "readServer",
    .method = Method::get,
    .path = "/api/server",
    .summary = "What a page has to know before anybody signs in.",
    .tag = "Description",
    .entry = Entry::everybody,
    .success = {.shape = shape, .summary = "The server."},
    .handle = handle,
};

}  // namespace nonagon::http
