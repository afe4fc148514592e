#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/screens/content.hpp"
#include "derive/screens/entity_words.hpp"
#include "derive/screens/interface.hpp"
#include "design/field_type.hpp"

namespace nonagon::derive {
namespace {

using design::Entity;
using design::Operation;
using design::OperationKind;

constexpr std::size_t max_neighbours = 5;
constexpr std::size_t max_choices = 6;

bool is_top(const Operation& operation) {
  return operation.resource != nullptr && operation.resource->path.find('{') == std::string::npos;
}

bool has_filter(const Operation& list, std::string_view field) {
  return std::ranges::any_of(list.resource->filters,
                             [&](const auto& filter) { return filter.field == field; });
}

const Operation* look_up(const std::map<const Entity*, const Operation*>& all, const Entity* entity) {
  const auto found = all.find(entity);
  return found == all.end() ? nullptr : found->second;
}

void add_name(std::vector<std::string>& names, std::string_view name) {
  if (!name.empty() && std::ranges::find(names, name) == names.end()) names.emplace_back(name);
}

bool fits_in_a_cell(const design::Field& field) {
  const auto kind = design::field_type_or_text(field.type).kind;
  using design::TypeKind;
  return kind != TypeKind::text && kind != TypeKind::jsonb && kind != TypeKind::binary &&
         !field.type.ends_with("[]");
}

}  // namespace

ScreenContext context_of(const design::Design& design, const ScreenPlan& plan) {
  ScreenContext context{.design = design,
                        .plan = plan,
                        .press = is_touched(design) ? "Tap" : "Click",
                        .keys = {},
                        .keys_to = {},
                        .lists = {},
                        .gets = {}};
  for (const auto& key : design::foreign_keys(design.data_model)) {
    context.keys[key.owner].push_back(key);
    context.keys_to[key.target].push_back(key);
  }
  for (const auto& operation : plan.operations) {
    if (operation.entity == nullptr || !is_top(operation)) continue;
    if (operation.kind == OperationKind::list) context.lists.emplace(operation.entity, &operation);
    if (operation.kind == OperationKind::get) context.gets.emplace(operation.entity, &operation);
  }
  return context;
}

std::string endpoint_of(const Operation& operation) {
  return fmt::format("{} {}", operation.method, operation.path);
}

bool is_callable_from(const ScreenContext& context, const Screen& screen, const Operation& operation) {
  if (operation.is_public) return true;
  if (!screen.is_in_shell || !operation.link.empty()) return false;
  if (operation.is_closed) return false;
  if (operation.roles.empty() || !screen.persona) return true;
  const auto& personas = context.design.product.personas;
  const auto persona = std::ranges::find(personas, *screen.persona, &design::Persona::id);
  return persona != personas.end() && persona->role && may_call(operation, *persona->role);
}

bool is_callable_by_all(const ScreenContext& context, const Screen& screen, const Operation& operation) {
  if (operation.is_public || operation.roles.empty()) return true;
  if (!screen.is_in_shell || !context.design.api.auth.roles) return true;
  const auto& roles = screen.roles.empty() ? context.design.api.auth.roles->all : screen.roles;
  return std::ranges::all_of(roles, [&](const std::string& role) { return may_call(operation, role); });
}

std::vector<std::string> row_fields(const ScreenContext& context, const Operation& list, std::size_t most) {
  const auto& entity = *list.entity;
  const auto shown = design::response_fields(context.design, entity);
  std::vector<std::string> names;
  const auto add = [&](const design::Field* field) {
    if (field != nullptr && std::ranges::find(shown, field) != shown.end()) add_name(names, field->name);
  };
  add(design::key_field(entity));
  add(label_field(entity));
  add(status_field(entity));
  if (list.resource != nullptr) {
    for (const auto& summary : list.resource->summaries) add_name(names, summary.as);
  }
  add(date_field(entity));
  add(money_field(entity));
  for (const auto* field : shown) {
    if (names.size() >= most) break;
    const bool is_key = field->name.ends_with("Id");
    if (fits_in_a_cell(*field) && !is_key && !is_row_time(field->name)) add_name(names, field->name);
  }
  if (names.empty() && !shown.empty()) names.push_back(shown.front()->name);
  return names;
}

std::vector<Neighbour> neighbours_of(const ScreenContext& context, const Screen& screen) {
  std::vector<Neighbour> found;
  const auto keys = context.keys_to.find(screen.entity);
  if (keys == context.keys_to.end() || screen.kind != ScreenKind::detail) return found;
  for (const auto& key : keys->second) {
    const auto* list = look_up(context.lists, key.owner);
    const bool is_part = std::ranges::find(screen.parts, key.owner) != screen.parts.end();
    if (list == nullptr || is_part || key.owner == screen.entity || !has_filter(*list, key.field->name))
      continue;
    if (std::ranges::find(found, key.owner, &Neighbour::entity) != found.end()) continue;
    if (is_callable_from(context, screen, *list) && found.size() < max_neighbours)
      found.push_back({key.owner, list});
  }
  return found;
}

std::vector<Neighbour> choices_of(const ScreenContext& context, const Screen& screen, const Entity& entity) {
  std::vector<Neighbour> found;
  const auto keys = context.keys.find(&entity);
  if (keys == context.keys.end()) return found;
  const auto fields = design::create_fields(context.design, entity);
  for (const auto& key : keys->second) {
    const auto* list = look_up(context.lists, key.target);
    if (list == nullptr || std::ranges::find(fields, key.field) == fields.end()) continue;
    if (std::ranges::find(found, key.target, &Neighbour::entity) != found.end()) continue;
    if (is_callable_from(context, screen, *list) && found.size() < max_choices)
      found.push_back({key.target, list});
  }
  return found;
}

}  // namespace nonagon::derive
