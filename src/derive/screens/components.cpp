#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/api/sign_in.hpp"
#include "derive/language/words.hpp"
#include "derive/screens/content.hpp"
#include "derive/screens/entity_words.hpp"
#include "design/field_type.hpp"

namespace nonagon::derive {
namespace {

using design::Component;
using design::Entity;
using design::Field;
using design::Operation;
using design::OperationKind;
using design::TypeKind;

constexpr std::size_t max_inputs = 24;
constexpr std::size_t max_facts = 12;

Component leaf(std::string name, std::string description = {}, std::string repeat = {}) {
  Component component;
  component.name = std::move(name);
  component.description = std::move(description);
  component.repeat = std::move(repeat);
  return component;
}

std::string input_description(const Field& field, const Entity* target) {
  const auto type = design::field_type_or_text(field.type);
  std::string kind;
  switch (type.kind) {
    case TypeKind::uuid:
      kind = target == nullptr ? "A key" : fmt::format("Chosen from {}", spoken_plural(target->name));
      break;
    case TypeKind::string:
      kind = type.length > 0 ? fmt::format("At most {} characters", type.length) : "One line";
      break;
    case TypeKind::text: kind = "Several lines"; break;
    case TypeKind::integer:
    case TypeKind::bigint:
      kind = target == nullptr ? "Whole number" : fmt::format("Chosen from {}", spoken_plural(target->name));
      break;
    case TypeKind::decimal:
      kind = type.scale > 0 ? fmt::format("Number with {} decimals", type.scale) : "Number";
      break;
    case TypeKind::float_: kind = "Number"; break;
    case TypeKind::boolean: kind = "On or off"; break;
    case TypeKind::date: kind = "Day"; break;
    case TypeKind::datetime: kind = "Day and time"; break;
    case TypeKind::time: kind = "Time"; break;
    case TypeKind::jsonb: kind = "Structured data"; break;
    case TypeKind::binary: kind = "File"; break;
    case TypeKind::enum_: {
      std::vector<std::string> values;
      for (const auto& value : type.values) values.push_back(spoken(value));
      kind = "One of " + in_words(values, "or");
      break;
    }
  }
  if (type.is_list) kind += ", several";
  return kind + (field.required && field.default_.is_null() ? "; needed" : "");
}

class ComponentWriter {
 public:
  ComponentWriter(const ScreenContext& context, const Screen& screen)
      : context_(context),
        screen_(screen),
        base_(component_name(screen.entity == nullptr ? screen.name : screen.entity->name)) {}

  std::vector<Component> write() {
    switch (screen_.kind) {
      case ScreenKind::board:
      case ScreenKind::calendar:
      case ScreenKind::map:
      case ScreenKind::list: write_collection(); break;
      case ScreenKind::detail: write_detail(); break;
      case ScreenKind::form: add(form(*screen_.entity, OperationKind::create, base_ + "Form")); break;
      case ScreenKind::dashboard: write_dashboard(); break;
      case ScreenKind::hub: write_hub(); break;
      case ScreenKind::tools: write_tools(); break;
      case ScreenKind::link: write_link(); break;
      case ScreenKind::welcome: write_welcome(); break;
      case ScreenKind::settings: write_settings(); break;
      case ScreenKind::sign_in: write_sign_in(); break;
      case ScreenKind::sign_up: write_sign_up(); break;
    }
    write_wishes();
    return std::move(all_);
  }

 private:
  Component& add(Component component) { return all_.emplace_back(std::move(component)); }

  const Operation* own(OperationKind kind) const { return operation_of(screen_, kind, screen_.entity); }

  const Entity* target_of(const Entity& entity, const Field& field) const {
    const auto keys = context_.keys.find(&entity);
    if (keys == context_.keys.end()) return nullptr;
    const auto found = std::ranges::find(keys->second, &field, &design::ForeignKey::field);
    return found == keys->second.end() ? nullptr : found->target;
  }

