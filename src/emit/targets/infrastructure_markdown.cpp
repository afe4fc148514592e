#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/emitter.hpp"
#include "emit/infrastructure/plan.hpp"
#include "emit/markdown.hpp"
#include "emit/openapi/book.hpp"

namespace nonagon::emit {
namespace {

using Rows = std::vector<std::vector<std::string>>;

void append_table(std::string& out,
                  std::string_view title,
                  const std::vector<std::string>& head,
                  const Rows& rows) {
  if (!rows.empty()) out += fmt::format("\n## {}\n\n{}", title, markdown_table(head, rows));
}

std::string runs(const PlannedService& service) {
  return service.image.empty() ? markdown_code(join(service.command, " ")) : markdown_code(service.image);
}

// Who talks to whom: people to what is open to them, our own services to what they keep their data in.
std::string service_diagram(const RunPlan& plan) {
  std::string nodes;
  std::string arrows;
  const auto id = [&](const PlannedService& service) {
    return fmt::format("s{}", &service - plan.services.data() + 1);
  };
  const auto* proxy = &plan.services.front();
  bool has_proxy = false;
  for (const auto& service : plan.services) {
    const bool is_store = service.kind == ServiceKind::database || !service.volume.empty();
    const auto label = diagram_text(service.name);
    nodes += is_store && service.kind != ServiceKind::built
                 ? fmt::format("  {}[(\"{}\")]\n", id(service), label)
                 : fmt::format("  {}[\"{}\"]\n", id(service), label);
    if (service.source->role != "proxy" || has_proxy) continue;
    has_proxy = true;
    proxy = &service;
  }
  if (has_proxy) arrows += fmt::format("  people --> {}\n", id(*proxy));
  for (const auto& service : plan.services) {
    if (service.kind != ServiceKind::built) continue;
    if (service.port) arrows += fmt::format("  {} --> {}\n", has_proxy ? id(*proxy) : "people", id(service));
    for (const auto& other : plan.services) {
      if (other.kind != ServiceKind::built && other.source->role != "proxy")
        arrows += fmt::format("  {} --> {}\n", id(service), id(other));
    }
  }
  return "\n## Who talks to whom\n\n" +
         markdown_block("mermaid", "flowchart LR\n  people([\"People and programs\"])\n" + nodes + arrows);
}

std::string text_of(const design::Design& design) {
  const RunPlan plan(design);
  const auto& infrastructure = design.infrastructure;
  std::string out = "# Infrastructure\n\n";
  out += fmt::format("Hosting: {}.",
                     infrastructure.hosting.empty() ? "not decided" : markdown_code(infrastructure.hosting));
  if (!infrastructure.because.empty()) out += " " + markdown_sentence(infrastructure.because);
  out += '\n';
  Rows rows;
  for (const auto& environment : infrastructure.environments)
    rows.push_back({markdown_cell(environment.name), markdown_cell(environment.purpose)});
  append_table(out, "Environments", {"Environment", "For"}, rows);
  rows.clear();
  for (const auto& service : plan.services) {
    rows.push_back({markdown_code(service.name),
                    markdown_cell(service.source->role),
                    runs(service),
                    service.port ? fmt::format("{}", *service.port) : "",
                    markdown_code(service.health),
                    service.memory});
  }
  if (!plan.services.empty()) out += service_diagram(plan);
  append_table(out, "Services", {"Service", "Role", "Runs", "Port", "Health", "Memory"}, rows);
  if (plan.has_migration) out += "\nThe migration runs first and ends; the other services wait for it.\n";
  rows.clear();
  for (const auto& variable : plan.variables) {
    const auto value =
        variable.default_ && !variable.secret ? markdown_code(*variable.default_) : std::string{};
    rows.push_back({markdown_code(variable.name),
                    variable.required ? "yes" : "no",
                    variable.secret ? "yes" : "no",
                    value,
                    markdown_codes(variable.used_by),
                    markdown_cell(variable.description)});
  }
  append_table(out, "Variables", {"Variable", "Required", "Secret", "Default", "Read by", "For"}, rows);
  if (infrastructure.ci && infrastructure.ci->provider != "none") {
    out += fmt::format("\n## Every change\n\n{} runs {}.",
                       markdown_code(infrastructure.ci->provider),
                       markdown_codes(infrastructure.ci->stages));
    if (!infrastructure.ci->because.empty()) out += " " + markdown_sentence(infrastructure.ci->because);
    out += '\n';
  }
  if (const auto& backup = infrastructure.backup) {
    std::string lines;
    const auto add = [&](std::string_view name, const std::string& value) {
      if (!value.empty()) lines += fmt::format("- {}: {}\n", name, markdown_text(value));
    };
    add("What", backup->what);
    add("How", backup->how);
    add("Every", spoken_duration(backup->every));
    add("Kept", spoken_duration(backup->keep));
    if (!backup->restore_test.empty())
      add("Restored on trial", "every " + spoken_duration(backup->restore_test));
    if (!lines.empty()) out += "\n## Backup\n\n" + lines;
  }
  rows.clear();
  for (const auto& monitor : infrastructure.monitoring)
    rows.push_back({markdown_code(monitor.id), markdown_cell(monitor.signal), markdown_cell(monitor.alert)});
  append_table(out, "What is watched", {"Watch", "Signal", "Somebody is told when"}, rows);
  if (!plan.services.empty()) {
    out += "\n## Start\n\nWith the files of this folder at the root of the repository:\n\n```sh\n";
    if (!plan.variables.empty()) out += "cp .env.example .env # then fill in what is required\n";
    out += "docker compose up --build\n```\n";
  }
  return out + "\n" + markdown_mark("stages/infrastructure.json");
}

Files emit_infrastructure_markdown(const Source& source) {
  const auto& design = source.design;
  return one("infrastructure/infrastructure.md", text_of(design));
}

}  // namespace

extern constinit const Emitter infrastructure_markdown{
    .id = "infrastructure-markdown",
    .stage = design::StageName::infrastructure,
    .summary = "Services, variables, pipeline, backup and monitoring for people.",
    .made_from = "stages/infrastructure.json",
    .reads = {StageName::database, StageName::stack, StageName::infrastructure},
    .emit = emit_infrastructure_markdown,
};

}  // namespace nonagon::emit
