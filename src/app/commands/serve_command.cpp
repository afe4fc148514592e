#include <charconv>
#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "app/agent_access.hpp"
#include "app/commands.hpp"
#include "app/open_browser.hpp"
#include "base/descriptor.hpp"
#include "base/text.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "cli/run.hpp"
#include "http/server.hpp"
#include "net/http_server.hpp"
#include "workbench/accounts.hpp"
#include "workbench/housekeeping.hpp"

namespace nonagon::app {
namespace {

using cli::Arguments;
using cli::Console;
using cli::Option;

constexpr std::chrono::seconds drain_time{25};
constexpr unsigned short usual_port = 8737;

constexpr std::array<std::string_view, 2> registrations{"open", "closed"};
constexpr std::array options{
    Option{"--listen",
           "ADDRESS:PORT",
           "Where to listen; 127.0.0.1:8737 unless told, port 0 for one that is free"},
    Option{"--db", "URL", "postgres://…; SQLite in the data folder unless told"},
    Option{"--public-url", "URL", "How browsers and agents reach the server, as https://design.example.com"},
    Option{"--registration",
           "WHO",
           "open: anybody may make an account on a public address",
           false,
           registrations},
    Option{"--rate-limit", "N", "Requests a minute of one caller; 600 unless told, 0 for any number"},
    Option{"--insecure-http", {}, "Allow signing in over plain http beyond this machine"},
    Option{"--no-access-log", {}, "Do not write a line for each request"},
    Option{"--open", {}, "Show the workbench in a browser, signed in"}};
constexpr std::array<std::string_view, 3> examples{
    "serve --open",
    "serve --listen 0.0.0.0:8737 --public-url https://design.example.com",
    "serve --db postgres://nonagon@localhost/nonagon"};

struct Place {
  std::string address = "127.0.0.1";
  unsigned short port = usual_port;
};

Result<Place> place_of(const std::string& text) {
  Place place;
  if (text.empty()) return place;
  const auto colon = text.rfind(':');
  place.address = text.substr(0, colon);
  if (place.address.starts_with('[') && place.address.ends_with(']'))
    place.address = place.address.substr(1, place.address.size() - 2);
  const auto digits =
      colon == std::string::npos ? std::string_view() : std::string_view(text).substr(colon + 1);
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), place.port);
  if (!digits.empty() && parsed.ec == std::errc{} && parsed.ptr == digits.data() + digits.size())
    return place;
  return fail({.code = ErrorCode::usage,
               .detail = fmt::format("\"{}\" is no address to listen on", text),
               .pointer = {},
               .reason = "it has the form ADDRESS:PORT",
               .fix = "give --listen 127.0.0.1:8737"});
}

// An option of the command line, else the setting of that name.
std::string decided(const Arguments& arguments, const Console& console, std::string_view name) {
  return arguments.find_value(name).value_or(console.surroundings().settings.get(name));
}

Result<std::size_t> rate_of(const std::string& text, bool is_public) {
  if (text.empty()) return std::size_t{is_public ? 600U : 0U};
  std::size_t number = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  if (parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size()) return number;
  return fail(ErrorCode::usage,
              fmt::format("--rate-limit is a number of requests a minute, not \"{}\"", text));
}

bool is_loopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1";
}

Result<http::ServerOptions> options_of(const Arguments& arguments,
                                       const Console& console,
                                       const Place& place) {
  const bool is_public = !is_loopback(place.address);
  const auto& settings = console.surroundings().settings;
  auto url = decided(arguments, console, "public-url");
  while (url.ends_with('/')) url.pop_back();
  if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://")) {
    return fail({.code = ErrorCode::usage,
                 .detail = fmt::format("\"{}\" is no public URL", url),
                 .pointer = {},
                 .reason = "it begins with https:// or http://",
                 .fix = "give --public-url https://design.example.com"});
  }
  return http::ServerOptions{
      .is_public = is_public,
      .public_url = std::move(url),
      .is_registration_open = !is_public || decided(arguments, console, "registration") == "open",
      .allows_insecure_http = arguments.has("insecure-http") || settings.get("insecure-http") == "true",
      .requests_a_minute = TRY(rate_of(decided(arguments, console, "rate-limit"), is_public)),
      .program_version = std::string(cli::program_version)};
}

