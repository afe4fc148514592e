#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "design/design.hpp"
#include "emit/emitter.hpp"
#include "emit/markdown.hpp"

namespace nonagon::emit {
namespace {

using design::Section;

constexpr std::string_view made_from = "stages/sections.json, stages/design.json";
constexpr std::size_t most_drawn = 40;  // screens that one diagram shows legibly

// ":loanId" of /loans/:loanId → loanId.
std::vector<std::string> parameters(std::string_view route) {
  std::vector<std::string> names;
  for (const auto part : split(route, '/')) {
    if (part.size() > 1 && part.front() == ':') names.emplace_back(part.substr(1));
  }
  return names;
}

using Neighbours = std::map<std::string, std::vector<std::string>>;

// Which screens lead to each one, in the order of the screens.
Neighbours leads_here(const design::Sections& sections) {
  Neighbours from;
  for (const auto& section : sections.sections) {
    for (const auto& interaction : section.interactions) {
      auto& list = from[interaction.goes_to];
      const bool is_new = std::ranges::find(list, section.id) == list.end();
      if (!interaction.goes_to.empty() && interaction.goes_to != section.id && is_new)
        list.push_back(section.id);
    }
  }
  return from;
}

std::vector<std::string> targets_of(const Section& section) {
  std::vector<std::string> targets;
  for (const auto& interaction : section.interactions) {
    const bool is_new = std::ranges::find(targets, interaction.goes_to) == targets.end();
    if (!interaction.goes_to.empty() && is_new) targets.push_back(interaction.goes_to);
  }
  return targets;
}

const design::NavigationItem* entry_of(const design::Design& design, const std::string& section) {
  const auto& shell = design.design.application_shell;
  if (!shell) return nullptr;
  const auto found = std::ranges::find(shell->navigation, section, &design::NavigationItem::section);
  return found == shell->navigation.end() ? nullptr : &*found;
}

std::string routes_json(const design::Design& design) {
  json::array routes;
  for (const auto& section : design.sections.sections) {
    const auto names = parameters(section.route);
    const auto targets = targets_of(section);
    json::object route{{"route", section.route}, {"section", section.id}, {"name", section.name}};
    if (!names.empty()) route["parameters"] = json::array(names.begin(), names.end());
    if (section.persona) route["persona"] = *section.persona;
    if (const auto* item = entry_of(design, section.id)) {
      json::object entry{{"label", item->label}, {"icon", item->icon}};
      if (!item->roles.empty()) entry["roles"] = json::array(item->roles.begin(), item->roles.end());
      route["navigation"] = std::move(entry);
    }
    if (!targets.empty()) route["goesTo"] = json::array(targets.begin(), targets.end());
    routes.emplace_back(std::move(route));
  }
  return write_json(json::object{{"routes", std::move(routes)}});
}

// A Mermaid flowchart; nothing when no screen leads to another, or when nobody could read it.
std::string ways_between(const design::Sections& sections) {
  std::map<std::string_view, std::size_t> places;
  std::string nodes;
  std::string arrows;
  for (const auto& section : sections.sections) {
    const auto [found, is_new] = places.emplace(section.id, places.size() + 1);
    if (is_new) nodes += fmt::format("  s{}[\"{}\"]\n", found->second, diagram_text(section.name));
  }
  for (const auto& section : sections.sections) {
    for (const auto& target : targets_of(section)) {
      const auto to = places.find(target);
      if (to != places.end() && target != section.id)
        arrows += fmt::format("  s{} --> s{}\n", places.at(section.id), to->second);
    }
  }
  if (arrows.empty() || places.size() > most_drawn) return {};
  return markdown_block("mermaid", "flowchart LR\n" + nodes + arrows);
}

std::string routes_markdown(const design::Design& design) {
  const auto from = leads_here(design.sections);
  std::vector<std::vector<std::string>> rows;
  for (const auto& section : design.sections.sections) {
    const auto* item = entry_of(design, section.id);
    const auto found = from.find(section.id);
    rows.push_back({markdown_code(section.route),
                    markdown_cell(section.name),
                    markdown_cell(section.persona.value_or("")),
                    item == nullptr ? "" : markdown_cell(item->label),
                    markdown_codes(targets_of(section)),
                    found == from.end() ? "" : markdown_codes(found->second)});
  }
  std::string out = "# Routes\n\n";
  out += rows.empty() ? "There are no screens: programs call this product.\n"
                      : fmt::format("{} screens. The first one is what people meet first.\n\n", rows.size());
  out += markdown_table({"Route", "Screen", "For", "Navigation", "Leads to", "Reached from"}, rows);
  if (const auto ways = ways_between(design.sections); !ways.empty())
    out += "\n## Ways between screens\n\n" + ways;
  return out + "\n" + markdown_mark(made_from);
}

Files emit_routes(const Source& source) {
  const auto& design = source.design;
  Files files;
  files.emplace("sections/map/routes.json", routes_json(design));
  files.emplace("sections/map/routes.md", routes_markdown(design));
  return files;
}

}  // namespace

extern constinit const Emitter route_map{
    .id = "route-map",
    .stage = design::StageName::sections,
    .summary = "Every route with its screen, its place in the navigation, and the ways between.",
    .made_from = made_from,
    .reads = {StageName::design, StageName::sections},
    .emit = emit_routes,
};

}  // namespace nonagon::emit
