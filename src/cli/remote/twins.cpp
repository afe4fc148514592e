#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/rfc3339.hpp"
#include "cli/input.hpp"
#include "cli/open_store.hpp"
#include "cli/remote/twin.hpp"
#include "cli/stage_argument.hpp"

namespace nonagon::cli {
namespace {

// A text as one segment of a path (RFC 3986, section 3.3).
std::string segment(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          std::string_view("-._~").contains(c);
    out += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

Result<std::string> stage_path(const Arguments& arguments, std::string_view rest = {}) {
  const auto stage = TRY(stage_of(arguments));
  return project_path(arguments, fmt::format("/stages/{}{}", design::wire_name(stage), rest));
}

// The answers of one stage, as bodies have them: topic → answer.
Result<json::value> answers_body(const std::string& file, design::StageName stage) {
  const auto document = design::to_json(TRY(read_answers_file(file)));
  const auto* own = document.as_object().if_contains(design::wire_name(stage));
  return own == nullptr ? json::value(json::object()) : *own;
}

Result<RemoteCall> project_list(const Arguments& arguments) {
  const auto status = arguments.find_value("status").value_or("active");
  return RemoteCall{.target = fmt::format("/api/projects?limit=100&status={}", segment(status))};
}

Result<RemoteCall> project_show(const Arguments& arguments) {
  return RemoteCall{.target = project_path(arguments)};
}

Result<RemoteCall> project_new(const Arguments& arguments) {
  if (arguments.has("answers") || arguments.has("from")) {
    return fail(
        {.code = ErrorCode::usage,
         .detail = "a project on a server begins with a name, an idea or a template",
         .pointer = {},
         .reason = "files are not sent by this command",
         .fix = "give the answers to `nonagon stage generate`, or import the package in the store itself"});
  }
  json::object body;
  if (arguments.has("NAME")) body["name"] = arguments.get("NAME");
  if (arguments.has("template")) body["templateId"] = arguments.get("template");
  auto idea = arguments.get("idea");
  if (const auto file = arguments.find_value("idea-file")) idea = TRY(read_input(*file, "the idea"));
  if (!idea.empty()) body["idea"] = idea;
  return RemoteCall{.method = "POST", .target = "/api/projects", .body = std::move(body)};
}

Result<RemoteCall> project_rename(const Arguments& arguments) {
  return RemoteCall{.method = "PATCH",
                    .target = project_path(arguments),
                    .body = json::object{{"name", arguments.get("NAME")}}};
}

Result<RemoteCall> project_archive(const Arguments& arguments) {
  return RemoteCall{.method = "PATCH",
                    .target = project_path(arguments),
                    .body = json::object{{"status", arguments.has("undo") ? "active" : "archived"}}};
}

Result<RemoteCall> project_delete(const Arguments& arguments) {
  if (arguments.has("undo"))
    return RemoteCall{.method = "POST", .target = project_path(arguments, "/restore")};
  return RemoteCall{.method = "DELETE", .target = project_path(arguments)};
}

Result<RemoteCall> project_waivers(const Arguments& arguments) {
  RemoteCall call{.target = project_path(arguments, "/waivers")};
  if (const auto file = arguments.find_value("FILE")) {
    call.method = "PUT";
    call.body = json::object{{"waivers", TRY(parse_json(TRY(read_input(*file, "the waivers"))))}};
  }
  return call;
}

Result<RemoteCall> stage_show(const Arguments& arguments) {
  const auto format = arguments.find_value("format");
  const auto version = arguments.find_value("version");
  if (!format && !version) return RemoteCall{.target = TRY(stage_path(arguments))};
  if (!version) {
    return fail({.code = ErrorCode::usage,
                 .detail = "on a server a format is read of a version",
                 .pointer = {},
                 .reason = "--format was given without --version",
                 .fix = "list the versions with `nonagon stage versions`, then name one"});
  }
  return RemoteCall{
      .target = TRY(stage_path(
          arguments,
          fmt::format("/outputs/{}?format={}", segment(*version), segment(format.value_or("json")))))};
}

Result<RemoteCall> stage_generate(const Arguments& arguments) {
  json::object body;
  if (const auto file = arguments.find_value("answers"))
    body["answers"] = TRY(answers_body(*file, TRY(stage_of(arguments))));
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> members{
      {{"provider", "providerId"}, {"model", "model"}, {"max-cost", "maxCost"}, {"intent", "intent"}}};
  for (const auto& [option, member] : members) {
    if (const auto value = arguments.find_value(option)) body[member] = *value;
  }
  if (arguments.has("estimate")) {
    return RemoteCall{
        .method = "POST", .target = TRY(stage_path(arguments, "/estimate")), .body = std::move(body)};
  }
  return RemoteCall{.method = "POST",
                    .target = TRY(stage_path(arguments, "/generate")),
                    .body = std::move(body),
                    .headers = {{"Prefer", "wait=30"}}};
}

Result<RemoteCall> stage_save(const Arguments& arguments) {
  const auto file = arguments.find_value("FILE");
  if (!file) {
    return fail({.code = ErrorCode::usage,
                 .detail = "there is no payload to save",
                 .pointer = {},
                 .reason = "on a server answers are given to `nonagon stage generate`",
                 .fix = "name the FILE with the payload, or - for standard input"});
  }
  json::object body{{"data", TRY(parse_json(TRY(read_input(*file, "the payload"))))}};
  if (const auto answers = arguments.find_value("answers"))
    body["userInput"] = write_json_line(TRY(answers_body(*answers, TRY(stage_of(arguments)))));
  std::string tag = "*";
  if (const auto version = arguments.find_value("if-version"))
    tag = fmt::format("\"v{}\"", TRY(version_of(*version)));
  return RemoteCall{.method = "PUT",
                    .target = TRY(stage_path(arguments)),
                    .body = std::move(body),
                    .headers = {{"If-Match", tag}}};
}

Result<RemoteCall> stage_complete(const Arguments& arguments) {
  return RemoteCall{.method = "POST", .target = TRY(stage_path(arguments, "/complete"))};
}

Result<RemoteCall> stage_revert(const Arguments& arguments) {
  return RemoteCall{.method = "POST", .target = TRY(stage_path(arguments, "/revert"))};
}

Result<RemoteCall> stage_versions(const Arguments& arguments) {
  return RemoteCall{.target = TRY(stage_path(arguments, "/outputs"))};
}

Result<RemoteCall> stage_activate(const Arguments& arguments) {
  const auto version = TRY(version_of(arguments.get("VERSION")));
  return RemoteCall{.method = "POST",
                    .target = TRY(stage_path(arguments, fmt::format("/outputs/{}/activate", version)))};
}

Result<RemoteCall> stage_diff(const Arguments& arguments) {
  const auto from = TRY(version_of(arguments.get("from")));
  const auto to = TRY(version_of(arguments.get("to")));
  return RemoteCall{.target =
                        TRY(stage_path(arguments, fmt::format("/outputs/diff?from={}&to={}", from, to)))};
}

Result<RemoteCall> stage_draft(const Arguments& arguments) {
  const auto path = TRY(stage_path(arguments, "/draft"));
  if (arguments.has("discard")) return RemoteCall{.method = "DELETE", .target = path};
  json::object body;
  if (const auto file = arguments.find_value("FILE"))
    body["data"] = TRY(parse_json(TRY(read_input(*file, "the draft"))));
  if (const auto file = arguments.find_value("answers"))
    body["answers"] = TRY(answers_body(*file, TRY(stage_of(arguments))));
  if (body.empty()) return RemoteCall{.target = path};
  return RemoteCall{.method = "PUT", .target = path, .body = std::move(body)};
}

Result<RemoteCall> validate(const Arguments& arguments) {
  return RemoteCall{.method = "POST", .target = project_path(arguments, "/validate")};
}

Result<RemoteCall> usage(const Arguments& arguments) {
  return RemoteCall{
      .target = fmt::format("/api/usage?period={}", segment(arguments.find_value("period").value_or("30d")))};
}

Result<RemoteCall> provider_list(const Arguments&) {
  return RemoteCall{.target = "/api/ai-providers?limit=100"};
}

Result<RemoteCall> template_list(const Arguments&) {
  return RemoteCall{.target = "/api/templates?limit=100"};
}

Result<RemoteCall> template_save(const Arguments& arguments) {
  json::object body{{"projectId", arguments.get("PROJECT")}, {"name", arguments.get("NAME")}};
  if (const auto text = arguments.find_value("description")) body["description"] = *text;
  if (const auto category = arguments.find_value("category")) body["category"] = *category;
  return RemoteCall{.method = "POST", .target = "/api/templates", .body = std::move(body)};
}

Result<RemoteCall> template_use(const Arguments& arguments) {
  json::object body{{"templateId", arguments.get("TEMPLATE")}};
  if (arguments.has("NAME")) body["name"] = arguments.get("NAME");
  return RemoteCall{.method = "POST", .target = "/api/projects", .body = std::move(body)};
}

Result<RemoteCall> template_delete(const Arguments& arguments) {
  return RemoteCall{.method = "DELETE",
                    .target = fmt::format("/api/templates/{}", segment(arguments.get("TEMPLATE")))};
}

Result<RemoteCall> token_list(const Arguments& arguments) {
  return RemoteCall{.target = project_path(arguments, "/mcp-tokens?limit=100")};
}

Result<RemoteCall> token_new(const Arguments& arguments) {
  json::object body{{"label", arguments.get("LABEL")}};
  if (const auto expires = arguments.find_value("expires"))
    body["expiresAt"] = *expires == "never" ? json::value(nullptr) : json::value(*expires);
  return RemoteCall{
      .method = "POST", .target = project_path(arguments, "/mcp-tokens"), .body = std::move(body)};
}

Result<RemoteCall> token_revoke(const Arguments& arguments) {
  return RemoteCall{
      .method = "DELETE",
      .target = project_path(arguments, fmt::format("/mcp-tokens/{}", segment(arguments.get("TOKEN"))))};
}

constexpr std::array twins{
    Twin{"project list", project_list, Shown::projects, true},
    Twin{"project show", project_show, Shown::project},
    Twin{"project new", project_new, Shown::project},
    Twin{"project rename", project_rename, Shown::project},
    Twin{"project archive", project_archive, Shown::project},
    Twin{"project delete", project_delete, Shown::nothing},
    Twin{"project waivers", project_waivers},
    Twin{"stage show", stage_show, Shown::stage},
    Twin{"stage generate", stage_generate, Shown::data},
    Twin{"stage save", stage_save, Shown::stage},
    Twin{"stage complete", stage_complete, Shown::stage},
    Twin{"stage revert", stage_revert, Shown::stage},
    Twin{"stage versions", stage_versions, Shown::versions},
    Twin{"stage activate", stage_activate, Shown::stage},
    Twin{"stage diff", stage_diff},
    Twin{"stage draft", stage_draft},
    Twin{"validate", validate, Shown::validation},
    Twin{"usage", usage},
    Twin{"provider list", provider_list, Shown::data, true},
    Twin{"template list", template_list, Shown::data, true},
    Twin{"template save", template_save},
    Twin{"template use", template_use, Shown::project},
    Twin{"template delete", template_delete, Shown::nothing},
    Twin{"token list", token_list, Shown::data, true},
    Twin{"token new", token_new},
    Twin{"token revoke", token_revoke, Shown::nothing},
};

}  // namespace

std::string project_path(const Arguments& arguments, std::string_view rest) {
  return fmt::format("/api/projects/{}{}", segment(arguments.get("PROJECT")), rest);
}

const Twin* find_twin(std::string_view command) {
  const auto found = std::ranges::find(twins, command, &Twin::command);
  return found == twins.end() ? nullptr : &*found;
}

}  // namespace nonagon::cli
