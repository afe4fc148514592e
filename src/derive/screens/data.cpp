#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/screens/content.hpp"
#include "derive/screens/entity_words.hpp"

namespace nonagon::derive {
namespace {

using design::DataRequirement;
using design::Entity;
using design::Operation;
using design::OperationKind;

constexpr std::size_t row_width = 7;
constexpr std::size_t wide_row_width = 16;
constexpr std::size_t max_looked_up = 3;

void add_name(std::vector<std::string>& names, const std::string& name) {
  if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
}

// Everything that the answer for one row holds.
std::vector<std::string> all_fields(const ScreenContext& context, const Operation& operation) {
  std::vector<std::string> names;
  for (const auto* field : design::response_fields(context.design, *operation.entity))
    names.push_back(field->name);
  if (operation.resource == nullptr) return names;
  for (const auto& embed : operation.resource->embeds) add_name(names, embed.as);
  for (const auto& summary : operation.resource->summaries) add_name(names, summary.as);
  return names;
}

class DataWriter {
 public:
  DataWriter(const ScreenContext& context, const Screen& screen) : context_(context), screen_(screen) {}

  std::vector<DataRequirement> write() {
    for (const auto* operation : screen_.operations) add_own(*operation);
    for (const auto& [entity, list] : neighbours_of(context_, screen_)) {
      if (is_callable_by_all(context_, screen_, *list))
        add(entity->name, row_fields(context_, *list, 5), *list);
    }
    add_looked_up();
    add_choices();
    return std::move(found_);
  }

 private:
  void add(const std::string& entity, std::vector<std::string> fields, const Operation& operation) {
    auto endpoint = endpoint_of(operation);
    if (std::ranges::find(found_, endpoint, &DataRequirement::endpoint) != found_.end()) return;
    auto& requirement = found_.emplace_back();
    requirement.entity = entity;
    requirement.fields = std::move(fields);
    requirement.endpoint = std::move(endpoint);
  }

  void add_own(const Operation& operation) {
    // What only some may read is asked for when they open it.
    const bool is_aside =
        operation.entity != screen_.entity && !is_callable_by_all(context_, screen_, operation);
    if (operation.method != "GET" || is_aside) return;
    if (operation.view != nullptr) {
      auto fields = operation.view->fields;
      for (const auto& added : operation.view->adds) add_name(fields, added.name);
      return add(operation.view->id, std::move(fields), operation);
    }
    if (operation.entity == nullptr || operation.returns.empty()) return;
    if (operation.kind == OperationKind::list) {
      return add(operation.entity->name,
                 row_fields(context_, operation, screen_.is_data_heavy ? wide_row_width : row_width),
                 operation);
    }
    add(operation.entity->name, all_fields(context_, operation), operation);
  }

  // The neighbours that a row points at, when the answer holds only their keys.
  void add_looked_up() {
    const auto keys = context_.keys.find(screen_.entity);
    const auto* get = operation_of(screen_, OperationKind::get, screen_.entity);
    if (screen_.kind != ScreenKind::detail || get == nullptr || keys == context_.keys.end()) return;
    std::size_t count = 0;
    for (const auto& key : keys->second) {
      const bool is_summarised =
          get->resource != nullptr &&
          std::ranges::find(get->resource->summaries, key.field->name, &design::Summary::via) !=
              get->resource->summaries.end();
      const auto target = context_.gets.find(key.target);
      if (is_summarised || key.target == screen_.entity || target == context_.gets.end() ||
          count >= max_looked_up)
        continue;
      if (!is_callable_from(context_, screen_, *target->second)) continue;
      add(key.target->name, row_fields(context_, *target->second, 5), *target->second);
      ++count;
    }
  }

  void add_choices() {
    for (const auto* operation : screen_.operations) {
      const bool is_form =
          operation->kind == OperationKind::create || operation->kind == OperationKind::update;
      if (!is_form || operation->entity == nullptr) continue;
      for (const auto& [entity, list] : choices_of(context_, screen_, *operation->entity)) {
        if (is_callable_by_all(context_, screen_, *list))
          add(entity->name, row_fields(context_, *list, 3), *list);
      }
    }
  }

  const ScreenContext& context_;
  const Screen& screen_;
  std::vector<DataRequirement> found_;
};

}  // namespace

std::vector<DataRequirement> data_of(const ScreenContext& context, const Screen& screen) {
  return DataWriter(context, screen).write();
}

design::StateManagement kept_state_of(const ScreenContext& context, const Screen& screen) {
  design::StateManagement kept;
  for (const auto& requirement : data_of(context, screen)) {
    const auto name = camel_case(requirement.entity);
    const bool is_list = requirement.endpoint.empty() || !requirement.endpoint.ends_with('}');
    const bool is_own = screen.entity != nullptr && requirement.entity == screen.entity->name;
    const bool is_view = design::find_entity(context.design.data_model, requirement.entity) == nullptr;
    add_name(kept.server,
             is_view || !is_list                    ? name
             : is_own && is_collection(screen.kind) ? plural_of(name) + "?filters"
                                                    : plural_of(name));
  }
  const bool has_form = std::ranges::any_of(screen.operations, [](const auto* one) {
    return one->kind == OperationKind::create || one->kind == OperationKind::update;
  });
  const auto entity = screen.entity == nullptr ? std::string{} : camel_case(screen.entity->name);
  if (screen.kind == ScreenKind::sign_in) kept.server = {"me"};
  if (is_collection(screen.kind)) kept.client = {"filters", "scrollPosition"};
  if (screen.kind == ScreenKind::calendar) kept.client.emplace_back("shownMonth");
  if (screen.kind == ScreenKind::map) kept.client.emplace_back("shownArea");
  if (screen.is_compact && is_collection(screen.kind)) kept.client.push_back("opened" + pascal_case(entity));
  if (screen.is_data_heavy) kept.client.insert(kept.client.end(), {"sortOrder", "shownColumns"});
  if (screen.kind == ScreenKind::settings || screen.kind == ScreenKind::hub)
    kept.client.emplace_back("openedGroup");
  if (screen.kind == ScreenKind::dashboard) kept.client.emplace_back("period");
  if (has_form && !entity.empty()) kept.client.push_back(entity + "Draft");
  if (!screen.wishes.empty()) kept.client.emplace_back("pendingChanges");
  return kept;
}

}  // namespace nonagon::derive