  Component input(const Entity& entity, const Field& field) const {
    const auto* target = target_of(entity, field);
    auto name = field.name;
    if (target != nullptr && name.size() > 2 && name.ends_with("Id")) name.resize(name.size() - 2);
    return leaf(component_name(name) + (target == nullptr ? "Field" : "Picker"),
                input_description(field, target));
  }

  Component form(const Entity& entity, OperationKind kind, std::string name) const {
    auto made = leaf(std::move(name));
    const auto* operation = operation_of(screen_, kind, &entity);
    const auto fields = kind == OperationKind::create ? design::create_fields(context_.design, entity)
                                                      : design::update_fields(context_.design, entity);
    for (const auto* field : fields) {
      if (made.children.size() < max_inputs) made.children.push_back(input(entity, *field));
    }
    if (operation != nullptr && operation->resource != nullptr) {
      for (const auto& secret : operation->resource->write_only) {
        made.children.push_back(
            leaf(component_name(secret.name) + "Field",
                 secret.min_length > 0
                     ? fmt::format("At least {} characters, hidden while typing", secret.min_length)
                     : "Hidden while typing"));
      }
      for (const auto& embed : operation->resource->embeds) {
        made.children.push_back(leaf(
            component_name(embed.as) + "Editor",
            fmt::format(
                "Up to {} {}, added and removed in place", embed.max_items, spoken_plural(embed.entity))));
      }
    }
    made.children.push_back(leaf("SubmitButton", "Says while it works; a second press sends nothing"));
    return made;
  }

  void write_sign_up() {
    if (own(OperationKind::create) != nullptr) {
      add(form(*screen_.entity, OperationKind::create, "SignUpForm"));
      return;
    }
    if (screen_.operations.size() > 1)
      add(leaf("RoleChoice", "Who is signing up; the form below follows, what was typed stays"));
    for (const auto* operation : screen_.operations) {
      if (operation->action == nullptr) continue;
      auto made = leaf(component_name(operation->entity->name) + "SignUpForm");
      for (const auto& input : operation->action->input) {
        made.children.push_back(leaf(component_name(input.name) + "Field", input.description + "; needed"));
      }
      made.children.push_back(leaf("SubmitButton", "Says while it works; a second press sends nothing"));
      add(std::move(made));
    }
  }

  // The parts of a card or row, one a shown field.
  std::vector<Component> cells(const Operation& list, std::size_t most) const {
    std::vector<Component> made;
    const auto& entity = *list.entity;
    const auto* key = design::key_field(entity);
    for (const auto& name : row_fields(context_, list, most)) {
      if (key != nullptr && name == key->name) continue;
      const auto* field = design::find_field(entity, name);
      made.push_back(cell(entity, name, field));
    }
    return made;
  }

  static Component cell(const Entity& entity, const std::string& name, const Field* field) {
    const auto spelled = component_name(name);
    if (field == nullptr)
      return leaf(spelled + "Label", fmt::format("Whose {} it is, from the row itself", spoken(name)));
    if (field == status_field(entity)) return leaf("StatusBadge", "Colour, icon and word for the state");
    switch (design::field_type_or_text(field->type).kind) {
      case TypeKind::date:
      case TypeKind::datetime: return leaf(spelled + "Date");
      case TypeKind::decimal: return leaf(spelled + "Amount", "Tabular figures, right-aligned");
      case TypeKind::boolean: return leaf(spelled + "Mark");
      case TypeKind::enum_: return leaf(spelled + "Badge");
      case TypeKind::uuid:
      case TypeKind::string:
      case TypeKind::text:
      case TypeKind::integer:
      case TypeKind::bigint:
      case TypeKind::float_:
      case TypeKind::time:
      case TypeKind::jsonb:
      case TypeKind::binary: break;
    }
    return leaf(spelled + "Text");
  }

