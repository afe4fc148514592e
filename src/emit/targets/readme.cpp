#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/assumptions.hpp"
#include "design/describe.hpp"
#include "design/operations.hpp"
#include "emit/emitter.hpp"
#include "emit/infrastructure/plan.hpp"
#include "emit/markdown.hpp"
#include "emit/screens/screen_index.hpp"

namespace nonagon::emit {
namespace {

using design::Design;
using design::StageName;
using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t max_diagrams = 4;
constexpr std::size_t max_pictures = 4;

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}", count, count == 1 ? std::string(noun) : plural_of(noun));
}

std::string title(const Design& design) {
  const auto name = markdown_text(design.name.empty() ? design.slug : design.name);
  auto out = fmt::format("# {}\n", name.empty() ? "Untitled design" : name);
  if (!trim(design.product.tagline).empty())
    out += fmt::format("\n> {}\n", markdown_sentence(design.product.tagline));
  if (!trim(design.description).empty()) out += fmt::format("\n{}\n", markdown_sentence(design.description));
  return out;
}

// Features by the names that people know; an id that leads nowhere stays an id.
std::string feature_names(const Design& design, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const auto& id : ids) {
    const auto found = std::ranges::find(design.product.features, id, &design::Feature::id);
    names.push_back(found == design.product.features.end() ? id : found->name);
  }
  return join(names, "; ");
}

std::string problems(const Design& design) {
  Rows rows;
  for (const auto& problem : design.product.problems) {
    rows.push_back({markdown_cell(problem.problem),
                    markdown_cell(problem.solution),
                    markdown_cell(feature_names(design, problem.features))});
  }
  return rows.empty() ? std::string{}
                      : "\n## What it is for\n\n" + markdown_table({"Problem", "Answer", "Features"}, rows);
}

std::string people(const Design& design) {
  std::string out;
  for (const auto& persona : design.product.personas) {
    out += fmt::format("- **{}**", markdown_text(persona.name));
    if (!persona.description.empty()) out += fmt::format(": {}", markdown_sentence(persona.description));
    out += '\n';
  }
  return out.empty() ? out : "\n## Who it is for\n\n" + out;
}

std::string features(const Design& design) {
  std::map<std::string_view, std::vector<std::string>> entities;
  std::map<std::string_view, std::vector<std::string>> screens;
  for (const auto& entity : design.data_model.entities) {
    for (const auto& feature : entity.features) entities[feature].push_back(entity.name);
  }
  for (const auto& section : design.sections.sections) {
    for (const auto& feature : section.features)
      screens[feature].push_back(section.id.empty() ? section.name : section.id);
  }
  Rows rows;
  for (const auto& feature : design.product.features) {
    const auto priority =
        feature.priority ? std::string(design::wire_value(*feature.priority)) : std::string{};
    rows.push_back({markdown_cell(feature.name),
                    priority,
                    markdown_cell(join(entities[feature.id], ", ")),
                    markdown_cell(join(screens[feature.id], ", "))});
  }
  std::string out = rows.empty() ? std::string{}
                                 : "\n## What it does\n\n" +
                                       markdown_table({"Feature", "Priority", "Entities", "Screens"}, rows);
  std::vector<std::string> refused;
  for (const auto& text : design.product.non_goals) {
    if (!trim(text).empty()) refused.push_back(markdown_text(text));
  }
  if (!refused.empty())
    out += fmt::format(
        "\n{}It does not do: {}.\n", rows.empty() ? "## What it does\n\n" : "", join(refused, "; "));
  return out;
}

std::string engine_name(design::Engine engine) {
  switch (engine) {
    case design::Engine::postgresql: return "PostgreSQL";
    case design::Engine::mysql: return "MySQL";
    case design::Engine::sqlite: return "SQLite";
    case design::Engine::mongodb: return "MongoDB";
  }
  return "Database";
}

std::string link(std::string_view path) {
  return fmt::format("[{}]({})", path, path);
}

std::string data_line(const Design& design) {
  std::size_t fields = 0;
  for (const auto& entity : design.data_model.entities) fields += entity.fields.size();
  return fmt::format("- {}, {}, {}: {}\n",
                     counted(design.data_model.entities.size(), "entity"),
                     counted(fields, "field"),
                     counted(design.data_model.relationships.size(), "relationship"),
                     link("data-model/data-model.md"));
}

std::string database_line(const Design& design) {
  const auto& database = design.database;
  const auto engine =
      engine_name(database.engine) + (database.version.empty() ? "" : " " + markdown_text(database.version));
  const bool is_document = database.engine == design::Engine::mongodb;
  return fmt::format("- {}: {}\n", engine, link(is_document ? "database/schema.js" : "database/schema.sql"));
}

std::string stack_line(const Design& design) {
  std::vector<std::string> choices;
  for (const auto layer : {"language", "backend", "frontend"}) {
    const auto choice = selection(design.stack, layer);
    if (!choice.empty() && choice != "none") choices.push_back(markdown_text(choice));
  }
  return fmt::format("- {}: {}\n", choices.empty() ? "Stack" : join(choices, ", "), link("stack/stack.md"));
}

std::string infrastructure_line(const Design& design) {
  const RunPlan plan(design);
  const auto& services = plan.services;
  const auto count = services.empty() ? std::string("How it runs") : counted(services.size(), "service");
  return fmt::format("- {}: {}\n", count, link("infrastructure/infrastructure.md"));
}

