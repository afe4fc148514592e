#include "derive/screens/plan.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/api/sign_in.hpp"
#include "derive/api/sign_up.hpp"
#include "derive/screens/entity_tree.hpp"
#include "derive/screens/entity_words.hpp"
#include "derive/screens/interface.hpp"
#include "derive/screens/people.hpp"
#include "derive/screens/routes.hpp"
#include "derive/screens/wishes.hpp"
#include "design/outside.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::Entity;
using design::Operation;
using design::OperationKind;

// Beyond this many lists a product needs a place that leads to all of them, and rows open beside their list.
constexpr std::size_t max_full_entities = 12;
constexpr std::size_t max_navigation = 8;

// A form with more fields than this gets a screen of its own.
constexpr std::size_t max_drawer_fields = 5;

class Planner {
 public:
  Planner(const Design& design, ScreenPlan& plan)
      : design_(design), plan_(plan), tree_(entity_tree(design, plan.operations)) {}

  void plan() {
    add_entity_screens();
    add_settings();
    add_overview();
    add_sign_in();
    add_sign_up();
    add_links();
    add_welcome(design_, plan_);
    add_left_over();
    fulfil_wishes(design_, plan_);
    add_hub();
    name_uniquely(plan_);
    give_routes(plan_);
    find_people(design_, plan_);
    navigate();
  }

 private:
  bool has_sign_in() const {
    return design_.api.auth.session.has_value() || design_.api.auth.oauth.has_value();
  }

  Screen& add(ScreenKind kind, std::string name, const Entity* entity = nullptr) {
    auto& screen = plan_.screens.emplace_back();
    screen.kind = kind;
    screen.name = std::move(name);
    screen.id = slug_of(screen.name);
    screen.entity = entity;
    return screen;
  }

  static void use(Screen& screen, const Operation* operation) {
    if (operation == nullptr || std::ranges::find(screen.operations, operation) != screen.operations.end())
      return;
    screen.operations.push_back(operation);
  }

  void add_entity_screens() {
    std::vector<std::size_t> own;
    std::ranges::copy_if(
        tree_.ranked, std::back_inserter(own), [&](std::size_t i) { return !tree_.nodes[i].is_setting; });
    if (own.empty()) {
      for (const auto i : tree_.ranked) tree_.nodes[i].is_setting = false;
      own = tree_.ranked;
    }
    for (std::size_t place = 0; place < own.size(); ++place) {
      const bool is_compact = own.size() > max_full_entities && place >= max_full_entities;
      add_screens_of(tree_.nodes[own[place]], is_compact);
    }
  }

  void add_screens_of(const EntityNode& node, bool is_compact) {
    const bool has_detail = !is_compact && node.has_own_detail;
    const bool has_form = !is_compact && deserves_form(node);
    if (node.find(OperationKind::list) != nullptr || (!has_detail && !has_form))
      add_collection(node, has_detail, has_form);
    if (has_detail) add_detail(node);
    if (has_form) add_form(node);
    for (const auto child : node.children) {
      if (tree_.nodes[child].has_own_detail && !is_compact) add_screens_of_part(tree_.nodes[child]);
    }
  }

  // The list of a part stands on its parent's screen.
  void add_screens_of_part(const EntityNode& node) {
    add_detail(node);
    for (const auto child : node.children) {
      if (tree_.nodes[child].has_own_detail) add_screens_of_part(tree_.nodes[child]);
    }
  }

  bool deserves_form(const EntityNode& node) const {
    const auto* create = node.find(OperationKind::create);
    if (create == nullptr) return false;
    if (create->is_public && has_sign_in()) return true;
    if (node.find(OperationKind::list) == nullptr && node.find(OperationKind::get) == nullptr) return true;
    return design::create_fields(design_, *node.entity).size() > max_drawer_fields;
  }

  // A board shows work on its way; more than two of them and nobody knows which one to open.
  ScreenKind collection_kind(const Entity& entity) {
    const auto states = open_states(entity).size();
    if (!entity.lifecycle || states < 2 || states > 7 || boards_ >= 2) return ScreenKind::list;
    ++boards_;
    return ScreenKind::board;
  }