  Component toolbar(const Operation& list) const {
    auto made = leaf(base_ + "Toolbar");
    if (list.resource != nullptr) {
      for (const auto& filter : list.resource->filters) {
        if (made.children.size() >= 8) break;
        auto name = filter.name.empty() ? filter.field : filter.name;
        if (name.size() > 2 && name.ends_with("Id")) name.resize(name.size() - 2);
        made.children.push_back(leaf(component_name(name) + "Filter"));
      }
    }
    const bool can_create = own(OperationKind::create) != nullptr ||
                            find_screen(context_.plan, ScreenKind::form, screen_.entity) != nullptr;
    if (can_create) made.children.push_back(leaf("New" + base_ + "Button", "Only for those who may"));
    if (screen_.is_data_heavy) {
      made.children.push_back(leaf("ColumnChooser", "Which columns, in which order; remembered a person"));
      made.children.push_back(leaf("ExportButton", "Writes what the filters leave as CSV"));
    }
    return made;
  }

  void write_collection() {
    const auto* list = own(OperationKind::list);
    if (list == nullptr) return write_without_list();
    add(toolbar(*list));
    if (screen_.kind == ScreenKind::board) {
      add(board(*list));
    } else if (screen_.kind == ScreenKind::calendar) {
      add(calendar(*list));
    } else {
      if (screen_.kind == ScreenKind::map)
        add(leaf(base_ + "Map", "A pin a row; the list beside it holds the same"));
      add(table(*screen_.entity, *list, screen_.is_data_heavy ? 16 : 7));
    }
    add(leaf("Pager", "Loads on and says when there is no more"));
    if (screen_.is_compact) write_drawer();
  }

  void write_without_list() {
    if (own(OperationKind::create) != nullptr)
      add(form(*screen_.entity, OperationKind::create, base_ + "Form"));
    add(leaf(base_ + "Result", "What the last operation gave"));
    write_actions();
    write_parts();
  }

  Component board(const Operation& list) const {
    const auto* status = status_field(*screen_.entity);
    auto made = leaf(base_ + "Board");
    auto column = leaf(
        base_ + "Column",
        "Its state in words, and how many stand in it",
        fmt::format("{}.{}", screen_.entity->name, status == nullptr ? std::string("id") : status->name));
    auto card = leaf(base_ + "Card", {}, screen_.entity->name);
    card.children = cells(list, 6);
    column.children.push_back(std::move(card));
    made.children.push_back(std::move(column));
    return made;
  }

  Component calendar(const Operation& list) const {
    const auto* date = date_field(*screen_.entity);
    auto made =
        leaf(base_ + "Calendar",
             date == nullptr ? "Weeks and days" : fmt::format("Weeks and days by {}", spoken_time(*date)));
    auto entry = leaf(base_ + "Entry", {}, screen_.entity->name);
    entry.children = cells(list, 5);
    made.children.push_back(std::move(entry));
    return made;
  }

  Component table(const Entity& entity, const Operation& list, std::size_t most) const {
    const auto name = component_name(entity.name);
    auto made = leaf(name + (screen_.is_data_heavy ? "Grid" : "Table"),
                     screen_.is_data_heavy ? "Draws only the rows in view; head and first column stay" : "");
    auto row = leaf(name + "Row", {}, entity.name);
    row.children = cells(list, most);
    made.children.push_back(std::move(row));
    return made;
  }

  void write_drawer() {
    const auto& entity = *screen_.entity;
    auto drawer = leaf(base_ + "Drawer", "Opens beside the list and keeps its place");
    if (own(OperationKind::update) != nullptr)
      drawer.children.push_back(form(entity, OperationKind::update, base_ + "Form"));
    else if (own(OperationKind::create) != nullptr)
      drawer.children.push_back(form(entity, OperationKind::create, base_ + "Form"));
    if (drawer.children.empty() && own(OperationKind::get) == nullptr) return;
    add(std::move(drawer));
    write_actions();
    write_parts();
  }

  void write_detail() {
    const auto& entity = *screen_.entity;
    auto header = leaf(base_ + "Header");
    if (status_field(entity) != nullptr)
      header.children.push_back(leaf("StatusBadge", "Colour, icon and word for the state"));
    if (has_transitions())
      header.children.push_back(
          leaf("NextStepButton", "The one step that state and role allow; others under More"));
    if (own(OperationKind::remove) != nullptr)
      header.children.push_back(leaf("MoreMenu", "Rare and destructive steps"));
    add(std::move(header));
    if (own(OperationKind::update) != nullptr) {
      add(form(entity, OperationKind::update, base_ + "Form"));
    } else {
      add(facts(entity));
    }
    write_actions();
    write_parts();
    for (const auto& [neighbour, list] : neighbours_of(context_, screen_)) {
      auto panel =
          leaf(component_name(neighbour->name) + "List",
               fmt::format("The {} of this {}", spoken_plural(neighbour->name), spoken(entity.name)));
      panel.children.push_back(leaf(component_name(neighbour->name) + "Row", {}, neighbour->name));
      add(std::move(panel));
    }
  }

