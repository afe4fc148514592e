#include "support/served.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.hpp"
#include "net/http_client.hpp"

namespace nonagon::test {

Served::Served(const std::vector<std::string>& more) : more_(more) {
  start("127.0.0.1:0");
}

void Served::start(const std::string& address) {
  const auto out = folder_.path() / "out";
  std::filesystem::remove(out);
  std::vector<std::string> words{
      program().string(), "serve", "--listen", address, "--no-access-log", "--data", data()};
  words.insert(words.end(), more_.begin(), more_.end());
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT, 0600);
  REQUIRE(posix_spawn(&pid_, words[0].c_str(), &actions, nullptr, arguments.data(), environ) == 0);
  posix_spawn_file_actions_destroy(&actions);
  for (int i = 0; i < 4000; ++i) {
    std::ifstream in(out);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const auto begin = text.find("http://");
    const auto end = text.find('\n', begin);
    if (begin != std::string::npos && end != std::string::npos) {
      url_ = text.substr(begin, end - begin);
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  FAIL("the server did not start");
}

Served::~Served() {
  ::kill(pid_, SIGTERM);
  int status = 0;
  ::waitpid(pid_, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

void Served::kill() {
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

void Served::restart() {
  start(url_.substr(std::string_view("http://").size()));
}

void Served::kill_and_restart(const std::function<void()>& meanwhile) {
  kill();
  meanwhile();
  restart();
}

std::string Served::token() const {
  std::ifstream in(folder_.path() / "data" / "server.json");
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return std::string(parse_json(text).value().at("token").as_string());
}

std::string Served::file(const std::string& name, std::string_view text) const {
  std::ofstream(folder_.path() / name) << text;
  return (folder_.path() / name).string();
}

namespace {

// Answers as a judge of the API's description wants them: a line of JSON each, in the file that
// NONAGON_RECORDING names.
void record(const net::Request& request, const net::Response& response) {
  const char* file = std::getenv("NONAGON_RECORDING");
  if (file == nullptr || !request.path().starts_with("/api/")) return;
  json::object headers;
  for (const auto& header : response.headers) headers[lower(header.name)] = header.value;
  const auto line =
      write_json_line(json::object{{"method", request.method},
                                   {"target", request.target},
                                   {"status", response.status},
                                   {"headers", headers},
                                   {"body", is_valid_utf8(response.body) ? response.body : ""}});
  std::ofstream(file, std::ios::app) << line << '\n';
}

}  // namespace

net::Response Caller::send(std::string_view method,
                           std::string_view target,
                           const json::value& body,
                           std::vector<net::Header> headers) const {
  net::Request request{.method = std::string(method),
                       .target = std::string(target),
                       .headers = std::move(headers),
                       .body = {},
                       .remote = {}};
  if (!token.empty()) request.headers.push_back({"Authorization", "Bearer " + token});
  if (!body.is_null()) {
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = write_json_line(body);
  }
  auto response = net::ask(url, request);
  REQUIRE_MESSAGE(response.has_value(), (response ? "" : response.error().detail + response.error().reason));
  record(request, *response);
  return *std::move(response);
}

json::value Caller::get(std::string_view target) const {
  const auto response = send("GET", target);
  REQUIRE_MESSAGE(response.status == 200,
                  fmt::format("GET {}: {} {}", target, response.status, response.body));
  return parse_json(response.body).value();
}

json::value Caller::post(std::string_view target,
                         const json::value& body,
                         std::vector<net::Header> headers) const {
  const auto response = send("POST", target, body, std::move(headers));
  REQUIRE_MESSAGE(response.status < 300,
                  fmt::format("POST {}: {} {}", target, response.status, response.body));
  return response.body.empty() ? json::value(nullptr) : parse_json(response.body).value();
}

net::Response asked(const Caller& agent, std::string_view method, json::object params, json::value id) {
  params["_meta"] = {{"io.modelcontextprotocol/protocolVersion", "2026-07-28"},
                     {"io.modelcontextprotocol/clientInfo", {{"name", "test"}, {"version", "1"}}},
                     {"io.modelcontextprotocol/clientCapabilities", json::object()}};
  std::vector<net::Header> headers{{"Accept", "application/json, text/event-stream"},
                                   {"MCP-Protocol-Version", "2026-07-28"},
                                   {"Mcp-Method", std::string(method)}};
  for (const auto* member : {"name", "uri"}) {
    if (const auto* value = params.if_contains(member))
      headers.push_back({"Mcp-Name", std::string(value->as_string())});
  }
  return agent.send("POST",
                    "/mcp",
                    {{"jsonrpc", "2.0"}, {"id", std::move(id)}, {"method", method}, {"params", params}},
                    headers);
}

Caller registered(const std::string& url, std::string_view email) {
  Caller caller{.url = url, .token = {}};
  const json::object account{{"email", email}, {"password", "a sentence only I know"}};
  auto wanted = account;
  wanted["name"] = "Somebody";
  caller.post("/api/auth/register", wanted);
  caller.token = std::string(caller.post("/api/auth/login", account).at("token").as_string());
  return caller;
}

}  // namespace nonagon::test