  void add_collection(const EntityNode& node, bool has_detail, bool has_form) {
    const auto kind = collection_kind(*node.entity);
    const auto name = kind == ScreenKind::board ? label_of(node.entity->name) + " board"
                                                : sentence_case(spoken_plural(node.entity->name));
    auto& screen = add(kind, name, node.entity);
    screen.is_compact = !has_detail;
    for (const auto* operation : node.operations) {
      const bool is_form = operation->kind == OperationKind::create && has_form;
      const bool is_row = is_of_one_row(*operation) || operation->kind == OperationKind::get;
      if (!is_form && (!has_detail || !is_row)) use(screen, operation);
    }
    if (!has_detail) add_parts(screen, node);
  }

  void add_detail(const EntityNode& node) {
    auto& screen = add(ScreenKind::detail, label_of(node.entity->name), node.entity);
    use(screen, node.find(OperationKind::get));
    const bool has_list = !node.parent && node.find(OperationKind::list) != nullptr;
    for (const auto* operation : node.operations) {
      const bool is_new = operation->kind == OperationKind::create || operation->kind == OperationKind::list;
      const bool is_row = is_of_one_row(*operation) && !is_new;
      const bool is_orphan = !is_new && !has_list && !node.parent;
      if (is_row || is_orphan) use(screen, operation);
    }
    add_parts(screen, node);
  }

  void add_parts(Screen& screen, const EntityNode& node) {
    for (const auto index : node.children) {
      const auto& child = tree_.nodes[index];
      const bool opens_itself = child.has_own_detail && !screen.is_compact;
      screen.parts.push_back(child.entity);
      for (const auto* operation : child.operations) {
        const bool is_row = is_of_one_row(*operation) && operation->kind != OperationKind::list &&
                            operation->kind != OperationKind::create;
        if (!opens_itself || !is_row) use(screen, operation);
      }
      if (!opens_itself) add_parts(screen, child);
    }
  }

  void add_form(const EntityNode& node) {
    const auto* create = node.find(OperationKind::create);
    auto& screen = add(ScreenKind::form, "New " + spoken(node.entity->name), node.entity);
    use(screen, create);
    const bool is_open = create->is_public && has_sign_in();
    screen.is_in_shell = !is_open;
    const bool is_sign_up =
        is_open && design_.api.auth.session && design_.api.auth.session->subject == node.entity->name;
    if (!is_sign_up) return;
    screen.kind = ScreenKind::sign_up;
    screen.name = "Sign up";
    screen.id = "sign-up";
  }

  void add_settings() {
    const bool has_any =
        std::ranges::any_of(tree_.ranked, [&](std::size_t i) { return tree_.nodes[i].is_setting; });
    if (!has_any) return;
    auto& screen = add(ScreenKind::settings, "Settings");
    for (const auto i : tree_.ranked) {
      const auto& node = tree_.nodes[i];
      if (!node.is_setting) continue;
      screen.parts.push_back(node.entity);
      for (const auto* operation : node.operations) use(screen, operation);
    }
    auto_sign_up(screen);
  }

  // People without an account cannot open the settings to make one.
  void auto_sign_up(Screen& settings) {
    for (const auto i : tree_.ranked) {
      const auto& node = tree_.nodes[i];
      const auto* create = node.find(OperationKind::create);
      if (!node.is_setting || create == nullptr || !create->is_public || !has_sign_in()) continue;
      std::erase(settings.operations, create);
      add_form(node);
      return;
    }
  }

  // The day at a glance, when no board of the main thing tells it already.
  void add_overview() {
    const auto collections =
        std::ranges::count_if(plan_.screens, [](const Screen& one) { return is_collection(one.kind); });
    const bool has_board =
        std::ranges::any_of(plan_.screens, [](const Screen& one) { return one.kind == ScreenKind::board; });
    if (has_board || collections < 4) return;
    add_dashboard(plan_, "Overview", nullptr);
    std::ranges::rotate(plan_.screens, plan_.screens.end() - 1);
  }

  void add_sign_in() {
    if (!has_sign_in()) return;
    auto& screen = add(ScreenKind::sign_in, "Sign in");
    screen.is_in_shell = false;
    for (const auto& operation : plan_.operations) {
      const bool is_session = operation.kind == OperationKind::sign_in ||
                              operation.kind == OperationKind::current_session ||
                              operation.kind == OperationKind::sign_out;
      if (is_session || asks_for_link(operation)) use(screen, &operation);
    }
  }

