#include "derive/screens/navigation.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/knowledge/mood.hpp"
#include "derive/screens/entity_words.hpp"
#include "derive/screens/interface.hpp"
#include "derive/screens/plan.hpp"
#include "design/field_type.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::Entity;
using design::Field;

std::string icon_of(const Screen& screen) {
  switch (screen.kind) {
    case ScreenKind::board: return "layout-grid";
    case ScreenKind::calendar: return "calendar";
    case ScreenKind::map: return "map";
    case ScreenKind::dashboard: return "layout-dashboard";
    case ScreenKind::hub: return "library";
    case ScreenKind::settings: return "settings";
    case ScreenKind::tools: return "wrench";
    case ScreenKind::sign_in:
    case ScreenKind::sign_up: return "log-in";
    case ScreenKind::welcome: return "house";
    case ScreenKind::link: return "link";
    case ScreenKind::list:
    case ScreenKind::detail:
    case ScreenKind::form: break;
  }
  if (screen.kind == ScreenKind::form) return "plus";
  auto icon = icon_for(screen.entity == nullptr ? screen.name : screen.entity->name);
  return icon.empty() ? "list" : icon;
}

std::string layout_for(const Design& design, std::size_t entries) {
  const auto answer = design.answers.text(design::StageName::design, "layout");
  if (answer == "minimal") return "none";
  if (!answer.empty()) return std::string(answer);
  if (is_touched(design) && entries <= 5) return "tabs";
  return entries <= 3 ? "topbar" : "sidebar";
}

bool tells_where_it_stands(const Entity& entity, const Field& field) {
  if (&field == status_field(entity)) return true;
  static constexpr std::array<std::string_view, 7> endings{
      "status", "state", "phase", "stage", "priority", "severity", "health"};
  const auto words = words_of(field.name);
  return !words.empty() && std::ranges::find(endings, words.back()) != endings.end();
}

// By the word; else by the place in the lifecycle: the beginning waits, an end is done, the rest is on its
// way.
std::string role_of(const Entity& entity, const Field& field, const std::string& value) {
  if (auto role = status_role(value); !role.empty()) return role;
  if (!entity.lifecycle || entity.lifecycle->field != field.name) return "neutral";
  const auto& lifecycle = *entity.lifecycle;
  if (lifecycle.initial == value) return "neutral";
  return std::ranges::find(lifecycle.final, value) != lifecycle.final.end() ? "success" : "info";
}

}  // namespace

std::optional<design::ApplicationShell> application_shell(const Design& design) {
  const auto plan = plan_screens(design);
  if (plan.screens.empty()) return std::nullopt;
  design::ApplicationShell shell;
  shell.layout = layout_for(design, plan.navigation.size());
  shell.collapsible = shell.layout == "sidebar";
  for (const auto* screen : plan.navigation) {
    auto& item = shell.navigation.emplace_back();
    item.label = screen->name;
    item.icon = icon_of(*screen);
    item.section = screen->id;
    item.roles = screen->roles;
  }
  return shell;
}

design::Dictionary<design::Dictionary<std::string>> status_colours(const design::DataModel& model) {
  design::Dictionary<design::Dictionary<std::string>> colours;
  for (const auto& entity : model.entities) {
    for (const auto& field : entity.fields) {
      const auto type = design::field_type_or_text(field.type);
      if (type.kind != design::TypeKind::enum_ || !tells_where_it_stands(entity, field)) continue;
      auto& entry = colours.emplace_back(fmt::format("{}.{}", entity.name, field.name),
                                         design::Dictionary<std::string>{});
      for (const auto& value : type.values) entry.second.emplace_back(value, role_of(entity, field, value));
    }
  }
  return colours;
}

}  // namespace nonagon::derive
