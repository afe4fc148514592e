#include <array>
#include <chrono>
#include <iostream>
#include <iterator>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/design_with_model.hpp"
#include "cli/input.hpp"
#include "cli/print_findings.hpp"
#include "design/assumptions.hpp"
#include "workbench/packages.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array<std::string_view, 4> engines{"postgresql", "mysql", "sqlite", "mongodb"};

constexpr std::array options{
    Option{"--idea", "TEXT", "The idea in plain English"},
    Option{"--idea-file", "FILE", "The idea from a file; - reads standard input"},
    Option{"--template", "ID", "Start from a template (nonagon templates)"},
    Option{"--answers", "FILE", "Interview answers, YAML or JSON (nonagon interview STAGE)"},
    Option{"--name", "NAME", "Name of the product; taken from the idea otherwise"},
    Option{"--engine", "ENGINE", "Database engine", false, engines},
    Option{"-o,--output", "DIR", "Folder that receives <slug>.sdp/", true},
    Option{"--zip", {}, "Write <slug>-<version>.sdp.zip beside it"},
    Option{"--tree", {}, "Print every file of the package"},
    Option{"--provider", "PROVIDER", "Let a model judge: label or id of a provider (nonagon provider list)"},
    Option{"--model", "MODEL", "Model to ask; the provider's default otherwise"},
    Option{"--max-cost", "DOLLARS", "What the whole design may cost at most"},
};

constexpr std::array<std::string_view, 3> examples{
    "design --idea \"Members of a tool library borrow tools and return them.\" -o out --zip",
    "design --template team-tasks --name Huddle -o out",
    "design --idea-file idea.txt --answers answers.yaml --engine sqlite -o out --json",
};

using Milliseconds = std::chrono::duration<double, std::milli>;

class Stopwatch {
 public:
  double milliseconds() const { return Milliseconds(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

Result<workbench::DesignRequest> request_of(const Arguments& arguments) {
  workbench::DesignRequest request;
  if (arguments.has("idea") && arguments.has("idea-file")) {
    return fail({.code = ErrorCode::usage,
                 .detail = "--idea and --idea-file were both given",
                 .pointer = {},
                 .reason = "a design has one idea",
                 .fix = "leave one of them out"});
  }
  if ((arguments.has("model") || arguments.has("max-cost")) && !arguments.has("provider")) {
    return fail({.code = ErrorCode::usage,
                 .detail = "--model and --max-cost want --provider",
                 .pointer = {},
                 .reason = "the built-in engine has one model and costs nothing",
                 .fix = "name a provider, or leave them out"});
  }
  request.idea = arguments.get("idea");
  if (const auto file = arguments.find_value("idea-file")) request.idea = TRY(read_input(*file, "the idea"));
  request.template_id = arguments.get("template");
  request.name = arguments.get("name");
  if (const auto file = arguments.find_value("answers")) request.answers = TRY(read_answers_file(*file));
  if (const auto engine = arguments.find_value("engine"))
    request.engine = design::parse_enum<design::Engine>(*engine);
  return request;
}

json::object counts_of(const design::Design& design, const Files& files) {
  std::size_t fields = 0;
  for (const auto& entity : design.data_model.entities) fields += entity.fields.size();
  return {{"entities", design.data_model.entities.size()},
          {"fields", fields},
          {"relationships", design.data_model.relationships.size()},
          {"resources", design.api.resources.size()},
          {"actions", design.api.actions.size()},
          {"sections", design.sections.sections.size()},
          {"files", files.size()}};
}

json::array assumptions_json(const design::Design& design) {
  json::array all;
  for (const auto& [stage, one] : design::assumptions_of(design)) {
    auto entry = design::to_value(one).as_object();
    entry["stage"] = design::wire_name(stage);
    all.emplace_back(std::move(entry));
  }
  return all;
}

json::object answer_of(const design::Design& design,
                       const workbench::WrittenPackage& written,
                       double milliseconds) {
  json::array stages;
  for (const auto stage : design::all_stages) {
    stages.push_back(json::object{{"number", design::number_of(stage)},
                                  {"name", design::wire_name(stage)},
                                  {"status", design::wire_name(design.status[design::index_of(stage)])}});
  }
  json::array entities;
  for (const auto& entity : design.data_model.entities) entities.emplace_back(entity.name);
  json::value zip = nullptr;
  if (written.zip) zip = written.zip->string();
  return {{"path", written.folder.string()},
          {"zip", std::move(zip)},
          {"stages", std::move(stages)},
          {"entities", std::move(entities)},
          {"findings", design::to_json(written.findings)},
          {"assumptions", assumptions_json(design)},
          {"counts", counts_of(design, written.files)},
          {"durationMs", milliseconds}};
}

std::string tree_of(const workbench::WrittenPackage& written) {
  std::string text = written.folder.string() + "/\n";
  for (const auto& [path, bytes] : written.files)
    text += fmt::format("  {:<52} {:>8} bytes\n", path, bytes.size());
  return text;
}

std::string summary_of(const design::Design& design,
                       const workbench::WrittenPackage& written,
                       const Console& console,
                       double milliseconds) {
  std::vector<std::string> names;
  for (const auto& entity : design.data_model.entities) names.push_back(entity.name);
  auto text = fmt::format("{}  {}\n", console.bold(design.name), design.product.tagline);
  text += fmt::format("  {} entities: {}\n", names.size(), join(names, ", "));
  text += fmt::format("  {} resources, {} actions, {} screens, {} assumptions\n",
                      design.api.resources.size(),
                      design.api.actions.size(),
                      design.sections.sections.size(),
                      design::assumptions_of(design).size());
  text += findings_text(written.findings, console);
  text += fmt::format(
      "{} files in {}/ ({:.0f} ms)\n", written.files.size(), written.folder.string(), milliseconds);
  if (written.zip) text += fmt::format("{}\n", written.zip->string());
  return text;
}

Result<int> run_design(const Arguments& arguments, Console& console) {
  const Stopwatch watch;
  const auto request = TRY(request_of(arguments));
  const auto design = arguments.has("provider")
                          ? TRY(design_with_model(arguments, request, console))
                          : TRY(workbench::make_design(
                                request, [&](std::string_view phase, std::size_t done, std::size_t total) {
                                  if (!console.is_json())
                                    console.progress(phase, done, total, watch.milliseconds());
                                }));
  const auto written =
      TRY(workbench::write_package(design, {}, arguments.get("output"), arguments.has("zip")));
  console.end_progress();
  if (arguments.has("tree")) console.print(tree_of(written));
  console.print(summary_of(design, written, console, watch.milliseconds()));
  console.answer(answer_of(design, written, watch.milliseconds()));
  return 0;
}

}  // namespace

extern constinit const Command design_command{
    .name = "design",
    .summary =
        "Take an idea through all nine stages to a checked package; offline unless a provider is named",
    .options = options,
    .examples = examples,
    .run = run_design,
};

}  // namespace nonagon::cli
