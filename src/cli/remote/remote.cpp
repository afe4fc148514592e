#include "cli/remote/remote.hpp"

#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include "base/descriptor.hpp"
#include "cli/exit_code.hpp"
#include "cli/remote/twin.hpp"
#include "net/http_client.hpp"
#include "workbench/packages.hpp"

namespace nonagon::cli {
namespace {

// Who holds the lock of a data folder as a server writes where it is; one that died has left its note and no
// lock.
bool is_held(const std::filesystem::path& lock) {
  const Descriptor file(::open(lock.c_str(), O_RDWR | O_CLOEXEC));
  return file.number() >= 0 && ::flock(file.number(), LOCK_SH | LOCK_NB) != 0;
}

std::optional<RemoteServer> server_of(const std::filesystem::path& data) {
  if (!is_held(data / "lock")) return std::nullopt;
  std::ifstream in(data / "server.json");
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto note = parse_json(text);
  const auto* url = note ? find_pointer(*note, "/url") : nullptr;
  const auto* token = note ? find_pointer(*note, "/token") : nullptr;
  if (url == nullptr || token == nullptr || !url->is_string() || !token->is_string()) return std::nullopt;
  return RemoteServer{.url = std::string(url->get_string()), .token = std::string(token->get_string())};
}

ErrorCode code_of(int status, std::string_view name) {
  for (int code = 0; code <= static_cast<int>(ErrorCode::cancelled); ++code) {
    if (error_name(static_cast<ErrorCode>(code)) == name) return static_cast<ErrorCode>(code);
  }
  if (status == 401) return ErrorCode::unauthenticated;
  if (status == 404) return ErrorCode::not_found;
  return status >= 500 ? ErrorCode::unavailable : ErrorCode::invalid_input;
}

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::int64_t number_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_int64() ? value->get_int64() : 0;
}

// An RFC 9457 problem as the error that it came from.
std::unexpected<Error> failure(const net::Response& response) {
  const auto document = parse_json(response.body);
  const auto* problem = document ? document->if_object() : nullptr;
  if (problem == nullptr) {
    return fail({.code = ErrorCode::unavailable,
                 .detail = fmt::format("the server answered {}", response.status),
                 .pointer = {},
                 .reason = "the answer is none of nonagon's",
                 .fix = "look whether the address is that of a nonagon server"});
  }
  const auto* pointer = find_pointer(*document, "/errors/0/pointer");
  return fail(
      {.code = code_of(response.status, text_of(*problem, "code")),
       .detail = text_of(*problem, "detail"),
       .pointer = pointer != nullptr && pointer->is_string() ? std::string(pointer->get_string()) : "",
       .reason = text_of(*problem, "reason"),
       .fix = text_of(*problem, "fix")});
}

Result<net::Response> send(const RemoteServer& server, const RemoteCall& call) {
  net::Request request{.method = std::string(call.method),
                       .target = call.target,
                       .headers = call.headers,
                       .body = {},
                       .remote = {}};
  request.headers.push_back({"Authorization", "Bearer " + server.token});
  if (!call.body.is_null()) {
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = write_json_line(call.body);
  }
  auto response = TRY(net::ask(server.url, request));
  if (response.status >= 300) return failure(response);
  return response;
}

std::string stage_text(const json::object& stage) {
  return fmt::format("{} {:<15} {:<11} version {}\n",
                     number_of(stage, "stageNumber"),
                     text_of(stage, "stageName"),
                     text_of(stage, "status"),
                     number_of(stage, "version"));
}

std::string project_text(const json::object& project) {
  auto text = fmt::format("{:<28} {:<9} stage {}  {}\n",
                          text_of(project, "slug"),
                          text_of(project, "status"),
                          number_of(project, "currentStage"),
                          text_of(project, "name"));
  return text;
}

std::string validation_text(const json::object& validation) {
  std::string text;
  for (const auto& finding : validation.at("findings").as_array()) {
    const auto& row = finding.as_object();
    text += fmt::format("{} {}{}  {}: {}\n",
                        text_of(row, "severity"),
                        text_of(row, "stage"),
                        text_of(row, "pointer"),
                        text_of(row, "rule"),
                        text_of(row, "message"));
  }
  return text + text_of(validation, "status") + '\n';
}

std::string shown_text(Shown shown, const json::value& answer) {
  std::string text;
  switch (shown) {
    case Shown::projects:
      for (const auto& project : answer.as_array()) text += project_text(project.as_object());
      return text;
    case Shown::project:
      text = project_text(answer.as_object());
      if (const auto* stages = answer.as_object().if_contains("stages")) {
        for (const auto& stage : stages->as_array()) text += "  " + stage_text(stage.as_object());
      }
      return text;
    case Shown::stage:
      return answer.as_object().contains("stageNumber") ? stage_text(answer.as_object()) : write_json(answer);
    case Shown::versions:
      for (const auto& version : answer.as_array()) {
        const auto& row = version.as_object();
        text += fmt::format("{:>4} {:<6} {}{}\n",
                            number_of(row, "version"),
                            text_of(row, "generatedBy"),
                            text_of(row, "createdAt"),
                            row.at("isActive").as_bool() ? "  active" : "");
      }
      return text;
    case Shown::validation: return validation_text(answer.as_object());
    case Shown::data: return write_json(answer);
    case Shown::nothing: return "Done.\n";
  }
  broken("an answer is shown in one of seven ways");
}

// All pages of a list, as one.
Result<json::value> all_items(const RemoteServer& server, RemoteCall call) {
  const auto first = call.target;
  json::array items;
  while (true) {
    const auto page = TRY(parse_json(TRY(send(server, call)).body));
    for (const auto& item : page.at("items").as_array()) items.push_back(item);
    const auto* next = page.as_object().if_contains("nextCursor");
    if (next == nullptr || !next->is_string()) return json::value(std::move(items));
    call.target = fmt::format("{}&cursor={}", first, next->get_string().c_str());
  }
}

bool fails(const json::value& answer, const Arguments& arguments) {
  const auto status = text_of(answer.as_object(), "status");
  return status == "errors" || (status == "warnings" && arguments.get("fail-on") == "warning");
}

// The export is made by the server and written here, byte for byte.
Result<int> export_here(const Arguments& arguments, const RemoteServer& server, Console& console) {
  const auto exports = project_path(arguments, "/exports");
  const bool is_zip = arguments.has("zip");
  const auto made = TRY(send(
      server,
      {.method = "POST", .target = exports, .body = json::object{{"format", is_zip ? "zip" : "folder"}}}));
  auto answer = TRY(parse_json(made.body));
  const auto id = text_of(answer.as_object(), "id");
  const auto zip = TRY(send(server, {.target = fmt::format("{}/{}/download", exports, id)}));
  const auto path = TRY(workbench::place_package(zip.body, arguments.get("output"), is_zip));
  console.print(path.string() + "\n");
  answer.as_object()["path"] = path.string();
  console.answer(answer);
  return exit_ok;
}

}  // namespace