  Component facts(const Entity& entity) const {
    auto made = leaf(base_ + "Facts");
    for (const auto* field : design::response_fields(context_.design, entity)) {
      if (field == design::key_field(entity) || made.children.size() >= max_facts) continue;
      made.children.push_back(cell(entity, field->name, field));
    }
    return made;
  }

  bool has_transitions() const {
    if (!screen_.entity->lifecycle) return false;
    const auto& transitions = screen_.entity->lifecycle->transitions;
    return std::ranges::any_of(screen_.operations, [&](const Operation* one) {
      return std::ranges::find(transitions, one->id, &design::Transition::action) != transitions.end();
    });
  }

  // Actions that ask for something have a place of their own to ask in.
  void write_actions() {
    for (const auto* operation : screen_.operations) {
      const bool asks = operation->action != nullptr && !operation->action->input.empty() &&
                        operation->entity == screen_.entity;
      if (asks) add(action_form(*operation));
    }
  }

  Component action_form(const Operation& operation) const {
    auto made = leaf(component_name(operation.id) + "Form", operation.summary);
    for (const auto& wanted : operation.action->input) {
      const auto* field =
          operation.entity == nullptr ? nullptr : design::find_field(*operation.entity, wanted.name);
      auto one = field != nullptr && wanted.type.empty()
                     ? input(*operation.entity, *field)
                     : leaf(component_name(wanted.name) + "Field", wanted.description);
      made.children.push_back(std::move(one));
    }
    return made;
  }

  void write_parts() {
    for (const auto* part : screen_.parts) add(panel_of(*part));
  }

  Component panel_of(const Entity& part) const {
    const auto name = component_name(part.name);
    auto panel =
        leaf(name + "List", part.append_only ? "Oldest first; entries are added, never changed" : "");
    auto row = leaf(name + "Row", {}, part.name);
    if (const auto* list = operation_of(screen_, OperationKind::list, &part)) row.children = cells(*list, 6);
    if (operation_of(screen_, OperationKind::remove, &part) != nullptr)
      row.children.push_back(leaf("RemoveButton"));
    panel.children.push_back(std::move(row));
    if (operation_of(screen_, OperationKind::create, &part) != nullptr)
      panel.children.push_back(form(part, OperationKind::create, name + "Form"));
    return panel;
  }

  void write_dashboard() {
    auto figures = leaf("KeyFigures", "Each leads to the rows that it counts");
    for (const auto* operation : screen_.operations) {
      if (operation->kind != OperationKind::list || operation->entity == nullptr) continue;
      const auto name = component_name(operation->entity->name);
      const auto states = open_states(*operation->entity);
      figures.children.push_back(leaf(
          name + "Figure", states.empty() ? "How many there are" : "How many are " + spoken(states.front())));
    }
    add(std::move(figures));
    for (const auto* operation : screen_.operations) {
      if (operation->kind == OperationKind::list && operation->entity != nullptr)
        add(table(*operation->entity, *operation, screen_.is_data_heavy ? 12 : 5));
    }
  }

  void write_hub() {
    auto groups = leaf("RecordGroups", "In alphabetical order, with a field that narrows them while typing");
    for (const auto& screen : context_.plan.screens) {
      const bool is_entry =
          (is_collection(screen.kind) || screen.kind == ScreenKind::tools) && screen.is_in_shell;
      if (is_entry) groups.children.push_back(leaf(component_name(screen.id) + "Entry"));
    }
    std::ranges::stable_sort(groups.children, {}, &Component::name);
    add(leaf("RecordSearch"));
    add(std::move(groups));
  }