  // One form for everybody who opens an account alone.
  void add_sign_up() {
    if (!has_sign_in() || find_screen(plan_, ScreenKind::sign_up) != nullptr) return;
    std::vector<const Operation*> open;
    for (const auto& operation : plan_.operations) {
      if (is_sign_up(operation)) open.push_back(&operation);
    }
    if (open.empty()) return;
    auto& screen = add(ScreenKind::sign_up, "Sign up", open.front()->entity);
    screen.is_in_shell = false;
    for (const auto* operation : open) use(screen, operation);
  }

  void add_links() {
    for (const auto& link : design_.api.auth.links) {
      std::vector<const Operation*> opened;
      for (const auto& operation : plan_.operations) {
        if (operation.link == link.id) opened.push_back(&operation);
      }
      if (opened.empty()) continue;
      auto name = label_of(link.id);
      if (const auto at = name.rfind(" link"); at != std::string::npos && at + 5 == name.size())
        name.resize(at);
      auto& screen = add(ScreenKind::link, name, design::find_entity(design_.data_model, link.subject));
      std::ranges::stable_partition(opened, [](const auto* operation) { return operation->method == "GET"; });
      for (const auto* operation : opened) use(screen, operation);
      screen.is_in_shell = false;
    }
  }

  // Every operation has a screen: what belongs to no entity stands with the rest of its group.
  void add_left_over() {
    std::set<const Operation*> used;
    for (const auto& screen : plan_.screens) used.insert(screen.operations.begin(), screen.operations.end());
    for (const auto& operation : plan_.operations) {
      if (used.contains(&operation) || design::is_called_from_outside(design_.api, operation)) continue;
      use(screen_for(operation), &operation);
    }
  }

  Screen& screen_for(const Operation& operation) {
    for (auto& screen : plan_.screens) {
      const bool is_home_of = operation.entity != nullptr &&
                              (screen.entity == operation.entity ||
                               std::ranges::find(screen.parts, operation.entity) != screen.parts.end());
      if (is_home_of && screen.is_in_shell && screen.kind != ScreenKind::dashboard) return screen;
    }
    const auto name = operation.tag.empty() ? std::string("Operations")
                                            : sentence_case(plural_of(singular_of(spoken(operation.tag))));
    for (auto& screen : plan_.screens) {
      if (screen.kind == ScreenKind::tools && screen.name == name) return screen;
    }
    return add(ScreenKind::tools, name);
  }

  void add_hub() {
    const auto collections = std::ranges::count_if(plan_.screens, [](const Screen& one) {
      return is_collection(one.kind) || one.kind == ScreenKind::tools;
    });
    if (static_cast<std::size_t>(collections) <= max_navigation) return;
    add(ScreenKind::hub, "All records");
  }

  void navigate() {
    const Screen* hub = find_screen(plan_, ScreenKind::hub);
    const Screen* settings = find_screen(plan_, ScreenKind::settings);
    const std::size_t kept = (hub != nullptr ? 1 : 0) + (settings != nullptr ? 1 : 0);
    for (const auto& screen : plan_.screens) {
      const bool is_entry = is_collection(screen.kind) || screen.kind == ScreenKind::dashboard ||
                            screen.kind == ScreenKind::tools;
      // Without a hub nothing else would lead to what is left out.
      const bool has_room = hub == nullptr || plan_.navigation.size() + kept < max_navigation;
      if (is_entry && screen.is_in_shell && has_room) plan_.navigation.push_back(&screen);
    }
    if (hub != nullptr) plan_.navigation.push_back(hub);
    if (settings != nullptr) plan_.navigation.push_back(settings);
    if (!plan_.navigation.empty()) return;
    for (const auto& screen : plan_.screens) {
      const bool has_parameter = screen.route.find(':') != std::string::npos;
      if (screen.is_in_shell && !has_parameter && plan_.navigation.size() < max_navigation)
        plan_.navigation.push_back(&screen);
    }
  }

