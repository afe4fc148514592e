#include "base/hash.hpp"
#include "http/call.hpp"
#include "http/shapes.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto snapshot = TRY(call.workbench().snapshot(call.project()));
  json::array items;
  for (const auto& [path, bytes] : snapshot->files())
    items.push_back(json::object{{"path", path}, {"bytes", bytes.size()}, {"sha256", sha256_hex(bytes)}});
  return json_answer(write_json_line(json::object{{"items", std::move(items)}}));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route list_files{
    .id = "listFiles",
    .method = Method::get,
    .path = "/api/projects/{project}/files",
    .summary = "The files of the package as it would be exported now.",
    .tag = "Exports",
    .success = {.shape = shapes::files, .summary = "Paths, sizes and hashes."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
