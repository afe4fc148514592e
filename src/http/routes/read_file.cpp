#include "http/call.hpp"
#include "http/shapes.hpp"

namespace nonagon::http {
namespace {

struct Ending {
  std::string_view text;
  std::string_view type;
};

std::string_view media_type(std::string_view path) {
  constexpr std::array types{Ending{".json", json_type},
                             Ending{".md", "text/markdown; charset=utf-8"},
                             Ending{".svg", "image/svg+xml"},
                             Ending{".yaml", "application/yaml"},
                             Ending{".yml", "application/yaml"},
                             Ending{".sql", "application/sql"},
                             Ending{".css", "text/css; charset=utf-8"}};
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return type;
  }
  return "text/plain; charset=utf-8";
}

Result<Answer> handle(Call& call) {
  const auto path = call.parameter("path");
  const auto snapshot = TRY(call.workbench().snapshot(call.project()));
  const auto file = snapshot->files().find(path);
  if (file == snapshot->files().end()) {
    return fail({.code = ErrorCode::not_found,
                 .detail = fmt::format("the package has no file \"{}\"", path),
                 .pointer = {},
                 .reason = "paths are those of the listing, with letter case",
                 .fix = "List them with GET /api/projects/{project}/files."});
  }
  auto answer = bytes_answer(file->second, media_type(path));
  answer.with("Content-Security-Policy",
              "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  return answer;
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route read_file{
    .id = "readFile",
    .method = Method::get,
    .path = "/api/projects/{project}/files/{path}",
    .summary = "A file of the package as it would be exported now.",
    .tag = "Exports",
    .success = {.shape = shapes::bytes, .type = "*/*", .summary = "Its bytes."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