std::optional<RemoteServer> remote_server(const Arguments& arguments, const Console& console) {
  const auto& here = console.surroundings();
  const auto url = arguments.find_value("server").value_or(here.settings.get("server"));
  if (!url.empty()) return RemoteServer{.url = url, .token = here.settings.get("token")};
  return server_of(here.data_folder);
}

bool has_twin(std::string_view command) {
  return command == "export" || find_twin(command) != nullptr;
}

Result<int> run_remote(std::string_view command,
                       const Arguments& arguments,
                       const RemoteServer& server,
                       Console& console) {
  if (command == "export") return export_here(arguments, server, console);
  const auto* twin = find_twin(command);
  ensure(twin != nullptr, "a command that runs on a server has a twin");
  auto call = TRY(twin->call(arguments));
  json::value answer;
  if (twin->is_list) {
    answer = TRY(all_items(server, std::move(call)));
  } else {
    const auto response = TRY(send(server, call));
    if (!response.body.empty()) {
      auto document = parse_json(response.body);
      if (!document) {  // another format than JSON
        console.write(response.body);
        return exit_ok;
      }
      answer = *std::move(document);
    }
    const auto* object = answer.if_object();
    if (object != nullptr && object->size() == 1 && object->contains("items"))
      answer = json::value(object->at("items"));
  }
  console.print(shown_text(twin->shown, answer));
  console.answer(answer);
  if (twin->shown == Shown::validation && fails(answer, arguments)) return exit_findings;
  return exit_ok;
}

}  // namespace nonagon::cli
