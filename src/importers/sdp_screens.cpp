// Stages 6 and 7 of foreign packages: design system and sections.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "importers/sdp.hpp"

namespace nonagon::importers {
namespace {

using design::Design;
using design::StageName;

// The seed of a palette is the step that buttons take.
constexpr std::string_view seed_step = "600";

// {primary: {50: "#…", …} or "#…"} → seeds and explicit palettes.
void shape_colours(json::object& system) {
  const auto* colours = system.if_contains("colors");
  if (colours == nullptr || !colours->is_object()) return;
  json::object seeds;
  json::object palettes;
  json::object rest;
  for (const auto& [role, value] : colours->get_object()) {
    if (value.is_string()) {
      seeds[role] = value;
    } else if (value.is_object()) {
      palettes[role] = value;
      if (const auto seed = text_of(value.get_object(), seed_step); !seed.empty())
        seeds[role] = json::string(seed);
    } else {
      rest[role] = value;
    }
  }
  system.erase("colors");
  if (!rest.empty()) system["colors"] = std::move(rest);
  if (!system.contains("seeds")) system["seeds"] = std::move(seeds);
  if (!palettes.empty() && !system.contains("palettes")) system["palettes"] = std::move(palettes);
}

// Navigation by route → by the screen that has the route.
void shape_navigation(json::object& system, const Design& design, std::string_view place, Package& package) {
  auto* shell = system.if_contains("applicationShell");
  if (shell == nullptr || !shell->is_object()) return;
  each_object(shell->get_object(), "navigation", [&](json::object& item) {
    if (item.contains("section")) return;
    const auto route = text_of(item, "route");
    const auto found = std::ranges::find(design.sections.sections, route, &design::Section::route);
    if (!route.empty() && found != design.sections.sections.end()) {
      item["section"] = found->id;
    } else {
      item["section"] = "";
      package.note(Note::Kind::missing,
                   fmt::format("{}#/applicationShell", place),
                   fmt::format("no screen has the route `{}`", route));
    }
  });
}

void shape_components(json::value& components, int depth) {
  constexpr int most_levels = 60;
  if (components.is_object()) components = json::array{components};
  if (!components.is_array() || depth > most_levels) return;
  for (auto& component : components.get_array()) {
    if (component.is_string()) component = json::object{{"name", component}};
    if (!component.is_object()) continue;
    if (auto* children = component.get_object().if_contains("children"))
      shape_components(*children, depth + 1);
  }
}

void shape_state(json::object& section) {
  auto* state = section.if_contains("stateManagement");
  if (state == nullptr || !state->is_object()) return;
  rename(state->get_object(), "serverState", "server");
  rename(state->get_object(), "clientState", "client");
}

void shape_section(json::object& section) {
  rename(section, "componentTree", "components");
  rename(section, "entities", "dataRequirements");
  rename(section, "behaviors", "interactions");
  rename(section, "behaviours", "interactions");
  texts_to_objects(section, "dataRequirements", "entity");
  if (auto* interactions = section.if_contains("interactions");
      interactions != nullptr && interactions->is_array()) {
    for (auto& interaction : interactions->get_array()) {
      if (interaction.is_string()) interaction = json::object{{"trigger", ""}, {"behavior", interaction}};
    }
  }
  each_object(section, "interactions", [](json::object& interaction) {
    rename(interaction, "behaviour", "behavior");
  });
  if (auto* components = section.if_contains("components")) shape_components(*components, 0);
  shape_state(section);
}

bool looks_like_section(const json::value& value) {
  const auto* object = value.if_object();
  if (object == nullptr || !object->contains("name")) return false;
  return object->contains("components") || object->contains("componentTree") ||
         object->contains("dataRequirements") || object->contains("route");
}

// The section files that the manifest lists; empty when it lists none, so that the shape decides.
std::set<std::string, std::less<>> listed_sections(const Package& package) {
  std::set<std::string, std::less<>> listed;
  const auto manifest = Package(package.files()).take({"sdp.json"});
  const auto* list = manifest ? find_pointer(manifest->value, "/files/sections") : nullptr;
  if (list == nullptr || !list->is_array()) return listed;
  for (const auto& path : list->get_array()) {
    if (!path.is_string()) continue;
    std::string_view name(path.get_string());
    if (name.starts_with("sdp/")) name.remove_prefix(4);
    listed.emplace(name.contains('/') ? std::string(name) : fmt::format("sections/{}", name));
  }
  return listed;
}

std::vector<std::string> section_files(const Package& package) {
  const auto listed = listed_sections(package);
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : package.files()) {
    if (!path.starts_with("sections/") || !path.ends_with(".json") || path == "sections/sections.json")
      continue;
    const auto parsed = parse_json(bytes);
    const bool is_listed = listed.empty() || listed.contains(path);
    if (is_listed && parsed && looks_like_section(*parsed)) paths.push_back(path);
  }
  return paths;
}

}  // namespace

void read_sections(Design& design, Package& package) {
  json::array sections;
  std::string place = "sections";
  if (auto document = package.take({"sections/sections.json"})) {
    place = document->path;
    auto* list =
        document->value.is_object() ? document->value.get_object().if_contains("sections") : &document->value;
    if (list != nullptr && list->is_array()) sections = list->get_array();
  }
  for (const auto& path : section_files(package)) {
    auto document = package.take({path});
    if (!document) continue;
    auto& section = document->value.get_object();
    const auto stem = std::string_view(path).substr(9, path.size() - 14);  // between "sections/" and ".json"
    if (!section.contains("id")) section["id"] = slug_of(stem);
    sections.push_back(std::move(section));
  }
  if (sections.empty()) return;
  for (auto& section : sections) {
    if (section.is_object()) shape_section(section.get_object());
  }
  adopt(design, StageName::sections, json::object{{"sections", std::move(sections)}}, place, package);
}

void read_design_system(Design& design, Package& package) {
  auto document = package.take({"design/design-system.json", "design/tokens.json"});
  if (!document || !document->value.is_object()) return;
  auto system = document->value.get_object();
  shape_colours(system);
  if (!system.contains("seeds")) system["seeds"] = json::object();
  shape_navigation(system, design, document->path, package);
  adopt(design, StageName::design, std::move(system), document->path, package);
}

}  // namespace nonagon::importers