std::string parts(const Source& source) {
  const auto& design = source.design;
  std::string out;
  if (has_files(design, StageName::product))
    out += fmt::format("- Product, words and assumptions: {}\n", link("product/product.md"));
  if (has_files(design, StageName::data_model)) out += data_line(design);
  if (has_files(design, StageName::database)) out += database_line(design);
  const auto operations = source.symbols().operations().size();
  const bool is_called = is_served(design) || operations > 0;
  if (has_files(design, StageName::api) && is_called) {
    out += fmt::format("- {}: {}\n",
                       counted(operations, "operation"),
                       link(is_served(design) ? "api/openapi.yaml" : "api/api.md"));
  }
  if (has_files(design, StageName::stack)) out += stack_line(design);
  if (has_files(design, StageName::design) && has_screens(design))
    out += fmt::format("- Colours, type and spacing: {}\n", link("design/design-system.md"));
  if (has_files(design, StageName::sections) && !design.sections.sections.empty()) {
    out += fmt::format(
        "- {}: {}\n", counted(design.sections.sections.size(), "screen"), link("sections/map/routes.md"));
  }
  if (has_files(design, StageName::infrastructure)) out += infrastructure_line(design);
  return out.empty() ? out : "\n## How it hangs together\n\n" + out;
}

// The screens that people meet first, two in a row, each leading to its page.
std::string pictures(const Source& source) {
  const auto& design = source.design;
  const auto& sections = design.sections.sections;
  if (!has_files(design, StageName::sections) || sections.empty()) return {};
  const ScreenIndex screens(source);
  std::vector<const design::Section*> shown;
  for (const auto& section : sections) {
    if (screens.entry(section) != nullptr && shown.size() < max_pictures) shown.push_back(&section);
  }
  for (const auto& section : sections) {
    const bool is_new = std::ranges::find(shown, &section) == shown.end();
    if (is_new && shown.size() < max_pictures) shown.push_back(&section);
  }
  const auto name = [&](std::size_t i) {
    return i < shown.size() ? markdown_cell(shown[i]->name) : std::string{};
  };
  const auto picture = [&](std::size_t i) {
    if (i >= shown.size()) return std::string{};
    const auto& stem = screens.stem(*shown[i]);
    return fmt::format("[![{}]({}.svg)]({}.md)", name(i), stem, stem);
  };
  Rows rows;
  for (std::size_t i = 0; i < shown.size(); i += 2) {
    if (i > 0) rows.push_back({name(i), name(i + 1)});
    rows.push_back({picture(i), picture(i + 1)});
  }
  return "\n## How it looks\n\n" + markdown_table({name(0), name(1)}, rows) +
         fmt::format("\n{} and the ways between them: [sections/map/routes.md](sections/map/routes.md).\n",
                     sections.size() == 1 ? "The screen" : fmt::format("All {} screens", sections.size()));
}

std::string diagram(const Design& design) {
  if (!has_files(design, StageName::data_model) || design.data_model.entities.empty()) return {};
  return "\n![Entities and their relationships](data-model/erd.svg)\n";
}

std::string life_cycles(const Design& design) {
  std::vector<const design::Entity*> entities;
  for (const auto& entity : design.data_model.entities) {
    if (entity.lifecycle && !entity.lifecycle->transitions.empty()) entities.push_back(&entity);
  }
  // The richest ones tell most about the product.
  std::ranges::stable_sort(
      entities, std::greater{}, [](const auto* entity) { return entity->lifecycle->transitions.size(); });
  if (entities.size() > max_diagrams) entities.resize(max_diagrams);
  std::string out;
  std::set<std::string> headings;
  for (const auto* entity : entities) {
    auto noun = join(words_of(entity->name), " ");
    if (noun.empty()) noun = entity->name;
    if (!headings.insert(noun).second) continue;
    out += fmt::format("\n## Life of the {}\n\n{}", markdown_text(noun), state_diagram(*entity->lifecycle));
  }
  return out;
}

std::string assumptions(const Design& design) {
  Rows rows;
  for (const auto& [stage, assumption] : design::assumptions_of(design)) {
    rows.push_back({markdown_cell(assumption.text),
                    markdown_code(design::wire_name(stage)),
                    markdown_cell(assumption.because),
                    markdown_code(assumption.override_)});
  }
  if (rows.empty()) return {};
  return "\n## Assumed, and how to change it\n\n" +
         markdown_table({"Assumed", "Stage", "Because", "Change the answer"}, rows) +
         "\nPut the answer into `answers.json` under its stage and topic, then run `nonagon design --answers "
         "answers.json` again.\n";
}

std::string start(const Design& design) {
  if (!has_files(design, StageName::infrastructure)) return {};
  const RunPlan plan(design);
  if (plan.services.empty()) return {};
  std::string out =
      "\n## Run it\n\nThe design does not hold the code. Once the code is written, with the files of "
      "`infrastructure/` at its root:\n\n```sh\n";
  if (!plan.variables.empty()) out += "cp .env.example .env # then fill in what must be set\n";
  return out + "docker compose up --build\n```\n";
}

std::string ending(const Design& design) {
  std::string out = "\nAgents begin with [AGENTS.md](AGENTS.md).";
  if (has_validation(design))
    out += " The state of the checks is in [validation/report.md](validation/report.md).";
  return out + "\n";
}

Files emit_readme(const Source& source) {
  const auto& design = source.design;
  auto out = title(design) + problems(design) + people(design) + features(design) + pictures(source) +
             parts(source) + diagram(design) + life_cycles(design) + assumptions(design) + start(design) +
             ending(design);
  return one("README.md", out + "\n" + markdown_mark("stages/*.json, answers.json"));
}

}  // namespace

extern constinit const Emitter readme{
    .id = "readme",
    .stage = StageName::export_,
    .summary = "The product in two minutes, for people.",
    .made_from = "stages/*.json, answers.json",
    .emit = emit_readme,
    .is_always = true,
};

}  // namespace nonagon::emit