  const Design& design_;
  ScreenPlan& plan_;
  EntityTree tree_;
  int boards_ = 0;
};

// What a screen is called beside another of the same name.
std::string_view told_apart_by(ScreenKind kind) {
  switch (kind) {
    case ScreenKind::board: return "board";
    case ScreenKind::calendar: return "calendar";
    case ScreenKind::map: return "map";
    case ScreenKind::list: return "list";
    case ScreenKind::detail: return "details";
    case ScreenKind::form: return "form";
    case ScreenKind::dashboard: return "figures";
    case ScreenKind::hub: return "overview";
    case ScreenKind::tools: return "tools";
    case ScreenKind::link: return "by link";
    case ScreenKind::welcome: return "welcome";
    case ScreenKind::settings: return "settings";
    case ScreenKind::sign_in: return "sign-in";
    case ScreenKind::sign_up: return "sign-up";
  }
  broken("a screen is of one kind");
}

// Two screens never share a name or an id, whatever their entities and the wishes are called.
void tell_names_apart(std::vector<Screen>& screens) {
  std::set<std::string> taken;
  std::set<std::string> ids;
  const auto take_id = [&](Screen& screen) {
    const auto stem = screen.id;
    for (int n = 2; !ids.insert(screen.id).second; ++n) screen.id = fmt::format("{}-{}", stem, n);
  };
  for (auto& screen : screens) {
    if (taken.insert(kebab_case(screen.name)).second) {
      take_id(screen);
      continue;
    }
    const auto stem = fmt::format("{} {}", screen.name, told_apart_by(screen.kind));
    auto name = stem;
    for (int n = 2; !taken.insert(kebab_case(name)).second; ++n) name = fmt::format("{} {}", stem, n);
    screen.name = name;
    screen.id = slug_of(name);
    take_id(screen);
  }
}

}  // namespace

ScreenPlan plan_screens(const Design& design) {
  ScreenPlan plan;
  if (!has_user_interface(design)) return plan;
  plan.operations = design::operations(design);
  Planner(design, plan).plan();
  tell_names_apart(plan.screens);
  return plan;
}

bool is_collection(ScreenKind kind) {
  return kind == ScreenKind::board || kind == ScreenKind::calendar || kind == ScreenKind::map ||
         kind == ScreenKind::list;
}

const Screen* find_screen(const ScreenPlan& plan, ScreenKind kind) {
  const auto found = std::ranges::find(plan.screens, kind, &Screen::kind);
  return found == plan.screens.end() ? nullptr : &*found;
}

const Screen* find_screen(const ScreenPlan& plan, ScreenKind kind, const Entity* entity) {
  const auto found = std::ranges::find_if(
      plan.screens, [&](const Screen& screen) { return screen.kind == kind && screen.entity == entity; });
  return found == plan.screens.end() ? nullptr : &*found;
}

const Screen* collection_of(const ScreenPlan& plan, const Entity& entity) {
  const Screen* within = nullptr;
  for (const auto& screen : plan.screens) {
    if (screen.entity == &entity && is_collection(screen.kind)) return &screen;
    const bool is_part = std::ranges::find(screen.parts, &entity) != screen.parts.end();
    if (is_part && within == nullptr) within = &screen;
  }
  return within;
}

const Operation* operation_of(const Screen& screen, OperationKind kind, const Entity* entity) {
  const auto found = std::ranges::find_if(screen.operations, [&](const Operation* operation) {
    return operation->kind == kind && operation->entity == entity;
  });
  return found == screen.operations.end() ? nullptr : *found;
}

bool is_own_link(const Screen& screen) {
  return screen.kind == ScreenKind::link &&
         std::ranges::any_of(screen.operations, [](const auto* one) { return is_by_own_mail(*one); });
}

bool may_call(const Operation& operation, const std::string& role) {
  if (operation.is_closed) return false;
  if (operation.is_public || operation.roles.empty()) return operation.link.empty();
  return std::ranges::find(operation.roles, role) != operation.roles.end();
}

bool is_of_one_row(const Operation& operation) {
  if (operation.resource != nullptr)
    return operation.kind != OperationKind::list && operation.kind != OperationKind::create;
  return operation.path.find('{') != std::string::npos;
}

}  // namespace nonagon::derive
