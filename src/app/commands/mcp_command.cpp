#include <unistd.h>

#include "app/commands.hpp"
#include "app/line_server.hpp"
#include "cli/console.hpp"
#include "cli/run.hpp"
#include "mcp/project_service.hpp"
#include "mcp/protocol/conversation.hpp"
#include "workbench/watched.hpp"

namespace nonagon::app {
namespace {

using cli::Arguments;
using cli::Console;
using cli::Option;
using cli::Positional;

constexpr std::array positionals{
    Positional{"PATH", "Package folder or zip; the present folder unless told", false}};
constexpr std::array options{Option{"--project", "PROJECT", "Serve a project of the local store instead"}};
constexpr std::array<std::string_view, 2> examples{"mcp design/shop.sdp", "mcp --project tool-library"};

Result<workbench::Watched> open(const Arguments& arguments, const Console& console) {
  const auto& here = console.surroundings();
  const auto project = arguments.get("project");
  if (!project.empty() && arguments.has("PATH")) {
    return fail({.code = ErrorCode::usage,
                 .detail = "both a path and --project were given",
                 .pointer = {},
                 .reason = "one server serves one design",
                 .fix = "leave one of them out"});
  }
  if (!project.empty()) {
    return workbench::Watched::open(
        workbench::project_source(here.data_folder, project, *here.clock, *here.entropy));
  }
  const auto path = arguments.has("PATH") ? arguments.get("PATH") : std::string(".");
  return workbench::Watched::open(workbench::package_source(path));
}

Result<int> run_mcp(const Arguments& arguments, Console& console) {
  auto watched = TRY(open(arguments, console));
  auto told = watched.current();
  const auto service = mcp::project_service([&watched] { return watched.current(); }, cli::program_version);
  mcp::Conversation conversation(service);
  const auto tell_changes = [&] {
    const auto now = watched.current();
    if (now == told) return std::vector<std::string>();
    auto lines = conversation.announce({.has_resource_list = mcp::lists_differ(*told, *now),
                                        .resources = mcp::changed_resources(*told, *now)});
    told = now;
    return lines;
  };
  TRY(serve_lines(STDIN_FILENO,
                  STDOUT_FILENO,
                  {.receive = [&](std::string_view line) { return conversation.receive(line); },
                   .once_a_second = tell_changes}));
  return 0;
}

}  // namespace

extern constinit const Command mcp_command{
    .name = "mcp",
    .summary = "Serve a design to a coding agent over MCP on standard input and output",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_mcp,
};

}  // namespace nonagon::app
