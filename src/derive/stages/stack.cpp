#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/assumptions.hpp"
#include "derive/reading/model_facts.hpp"
#include "derive/stack/choice.hpp"
#include "derive/stages/stages.hpp"

namespace nonagon::derive {
namespace {

using design::Dependency;
using design::Design;
using design::FolderNode;
using design::Stack;
using design::StackDecision;
using design::StageName;

// Names of this product for the reasons.
struct Words {
  std::string product;
  std::string entities;
};

Words words_of_product(const Design& design) {
  Words words;
  words.product = design.product.name.empty() ? "the product" : design.product.name;
  std::vector<std::string> names;
  for (const auto& resource : design.api.resources) {
    if (names.size() < 3) names.push_back(spoken_plural(resource.entity));
  }
  words.entities = names.empty() ? "its data" : join(names, ", ");
  return words;
}

std::string filled(const std::string& text, const Words& words) {
  return replace_all(replace_all(text, "{entities}", words.entities), "{product}", words.product);
}

StackDecision filled(StackDecision decision, const Words& words) {
  decision.because = filled(decision.because, words);
  for (auto& alternative : decision.alternatives) alternative.rejected = filled(alternative.rejected, words);
  return decision;
}

template <class T>
const T* value_of(const design::Dictionary<T>& dictionary, std::string_view key) {
  const auto found =
      std::ranges::find(dictionary, key, [](const auto& entry) { return std::string_view(entry.first); });
  return found == dictionary.end() ? nullptr : &found->second;
}

void add(std::vector<Dependency>& all, const std::vector<Dependency>& more) {
  for (const auto& dependency : more) {
    if (std::ranges::find(all, dependency.name, &Dependency::name) == all.end()) all.push_back(dependency);
  }
}

bool has_password(const design::Api& api) {
  return std::ranges::any_of(api.resources, [](const design::Resource& resource) {
    return std::ranges::any_of(resource.write_only,
                               [](const auto& property) { return property.name == "password"; });
  });
}

std::string engine_name(const Design& design) {
  return std::string(design::wire_value(design.database.engine));
}

bool keeps_data(const Design& design) {
  return !design.data_model.entities.empty();
}

void add_dependencies(Stack& stack, const StackChoice& chosen, const Design& design) {
  auto& all = stack.dependencies;
  const auto& backend = *chosen.backend;
  add(all, backend.dependencies);
  if (has_password(design.api)) add(all, backend.password);
  if (design.api.auth.strategy == "jwt") add(all, backend.token);
  if (const auto* style = value_of(backend.styles, design.api.style)) add(all, *style);
  if (const auto* access = value_of(backend.databases, engine_name(design));
      access != nullptr && keeps_data(design))
    add(all, access->dependencies);
  for (const auto* part : {chosen.frontend, chosen.styling}) {
    if (part != nullptr) add(all, part->dependencies);
  }
  const auto* shown = chosen.frontend != nullptr ? chosen.frontend : chosen.backend;
  if (chosen.styling == nullptr) return;
  if (const auto* build = value_of(shown->styles, chosen.styling->id)) add(all, *build);
}

void add_selections(Stack& stack, const StackChoice& chosen, const Design& design) {
  constexpr std::array<std::string_view, 10> layers{"language",
                                                    "runtime",
                                                    "frontend",
                                                    "backend",
                                                    "styling",
                                                    "stateManagement",
                                                    "testing",
                                                    "orm",
                                                    "database",
                                                    "packageManager"};
  const auto choice_of = [&](std::string_view layer) -> std::string {
    if (layer == "database")
      return keeps_data(design) ? fmt::format("{} {}", engine_name(design), design.database.version) : "";
    if (layer == "orm") {
      const auto* access = value_of(chosen.backend->databases, engine_name(design));
      return access == nullptr || !keeps_data(design) ? "" : access->orm;
    }
    if (layer == "styling" && chosen.has_screens && chosen.styling == nullptr)
      return "react native stylesheets from the tokens";
    for (const auto* part : {chosen.backend, chosen.frontend, chosen.styling}) {
      if (part == nullptr) continue;
      if (const auto* value = value_of(part->selections, layer)) {
        const bool is_screen_layer = layer == "frontend" || layer == "stateManagement";
        if (chosen.has_screens || !is_screen_layer) return *value;
      }
    }
    return {};
  };
  for (const auto layer : layers) {
    if (auto value = choice_of(layer); !value.empty()) stack.selections.emplace_back(layer, std::move(value));
  }
}

// "resources" and "jobs" say which; a folder of jobs without a job goes.
void tell_domain(std::vector<FolderNode>& nodes, const design::Api& api) {
  std::vector<std::string> jobs;
  for (const auto& job : api.jobs) jobs.push_back(job.id);
  std::vector<std::string> resources;
  for (const auto& resource : api.resources) {
    const auto name = slug_of(kebab_case(plural_of(resource.entity)));
    if (resources.size() < 12) resources.push_back(name);
  }
  if (resources.size() < api.resources.size()) resources.emplace_back("…");
  std::erase_if(nodes, [&](const FolderNode& node) { return node.name == "jobs" && jobs.empty(); });
  for (auto& node : nodes) {
    if (node.name == "jobs") node.purpose = join(jobs, ", ");
    if (node.name == "resources" && node.children.empty() && !resources.empty())
      node.purpose += ": " + join(resources, ", ");
    tell_domain(node.children, api);
  }
}

FolderNode structure_of(const StackChoice& chosen, const Design& design) {
  const auto slug = slug_of(design.product.name.empty() ? "product" : design.product.name);
  FolderNode root{.name = slug, .type = "folder", .purpose = {}, .children = chosen.backend->folders};
  if (!keeps_data(design))
    std::erase_if(root.children, [](const FolderNode& node) { return node.name == "db"; });
  if (chosen.frontend != nullptr) {
    const auto& more = chosen.frontend->folders;
    const auto before_tests = std::ranges::find(root.children, "tests", &FolderNode::name);
    root.children.insert(before_tests, more.begin(), more.end());
  }
  tell_domain(root.children, design.api);
  return root;
}

std::string experience_name(std::string_view experience) {
  struct Name {
    std::string_view id;
    std::string_view name;
  };

  constexpr std::array names{Name{"typescript", "TypeScript"},
                             Name{"javascript", "JavaScript"},
                             Name{"csharp", "C#"},
                             Name{"cpp", "C++"},
                             Name{"php", "PHP"}};
  const auto* known = std::ranges::find(names, experience, &Name::id);
  return known == names.end() ? sentence_case(experience) : std::string(known->name);
}

bool is_used(const StackChoice& chosen, std::string_view experience) {
  for (const auto* part : {chosen.backend, chosen.frontend}) {
    if (part == nullptr) continue;
    if (part->id == experience || part->language == experience) return true;
    if (experience == "javascript" && part->language == "typescript") return true;
    const auto* selected = value_of(part->selections, "frontend");
    if (selected != nullptr && (*selected == experience ||
                                (experience == "react" && (*selected == "nextjs" || *selected == "expo"))))
      return true;
  }
  return false;
}

// Each named experience is used or refused with a reason.
StackDecision language_decision(const StackChoice& chosen, const Words& words) {
  const auto* language = value_of(chosen.backend->selections, "language");
  StackDecision decision{.id = "language",
                         .choice = language == nullptr ? chosen.backend->language : *language};
  const bool is_named =
      std::ranges::any_of(chosen.experience, [&](const auto& name) { return is_used(chosen, name); });
  decision.because =
      is_named
          ? fmt::format("The people who build {} know it.", words.product)
          : fmt::format("Nothing that people know decides against it, and its packages cover what {} needs.",
                        words.product);
  for (const auto& name : chosen.experience) {
    if (is_used(chosen, name)) continue;
    const bool is_front_end = find_stack_part("frontend-" + name) != nullptr;
    decision.alternatives.push_back(
        {.name = experience_name(name),
         .rejected = is_front_end && !chosen.has_screens ? "There are no screens to build."
                     : is_front_end                      ? "One library for the screens is enough."
                                    : fmt::format("One language for the service keeps it in few hands; {} "
                                                  "was named first or fits better.",
                                                  decision.choice)});
  }
  if (decision.alternatives.empty())
    decision.alternatives.push_back(
        {.name = "A second language", .rejected = "Two tool chains for one small team"});
  return decision;
}

StackDecision process_decision(const Design& design, const StackChoice& chosen, const Words& words) {
  if (design.api.jobs.empty() || !has_server(chosen.kind)) {
    return {.id = "one-process",
            .choice = has_server(chosen.kind) ? "One process, one deployable" : "One program, no service",
            .because = fmt::format("Nothing in {} runs unless somebody asks for it.", words.product),
            .alternatives = {
                {.name = "Microservices",
                 .rejected = "One team, one database: calls between services would only add failures"}}};
  }
  std::vector<std::string> jobs;
  for (const auto& job : design.api.jobs) {
    if (jobs.size() < 3) jobs.push_back(job.id);
  }
  return {
      .id = "one-service",
      .choice = "One deployable with two processes, serve and work, from one image",
      .because = fmt::format("{} run beside the requests of {}; a queue in the database gives exactly that.",
                             join(jobs, ", "),
                             words.product),
      .alternatives = {
          {.name = "Message broker",
           .rejected = "A second thing to run and back up for work that the database orders already"},
          {.name = "Timers inside the web process",
           .rejected = "A restart or a second instance would drop or double the work"}}};
}

struct Target {
  std::string_view id;
  std::string_view choice;
  std::string_view because;
  std::string_view rejected;
};

constexpr std::array targets{
    Target{"docker",
           "One container image",
           "Any host that runs containers can run {product}; nothing ties it to one.",
           "A platform's own build"},
    Target{"own-server",
           "One container image on a server of your own",
           "The server is there; {product} needs one image, one database and a proxy.",
           "A platform that bills by request"},
    Target{"vercel",
           "Functions on Vercel, started by each request",
           "Requests of {product} come in bursts; timers call the jobs, because no process stays.",
           "A server that waits all night"},
    Target{"flyio",
           "Machines on Fly.io from one image",
           "{product} runs near its people, and a second machine runs the jobs.",
           "Functions that sleep"},
    Target{"railway",
           "Services on Railway from one image",
           "Each push of {product} is deployed with its database beside it.",
           "A server to keep up by hand"},
    Target{"aws",
           "ECS Fargate with RDS on AWS",
           "{product} grows without servers to keep up, in an account that audits know.",
           "Kubernetes: more to run than the product itself"},
    Target{"installed",
           "A program that people install",
           "{product} runs where its user is; nothing is served.",
           "A hosted service"},
    Target{"none",
           "No deployment yet",
           "{product} runs on the machines of the people who build it; the image waits.",
           "A host chosen before it is needed"},
};

void add_deployment(Design& design, const StackChoice& chosen, const Words& words) {
  const auto said = choice(design, StageName::stack, "deployment-target");
  const auto id =
      said.empty() ? (has_server(chosen.kind) ? std::string("docker") : std::string("installed")) : said;
  const auto* target = std::ranges::find(targets, id, &Target::id);
  if (target == targets.end()) return;
  design.stack.decisions.push_back(
      {.id = "deployment",
       .choice = std::string(target->choice),
       .because = filled(std::string(target->because), words),
       .alternatives = {{.name = std::string(target->rejected),
                         .rejected = fmt::format("It would not serve {} better.", words.product)}}});
  if (id == "vercel") {
    std::erase_if(design.stack.dependencies,
                  [](const Dependency& dependency) { return dependency.name == "@hono/node-server"; });
    for (auto& [layer, value] : design.stack.selections) {
      if (layer == "runtime") value += " on vercel functions";
    }
  }
  if (!said.empty()) return;
  assume(design,
         "stack-deployment",
         id == "docker" ? "It is delivered as one container image."
                        : "It is delivered as a program that people install.",
         id == "docker" ? "Every host runs it, so the choice of a host stays open."
                        : fmt::format("A {} runs where its user is.", spoken(chosen.kind)),
         "stack.deployment-target");
}

void add_decisions(Design& design, const StackChoice& chosen, const Words& words) {
  auto& decisions = design.stack.decisions;
  decisions.push_back(language_decision(chosen, words));
  for (const auto* part : {chosen.backend, chosen.frontend, chosen.styling}) {
    if (part == nullptr) continue;
    for (const auto& decision : part->decisions) {
      if (decision.id == "data-access" && !keeps_data(design)) continue;
      decisions.push_back(filled(decision, words));
    }
  }
  if (!chosen.refused_styling.empty()) {
    decisions.back().alternatives.push_back(
        {.name = chosen.refused_styling, .rejected = "The chosen way of making pages cannot use it"});
  }
  decisions.push_back(process_decision(design, chosen, words));
  if (keeps_data(design)) {
    decisions.push_back(
        {.id = "schema",
         .choice = "The schema and migrations of this package are the truth; the code's mapping follows",
         .because = fmt::format("A test reads the mapping of {} back and compares, so they cannot drift.",
                                words.entities),
         .alternatives = {
             {.name = "Migrations made by the code", .rejected = "Two sources for one schema"}}});
  }
  const bool is_missing_style =
      design.api.style != "rest" && value_of(chosen.backend->styles, design.api.style) == nullptr;
  if (is_missing_style && has_server(chosen.kind)) {
    decisions.push_back(
        {.id = "api-style",
         .choice = fmt::format("{} by hand over the operations of this design", design.api.style),
         .because = fmt::format(
             "{} has no library for it that is kept up; the operations of {} are the same either way.",
             design::selection(design.stack, "language"),
             words.product),
         .alternatives = {{.name = "TypeScript on the server", .rejected = "Another language was named"}}});
  }
}

void assume_what_was_open(Design& design, const StackChoice& chosen) {
  const auto name = [&](std::string_view layer) {
    return std::string(design::selection(design.stack, layer));
  };
  if (!is_answered(design, StageName::stack, "experience")) {
    assume(design,
           "stack-language",
           fmt::format("It is written in {}.", name("language")),
           has_server(chosen.kind) ? "One language serves browser and service, and many people know it."
                                   : "One file without a run-time is easy to install.",
           "stack.experience");
  }
  if (!is_answered(design, StageName::stack, "frontend-preference")) {
    assume(design,
           "stack-frontend",
           chosen.has_screens ? fmt::format("The screens are built with {}.", name("frontend"))
                              : "There is no user interface.",
           chosen.has_screens ? "It fits the language and the screens; no preference was named."
                              : fmt::format("It is a {}.", spoken(chosen.kind)),
           "stack.frontend-preference");
  }
  if (!is_answered(design, StageName::stack, "styling-preference")) {
    assume(design,
           "stack-styling",
           chosen.has_screens ? fmt::format("Styles: {}.", name("styling")) : "Nothing is styled.",
           chosen.has_screens ? "It takes the design tokens as they are." : "There are no screens.",
           "stack.styling-preference");
  }
}

}  // namespace

void derive_stack(Design& design) {
  design.stack = {};
  const auto chosen = choose_stack(design);
  ensure(chosen.backend != nullptr, "every language has a part in knowledge/stacks");
  const auto words = words_of_product(design);
  add_selections(design.stack, chosen, design);
  add_dependencies(design.stack, chosen, design);
  design.stack.structure = structure_of(chosen, design);
  add_decisions(design, chosen, words);
  add_deployment(design, chosen, words);
  assume_what_was_open(design, chosen);
}

}  // namespace nonagon::derive
