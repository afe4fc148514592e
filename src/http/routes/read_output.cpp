#include "http/call.hpp"
#include "http/shapes.hpp"
#include "http/version_number.hpp"

namespace nonagon::http {
namespace {

constexpr std::array query{
    QueryParameter{"format",
                   "Which of its formats; json unless told.",
                   R"({"type": "string", "enum": ["json", "md", "sql", "yaml"], "default": "json"})"}};

std::string_view media_type(store::OutputFormat format) {
  switch (format) {
    case store::OutputFormat::json: return json_type;
    case store::OutputFormat::md: return "text/markdown; charset=utf-8";
    case store::OutputFormat::sql: return "application/sql";
    case store::OutputFormat::yaml: return "application/yaml";
  }
  broken("an output has one of four formats");
}

Result<Answer> handle(Call& call) {
  const auto format = design::parse_enum<store::OutputFormat>(call.query("format").value_or("json"));
  if (!format) return fail(ErrorCode::invalid_input, "`format` is json, md, sql or yaml");
  const auto version = TRY(version_in_path(call));
  auto content = TRY(call.workbench().output(call.project(), TRY(call.stage()), *format, version));
  return bytes_answer(std::move(content), media_type(*format));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route read_output{
    .id = "readOutput",
    .method = Method::get,
    .path = "/api/projects/{project}/stages/{stage}/outputs/{version}",
    .summary = "A version of a stage in one of its formats.",
    .tag = "Versions",
    .query = query,
    .success = {.shape = shapes::bytes, .type = "*/*", .summary = "The bytes as they are exported."},
    .refusals = refusals,
    .is_kept = true,
    .handle = handle,
};

}  // namespace nonagon::http
