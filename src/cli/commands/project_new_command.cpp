#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/input.hpp"
#include "cli/open_store.hpp"
#include "workbench/packages.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

Result<workbench::NewProject> wanted_by(const Arguments& arguments) {
  workbench::NewProject wanted;
  wanted.name = arguments.get("NAME");
  if (const auto file = arguments.find_value("answers")) wanted.answers = TRY(read_answers_file(*file));
  auto idea = arguments.get("idea");
  if (const auto file = arguments.find_value("idea-file")) idea = TRY(read_input(*file, "the idea"));
  if (!idea.empty())
    wanted.answers.set(design::StageName::product, "idea", {.selected = {}, .text = std::move(idea)});
  return wanted;
}

Result<workbench::ProjectView> begin(workbench::Workbench& store, const Arguments& arguments) {
  if (const auto path = arguments.find_value("from")) {
    auto opened = TRY(workbench::open_package(*path));
    if (const auto name = arguments.find_value("NAME")) opened.design.name = *name;
    return store.create_from_design(opened.design, opened.carried);
  }
  const auto wanted = TRY(wanted_by(arguments));
  if (const auto name = arguments.find_value("template")) return store.create_from_template(*name, wanted);
  if (!wanted.name.empty() || !wanted.answers.empty()) return store.create_project(wanted);
  return fail({.code = ErrorCode::usage,
               .detail = "there is nothing to begin with",
               .pointer = {},
               .reason = "a project begins with a name, an idea, answers, a template or a package",
               .fix = "give NAME, --idea \"…\", --answers FILE, --template NAME or --from PATH"});
}

constexpr std::array positionals{
    Positional{"NAME", "What the project is called; taken from the idea otherwise", false}};
constexpr std::array options{
    Option{"--idea", "TEXT", "The idea in plain English"},
    Option{"--idea-file", "FILE", "The idea from a file; - reads standard input"},
    Option{"--answers", "FILE", "Interview answers, YAML or JSON (nonagon interview STAGE)"},
    Option{"--template", "NAME", "Begin with a template (nonagon template list)"},
    Option{"--from", "PATH", "Begin with a package or document (folder, zip or file)"}};
constexpr std::array<std::string_view, 3> examples{
    "project new --idea \"Members of a tool library borrow tools.\"",
    "project new Huddle --template team-tasks",
    "project new --from out/tool-library.sdp"};

Result<int> run_project_new(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  const auto made = TRY(begin(*store, arguments));
  console.print(project_line(made.project, console));
  for (const auto& stage : made.stages) console.print("  " + stage_line(stage, console));
  console.answer(workbench::to_json(made));
  return 0;
}

}  // namespace

extern constinit const Command project_new_command{
    .name = "project new",
    .summary = "Begin a project in the local store",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_project_new,
};

}  // namespace nonagon::cli
