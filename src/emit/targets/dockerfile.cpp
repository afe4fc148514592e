#include <algorithm>

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "emit/emitter.hpp"
#include "emit/infrastructure/plan.hpp"
#include "emit/infrastructure/runtime_facts.hpp"

namespace nonagon::emit {
namespace {

std::string json_words(const std::vector<std::string>& words) {
  std::string list;
  for (const auto& word : words) {
    if (!list.empty()) list += ", ";
    append_json_text(list, word);
  }
  return "[" + list + "]";
}

// The runtime's image with the names of this design in place. Package versions of the distribution stay open:
// it keeps the newest build only, and the image's own tag pins the release.
std::string stages(const RunPlan& plan) {
  const auto& runtime = plan.runtime;
  std::string out(image_description(runtime.kind, runtime.is_framework));
  for (const auto& [name, text] : facts_of(runtime.kind).manager(runtime.package_manager).parts)
    out = replace_all(std::move(out), fmt::format("@{}@", name), text);
  out = replace_all(std::move(out), "@build@", runtime.build_image);
  out = replace_all(std::move(out), "@run@", runtime.run_image);
  out = replace_all(std::move(out), "@manager@", runtime.package_manager);
  out = replace_all(std::move(out), "@project@", runtime.entry.empty() ? "" : " " + runtime.entry);
  out = replace_all(std::move(out), "@entry@", runtime.entry);
  return replace_all(std::move(out), "@port@", fmt::format("{}", plan.port));
}

// SQL that the program reads when it migrates, and the folder of a volume, which must belong to the user.
std::string extra_folders(const RunPlan& plan) {
  std::string out;
  const auto kind = plan.runtime.kind;
  const bool copies_all =
      kind == RuntimeKind::python || kind == RuntimeKind::ruby || kind == RuntimeKind::php;
  if (plan.design.stack.structure && !copies_all) {
    for (const auto& child : plan.design.stack.structure->children) {
      if (child.name == "db" || child.name == "migrations")
        out += fmt::format("COPY --from=build --chown=10001:10001 /src/{0} ./{0}\n", child.name);
    }
  }
  const bool has_volume = std::ranges::any_of(plan.services, [](const auto& service) {
    return service.kind == ServiceKind::built && !service.volume.empty();
  });
  if (has_volume) out += "RUN mkdir -p data && chown 10001:10001 data\n";
  return out;
}

// What must not reach the image: secrets, history, and what the build makes itself.
std::string ignored(RuntimeKind kind) {
  auto out = fmt::format("# {}\n.git\n.github\n.env\n.env.*\n!.env.example\n*.pem\n*.key\n",
                         derived_mark("stages/infrastructure.json, stages/stack.json"));
  return out + facts_of(kind).ignored;
}

Files emit_dockerfile(const Source& source) {
  const auto& design = source.design;
  const RunPlan plan(design);
  if (!plan.has_build()) return {};
  const auto main = std::ranges::find_if(
      plan.services, [](const auto& service) { return service.kind == ServiceKind::built; });
  auto out = fmt::format("# {}\n", derived_mark("stages/infrastructure.json, stages/stack.json"));
  out += stages(plan);
  out += extra_folders(plan);
  out += "USER 10001:10001\n";
  if (main->port) out += fmt::format("EXPOSE {}\n", *main->port);
  if (main->health.empty()) {
    out += "HEALTHCHECK NONE\n";
  } else {
    out += fmt::format("HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 CMD {}\n",
                       json_words(probe_command(plan.runtime, main->health, *main->port)));
  }
  out += fmt::format("CMD {}\n", json_words(main->command));
  Files files;
  files.emplace("infrastructure/Dockerfile", std::move(out));
  files.emplace("infrastructure/.dockerignore", ignored(plan.runtime.kind));
  return files;
}

}  // namespace

extern constinit const Emitter dockerfile{
    .id = "dockerfile",
    .stage = design::StageName::infrastructure,
    .summary = "Image of the product's own services, built in stages and run as an ordinary user.",
    .made_from = "stages/infrastructure.json, stages/stack.json",
    .reads = {StageName::database, StageName::stack, StageName::infrastructure},
    .emit = emit_dockerfile,
};

}  // namespace nonagon::emit