// Whoever started the server may sign in by a link until they have a password: the way in, and the way to set
// the password on a public address.
Result<std::string> sign_in_link(const std::shared_ptr<workbench::Installation>& installation,
                                 const std::string& base,
                                 bool is_public) {
  auto accounts = TRY(workbench::Accounts::open(installation));
  const auto user = TRY(accounts.local_user_without_password());
  if (!user) return std::string();
  return fmt::format("{}/{}#{}", base, is_public ? "setup" : "sign-in", TRY(accounts.make_link(user->id)));
}

// Blocked before any thread starts, so that only sigwait sees them.
sigset_t block_signals() {
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  return ends;
}

std::string shown_host(const Place& place) {
  return place.address.contains(':') ? fmt::format("[{}]", place.address) : place.address;
}

// Where this server is, for other commands on the same data folder: with a session of the local user, in a
// file that only they may read.
Result<void> leave_note(const std::shared_ptr<workbench::Installation>& installation,
                        const std::string& url) {
  auto accounts = TRY(workbench::Accounts::open(installation));
  const auto signed_in = TRY(accounts.sign_in_here());
  const auto text = write_json(json::object{{"url", url}, {"token", signed_in.token}});
  const auto file = installation->folder().path() / "server.json";
  const Descriptor out(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (out.number() >= 0 &&
      ::write(out.number(), text.data(), text.size()) == static_cast<ssize_t>(text.size()))
    return {};
  return fail({.code = ErrorCode::unavailable,
               .detail = fmt::format("cannot write {}", file.string()),
               .pointer = {},
               .reason = "other commands find this server by it",
               .fix = "look at the permissions of the data folder"});
}

Result<int> run_serve(const Arguments& arguments, Console& console) {
  const auto ends = block_signals();
  const auto& here = console.surroundings();
  const auto place = TRY(place_of(decided(arguments, console, "listen")));
  const auto server_options = TRY(options_of(arguments, console, place));
  const auto installation = TRY(
      workbench::Installation::open({.data = here.data_folder,
                                     .database = decided(arguments, console, "db"),
                                     .reach = cli::provider_reach(here.settings, !server_options.is_public)},
                                    *here.clock,
                                    *here.entropy));
  const bool has_log = !arguments.has("no-access-log") && here.settings.get("access-log") == "true";
  http::Server server(installation, server_options, has_log ? stderr : nullptr);
  AgentAccess agents(installation, server_options);
  const workbench::Housekeeper housekeeper(workbench::housekeeping(installation));
  net::HttpOptions http_options{.address = place.address, .port = place.port};
  http_options.worker_threads = 16;
  const auto handle = [&](const net::Request& request, const net::Reply& reply) {
    if (request.path() == "/mcp") return agents.handle(request, reply);
    if (request.path() == "/.well-known/oauth-protected-resource/mcp")
      return reply.send(agents.metadata(request));
    server.handle(request, reply);
  };
  const auto listener = TRY(net::HttpServer::listen(http_options, handle, [&](const net::Request& request) {
    return request.path() == "/mcp" ? agents.at_hand(request) : server.at_hand(request);
  }));
  const auto base = server_options.public_url.empty()
                        ? fmt::format("http://{}:{}", shown_host(place), listener->port())
                        : server_options.public_url;
  const auto link = TRY(sign_in_link(installation, base, server_options.is_public));
  TRY(leave_note(
      installation,
      fmt::format(
          "http://{}:{}", is_loopback(place.address) ? shown_host(place) : "127.0.0.1", listener->port())));
  console.print(fmt::format("listening on {}\n", base));
  if (!link.empty())
    console.print(fmt::format("{} once with {}\n", server_options.is_public ? "set it up" : "sign in", link));
  console.answer(json::object{{"url", base}, {"port", listener->port()}, {"signIn", link}});
  std::fflush(stdout);
  if (arguments.has("open")) {
    if (const auto opened = open_browser(link.empty() ? base : link); !opened)
      console.say(fmt::format("{}: {}\n", opened.error().detail, opened.error().fix));
  }
  int signal = 0;
  sigwait(&ends, &signal);
  console.say("draining\n");
  server.drain();
  agents.close();
  pthread_sigmask(SIG_UNBLOCK, &ends, nullptr);  // a second signal ends the program at once
  listener->drain(drain_time);
  return 0;
}

}  // namespace

extern constinit const Command serve_command{
    .name = "serve",
    .summary = "Serve the workbench, the REST API and MCP to browsers, scripts and agents",
    .options = options,
    .examples = examples,
    .run = run_serve,
};

}  // namespace nonagon::app