  void write_tools() {
    for (const auto* operation : screen_.operations) {
      auto panel = operation->action != nullptr
                       ? action_form(*operation)
                       : leaf(component_name(operation->id) + "Panel", operation->summary);
      add(std::move(panel));
    }
  }

  void write_link() {
    auto sheet = leaf(base_ + "Summary", "Everything that is needed to decide, on one phone screen");
    for (const auto* operation : screen_.operations) {
      if (operation->view == nullptr || !sheet.children.empty()) continue;
      for (const auto& field : operation->view->fields)
        sheet.children.push_back(leaf(component_name(field) + "Line"));
      for (const auto& added : operation->view->adds)
        sheet.children.push_back(leaf(component_name(added.name) + "Line"));
    }
    if (!sheet.children.empty()) add(std::move(sheet));
    for (const auto* operation : screen_.operations) {
      if (operation->action != nullptr && operation->method != "GET") add(action_form(*operation));
    }
    add(is_own_link(screen_) ? leaf("DoneNotice", "That it is done, with the way to sign in")
                             : leaf(base_ + "Receipt", "What was answered, by whom, when"));
  }

  void write_welcome() {
    auto hero = leaf("Hero", context_.design.product.tagline);
    if (find_screen(context_.plan, ScreenKind::sign_up) != nullptr)
      hero.children.push_back(leaf("SignUpButton"));
    if (find_screen(context_.plan, ScreenKind::sign_in) != nullptr)
      hero.children.push_back(leaf("SignInButton"));
    add(std::move(hero));
    std::set<std::string> names;
    for (const auto& words : screen_.words) {
      auto name = component_name(read_words(words));
      if (names.insert(name).second) add(leaf(name + "Block", words));
    }
    for (const auto* operation : screen_.operations) add(table(*operation->entity, *operation, 5));
  }

  static std::string read_words(const std::string& text) {
    auto words = words_of(text);
    std::erase_if(words, [](const auto& word) { return word.size() < 4; });
    if (words.size() > 3) words.resize(3);
    return words.empty() ? "welcome" : join(words, " ");
  }

  void write_settings() {
    for (const auto* part : screen_.parts) {
      const auto name = component_name(part->name);
      auto group = leaf(name + "Settings");
      const auto* list = operation_of(screen_, OperationKind::list, part);
      if (list != nullptr) group.children.push_back(table(*part, *list, 6));
      const bool can_update = operation_of(screen_, OperationKind::update, part) != nullptr;
      const bool can_create = operation_of(screen_, OperationKind::create, part) != nullptr;
      if (can_update || can_create)
        group.children.push_back(
            form(*part, can_create ? OperationKind::create : OperationKind::update, name + "Form"));
      add(std::move(group));
    }
  }

  void write_sign_in() {
    const auto& auth = context_.design.api.auth;
    if (auth.session && auth.session->sign_in) {
      auto made = leaf("SignInForm");
      made.children.push_back(leaf(component_name(auth.session->sign_in->identifier) + "Field"));
      made.children.push_back(leaf("PasswordField"));
      made.children.push_back(leaf("SubmitButton", "Says while it works"));
      add(std::move(made));
    }
    for (const auto* operation : screen_.operations) {
      if (asks_for_link(*operation)) add(action_form(*operation));
    }
    if (!auth.oauth) return;
    auto providers = leaf("ProviderButtons");
    for (const auto& provider : auth.oauth->providers)
      providers.children.push_back(leaf(component_name(provider) + "Button"));
    add(std::move(providers));
  }

  void write_wishes() {
    for (const auto& text : screen_.wishes) {
      const auto name = read_wish(text).component;
      if (std::ranges::find(all_, name, &Component::name) == all_.end()) add(leaf(name, text));
    }
  }

  const ScreenContext& context_;
  const Screen& screen_;
  std::string base_;
  std::vector<Component> all_;
};

}  // namespace

std::vector<Component> components_of(const ScreenContext& context, const Screen& screen) {
  return ComponentWriter(context, screen).write();
}

}  // namespace nonagon::derive
