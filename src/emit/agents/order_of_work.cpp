#include "emit/agents/order_of_work.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/infrastructure/plan.hpp"
#include "emit/markdown.hpp"
#include "emit/screens/screen_index.hpp"

namespace nonagon::emit {
namespace {

using design::Design;
using design::Operation;
using design::StageName;
using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t max_codes = 24;  // names in one cell; more are counted

// Operations that a screen is the first to call: what its step has to build.
std::vector<std::string> first_calls(const design::Section& section,
                                     const design::Symbols& symbols,
                                     std::set<std::string>& built) {
  std::vector<std::string> names;
  const auto take = [&](std::string_view endpoint) {
    const auto* operation = symbols.endpoint(endpoint);
    if (operation != nullptr && built.insert(operation->id).second) names.push_back(operation->id);
  };
  for (const auto& need : section.data_requirements) take(need.endpoint);
  for (const auto& interaction : section.interactions) {
    for (const auto& call : interaction.calls) take(call);
  }
  return names;
}

void add_sign_in_step(Rows& rows,
                      const Design& design,
                      const std::vector<Operation>& operations,
                      std::set<std::string>& built) {
  std::vector<std::string> names;
  for (const auto& operation : operations) {
    const bool is_session = operation.kind == design::OperationKind::sign_in ||
                            operation.kind == design::OperationKind::current_session ||
                            operation.kind == design::OperationKind::sign_out;
    if (is_session && built.insert(operation.id).second) names.push_back(operation.id);
  }
  if (names.empty() && !design.api.auth.roles) return;
  rows.push_back({"auth",
                  names.empty() ? "Roles" : some_codes(names),
                  design.api.auth.roles ? "A role outside `x-roles` gets 403 on every operation"
                                        : "Without signing in every other operation gives 401"});
}

// How many entities must exist before a row of each can: one more than the most that its keys ask for. Where
// entities need each other, the one that the author named first begins.
std::map<const design::Entity*, std::size_t> depths(const design::Symbols& symbols) {
  std::map<const design::Entity*, std::vector<const design::Entity*>> needed_by;
  std::map<const design::Entity*, std::size_t> open;
  for (const auto& key : symbols.foreign_keys()) {
    if (key.owner == key.target) continue;
    needed_by[key.target].push_back(key.owner);
    ++open[key.owner];
  }
  std::map<const design::Entity*, std::size_t> depth;
  std::set<const design::Entity*> done;
  std::vector<const design::Entity*> ready;
  const auto settle = [&] {
    while (!ready.empty()) {
      const auto* entity = ready.back();
      ready.pop_back();
      if (!done.insert(entity).second) continue;
      for (const auto* owner : needed_by[entity]) {
        depth[owner] = std::max(depth[owner], depth[entity] + 1);
        if (--open[owner] == 0) ready.push_back(owner);
      }
    }
  };
  const auto& entities = symbols.design().data_model.entities;
  for (const auto& entity : entities) {
    if (!open.contains(&entity)) ready.push_back(&entity);
  }
  settle();
  for (const auto& entity : entities) {
    if (done.contains(&entity)) continue;
    ready.push_back(&entity);
    settle();
  }
  return depth;
}

// Screens whose rows need no others come first; screens of equal depth stay in their order.
std::vector<const design::Section*> in_building_order(const ScreenIndex& screens) {
  const auto depth = depths(screens.symbols);
  const auto depth_of = [&](const design::Section& section) {
    std::size_t written = 0;
    std::size_t read = 0;
    bool writes = false;
    for (const auto* call : screens.calls_of(section)) {
      const auto found = depth.find(call->entity);
      const auto at = found == depth.end() ? 0 : found->second;
      const bool is_write =
          call->kind == design::OperationKind::create || call->kind == design::OperationKind::action;
      if (is_write) written = std::max(written, at);
      writes = writes || is_write;
      read = std::max(read, at);
    }
    return writes ? written : read;
  };
  std::vector<std::pair<std::size_t, const design::Section*>> ranked;
  for (const auto& section : screens.design.sections.sections) {
    const auto& calls = screens.calls_of(section);
    const bool is_entrance = std::ranges::any_of(
        calls, [](const auto* call) { return call->kind == design::OperationKind::sign_in; });
    ranked.emplace_back(is_entrance ? 0 : depth_of(section) + 1, &section);
  }
  std::ranges::stable_sort(ranked, {}, [](const auto& entry) { return entry.first; });
  std::vector<const design::Section*> ordered;
  for (const auto& [rank, section] : ranked) ordered.push_back(section);
  return ordered;
}

}  // namespace

std::string some_codes(const std::vector<std::string>& names) {
  if (names.size() <= max_codes) return markdown_codes(names);
  const std::vector<std::string> first(names.begin(), names.begin() + max_codes);
  return fmt::format("{} and {} more", markdown_codes(first), names.size() - max_codes);
}

std::string schema_file(const Design& design) {
  return design.database.engine == design::Engine::mongodb ? "database/schema.js" : "database/schema.sql";
}

std::string order_of_work(const Source& source) {
  const auto& design = source.design;
  const auto& operations = source.symbols().operations();
  std::set<std::string> built;
  Rows rows;
  if (has_files(design, StageName::database) && !design.data_model.entities.empty()) {
    rows.push_back({"schema",
                    fmt::format("`{}`", schema_file(design)),
                    "It runs on an empty database, and a second run changes nothing"});
  }
  add_sign_in_step(rows, design, operations, built);
  const ScreenIndex screens(source);
  for (const auto* section : in_building_order(screens)) {
    const auto names = first_calls(*section, source.symbols(), built);
    const auto page = screens.stem(*section) + ".md";
    const auto done = has_files(design, StageName::sections) ? fmt::format("[{}]({}), Done when", page, page)
                                                             : "Its operations answer as the document says";
    rows.push_back({markdown_code(section->id.empty() ? slug_of(section->name) : section->id),
                    names.empty() ? "reads what is there" : some_codes(names),
                    done});
  }
  std::map<std::string, std::vector<std::string>> left;
  std::vector<std::string> order;
  for (const auto& operation : operations) {
    if (built.contains(operation.id)) continue;
    if (!left.contains(operation.tag)) order.push_back(operation.tag);
    left[operation.tag].push_back(operation.id);
  }
  for (const auto& tag : order)
    rows.push_back({markdown_code(tag),
                    some_codes(left[tag]),
                    "Each operation gives its success and each named refusal in a test"});
  std::vector<std::string> jobs;
  for (const auto& job : design.api.jobs) jobs.push_back(job.id);
  if (!jobs.empty())
    rows.push_back({"jobs", some_codes(jobs), "Killed at any moment, nothing is done twice or lost"});
  if (has_files(design, StageName::infrastructure) && RunPlan(design).has_build()) {
    rows.push_back({"delivery",
                    "`infrastructure/Dockerfile`, `infrastructure/compose.yaml`",
                    "`docker compose up --build` ends with every health check well"});
  }
  return rows.empty() ? std::string{}
                      : "\n## Order of work\n\nEach step builds the operations that it is the first to need. "
                        "A step is done when "
                        "its last column holds and the tests of the steps before still pass.\n\n" +
                            markdown_table({"Step", "Holds", "Done when"}, rows);
}

}  // namespace nonagon::emit
