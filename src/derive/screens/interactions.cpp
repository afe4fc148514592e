#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/screens/content.hpp"
#include "derive/screens/entity_words.hpp"

namespace nonagon::derive {
namespace {

using design::Entity;
using design::Interaction;
using design::Operation;
using design::OperationKind;

bool starts_with_any(std::string_view word, std::span<const std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view one) { return word.starts_with(one); });
}

// What cannot be taken back asks first.
bool is_destructive(const Operation& operation) {
  static constexpr std::array<std::string_view, 14> verbs{"cancel",
                                                          "void",
                                                          "decline",
                                                          "reject",
                                                          "delete",
                                                          "remove",
                                                          "archive",
                                                          "close",
                                                          "expire",
                                                          "revoke",
                                                          "ban",
                                                          "terminate",
                                                          "refund",
                                                          "discard"};
  if (operation.kind == OperationKind::remove) return true;
  const auto words = words_of(operation.id);
  return !words.empty() && starts_with_any(words.front(), verbs);
}

std::string without_stop(std::string text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
  return text;
}

void append(std::string& text, std::string_view sentence) {
  if (sentence.empty()) return;
  if (!text.empty()) text += ' ';
  text += sentence;
}

class InteractionWriter {
 public:
  InteractionWriter(const ScreenContext& context, const Screen& screen)
      : context_(context), screen_(screen) {}

  std::vector<Interaction> write() {
    switch (screen_.kind) {
      case ScreenKind::board:
      case ScreenKind::calendar:
      case ScreenKind::map:
      case ScreenKind::list: write_collection(); break;
      case ScreenKind::detail: write_rows_of(*screen_.entity); break;
      case ScreenKind::form:
      case ScreenKind::sign_up: write_form(); break;
      case ScreenKind::dashboard: write_dashboard(); break;
      case ScreenKind::hub: write_hub(); break;
      case ScreenKind::tools: break;
      case ScreenKind::link: write_link(); break;
      case ScreenKind::welcome: write_welcome(); break;
      case ScreenKind::settings: write_settings(); break;
      case ScreenKind::sign_in: write_sign_in(); break;
    }
    if (screen_.kind != ScreenKind::settings && screen_.kind != ScreenKind::dashboard) {
      for (const auto* part : screen_.parts) write_part(*part);
    }
    for (const auto& [entity, list] : neighbours_of(context_, screen_)) write_neighbour(*entity, *list);
    for (const auto& wish : screen_.wishes) write_wish(wish);
    write_rest();
    return std::move(all_);
  }

 private:
  Interaction& add(std::string trigger,
                   std::string behavior,
                   const std::vector<const Operation*>& calls = {},
                   const Screen* next = nullptr) {
    auto& interaction = all_.emplace_back();
    interaction.trigger = std::move(trigger);
    interaction.behavior = std::move(behavior);
    for (const auto* call : calls) {
      if (call == nullptr) continue;
      called_.insert(call);
      auto endpoint = endpoint_of(*call);
      if (std::ranges::find(interaction.calls, endpoint) == interaction.calls.end())
        interaction.calls.push_back(std::move(endpoint));
    }
    if (next != nullptr) interaction.goes_to = next->id;
    return interaction;
  }

  const Operation* of(OperationKind kind, const Entity& entity) const {
    return operation_of(screen_, kind, &entity);
  }

  const Screen* detail_of(const Entity& entity) const {
    return find_screen(context_.plan, ScreenKind::detail, &entity);
  }

  // The refusals of an operation in the words that people read.
  std::string refusal_of(const Operation& operation) const {
    std::vector<std::string> titles;
    for (const auto& error : design::refusals(context_.design, operation)) {
      if (error.code != "key-reused" && titles.size() < 4)
        titles.push_back("\"" + without_stop(error.title) + "\"");
    }
    return titles.empty() ? std::string{} : fmt::format("A refusal says {}.", list_in_words(titles, "or"));
  }

  std::string effect_of(const Operation& operation, std::string_view verb) const {
    if (operation.resource == nullptr) return {};
    for (const auto& [name, effect] : operation.resource->effects) {
      if (name == verb) return without_stop(effect) + ".";
    }
    return {};
  }

  std::string repeat_of(const Operation& operation) const {
    return design::needs_idempotency_key(context_.design.api, operation)
               ? "A second press sends nothing new."
               : "The button waits, so nothing is sent twice.";
  }

  void write_collection() {
    const auto& entity = *screen_.entity;
    if (const auto* list = of(OperationKind::list, entity)) write_list(entity, *list);
    const auto* form = find_screen(context_.plan, ScreenKind::form, &entity);
    if (form != nullptr && form->is_in_shell)
      add(fmt::format("{} New {}", context_.press, spoken(entity.name)),
          "Opens the empty form; Back returns to the same place here.",
          {},
          form);
    if (const auto* create = of(OperationKind::create, entity)) write_create(entity, *create);
    const auto* detail = screen_.is_compact ? nullptr : detail_of(entity);
    if (detail != nullptr) {
      add(fmt::format("{} a {}",
                      context_.press,
                      screen_.kind == ScreenKind::board      ? "card"
                      : screen_.kind == ScreenKind::calendar ? "day's entry"
                                                             : "row"),
          fmt::format("Opens the {}; Back returns to the same place in the list.", spoken(entity.name)),
          {},
          detail);
      write_actions(entity);
    } else {
      write_rows_of(entity);
    }
  }

  void write_list(const Entity& entity, const Operation& list) {
    std::vector<std::string> names;
    if (list.resource != nullptr) {
      for (const auto& filter : list.resource->filters) {
        auto name = filter.name.empty() ? filter.field : filter.name;
        if (name.size() > 2 && name.ends_with("Id")) name.resize(name.size() - 2);
        if (names.size() < 5) names.push_back(spoken(name));
      }
    }
    if (!names.empty())
      add("Choose a filter or type in it",
          fmt::format("Narrows the {} by {}; the choice stands in the address, so a reload and a shared link "
                      "keep it.",
                      spoken_plural(entity.name),
                      list_in_words(names, "or")),
          {&list});
    add("Reach the end of the list",
        fmt::format(
            "Loads the next {} {} and says when there are no more.", page_size(), spoken_plural(entity.name)),
        {&list});
    if (!screen_.is_data_heavy) return;
    const bool has_orders = list.resource != nullptr && !list.resource->sort.empty();
    if (has_orders)
      add(fmt::format("{} a column head", context_.press),
          fmt::format("Sorts by it where the service can: {}.",
                      list_in_words(spoken_all(list.resource->sort), "or")),
          {&list});
    add(fmt::format("{} Export", context_.press),
        "Fetches what the filters leave page by page and writes it as CSV; shows how far it is and can be "
        "stopped.",
        {&list});
    add("Choose columns", "Shows, hides and orders columns for this person; the rows stay where they are.");
  }

  static std::vector<std::string> spoken_all(const std::vector<std::string>& names) {
    std::vector<std::string> all;
    for (const auto& name : names) all.push_back(spoken(name));
    return all;
  }

  std::int64_t page_size() const {
    return context_.design.api.pagination ? context_.design.api.pagination->default_limit : 50;
  }

  void write_create(const Entity& entity, const Operation& create) {
    auto text = fmt::format("The form opens beside the rows; after saving, the {} stands at the top.",
                            spoken(entity.name));
    append(text, effect_of(create, "create"));
    append(text, repeat_of(create));
    append(text, refusal_of(create));
    add(fmt::format("{} New {} and save", context_.press, spoken(entity.name)), std::move(text), {&create});
  }

  // Reading, changing and removing one row, and its steps.
  void write_rows_of(const Entity& entity) {
    const auto* get = of(OperationKind::get, entity);
    if (get != nullptr && screen_.kind != ScreenKind::detail)
      add(fmt::format("Open {}", with_article(spoken(entity.name))),
          "Reads it as it is now, with its ETag, in a drawer beside the rows.",
          {get});
    if (const auto* update = of(OperationKind::update, entity)) write_update(entity, *update);
    write_actions(entity);
    if (const auto* remove = of(OperationKind::remove, entity)) write_remove(entity, *remove);
  }

  void write_update(const Entity& entity, const Operation& update) {
    std::string text = "Sends only what changed.";
    if (design::needs_if_match(context_.design.api, update))
      text =
          "Sends only what changed, with the ETag that was read; if somebody else was first, both versions "
          "stand side by side and nothing typed is lost.";
    append(text, effect_of(update, "update"));
    append(text, refusal_of(update));
    add(fmt::format("Save the {}", spoken(entity.name)), std::move(text), {&update});
  }

  void write_remove(const Entity& entity, const Operation& remove) {
    auto text = fmt::format("Asks once, naming the {}", spoken(entity.name));
    const auto gone = going_along(entity);
    if (!gone.empty()) text += " and that its " + list_in_words(gone) + " go with it";
    text += entity.soft_delete.empty() ? "." : "; it can be brought back for a while.";
    append(text, effect_of(remove, "delete"));
    append(text, refusal_of(remove));
    const auto* home = screen_.kind == ScreenKind::detail ? collection_of(context_.plan, entity) : nullptr;
    add(fmt::format("{} Remove {}", context_.press, spoken(entity.name)),
        std::move(text),
        {&remove},
        home == &screen_ ? nullptr : home);
  }

  std::vector<std::string> going_along(const Entity& entity) const {
    std::vector<std::string> names;
    const auto keys = context_.keys_to.find(&entity);
    if (keys == context_.keys_to.end()) return names;
    for (const auto& key : keys->second) {
      auto name = spoken_plural(key.owner->name);
      const bool goes = key.relationship->on_delete == design::OnDelete::cascade;
      if (goes && names.size() < 4 && std::ranges::find(names, name) == names.end())
        names.push_back(std::move(name));
    }
    return names;
  }

  bool is_transition(const Entity& entity, const Operation& operation) const {
    if (!entity.lifecycle) return false;
    const auto& transitions = entity.lifecycle->transitions;
    return std::ranges::find(transitions, operation.id, &design::Transition::action) != transitions.end();
  }

  // Plain steps share one button; those that ask for something or cannot be taken back stand alone.
  void write_actions(const Entity& entity) {
    std::vector<const Operation*> steps;
    for (const auto* operation : screen_.operations) {
      if (operation->entity != &entity || operation->action == nullptr || called_.contains(operation))
        continue;
      const bool is_plain = is_transition(entity, *operation) && !is_destructive(*operation) &&
                            operation->action->input.empty();
      if (is_plain) {
        steps.push_back(operation);
      } else {
        write_action(*operation);
      }
    }
    if (steps.empty()) return;
    std::vector<std::string> names;
    for (const auto* step : steps) {
      if (names.size() < 6) names.push_back("\"" + without_stop(step->summary) + "\"");
    }
    add(fmt::format("{} the next step", context_.press),
        fmt::format("Offers what state and role allow: {}. A refusal says what is missing and leaves the {} "
                    "as it was.",
                    list_in_words(names, "or"),
                    spoken(entity.name)),
        steps);
  }

  void write_action(const Operation& operation) {
    std::vector<std::string> asked;
    for (const auto& input : operation.action->input) asked.push_back(spoken(input.name));
    std::string text;
    if (is_destructive(operation))
      text = asked.empty() ? "Asks once." : fmt::format("Asks once, and for {}.", list_in_words(asked));
    else if (!asked.empty())
      text = fmt::format("Asks for {}.", list_in_words(asked));
    const auto effect = without_stop(operation.action->effect);
    append(text,
           effect.empty() ? fmt::format("Then the new state shows at once.") : sentence_case(effect) + ".");
    append(text, refusal_of(operation));
    add(fmt::format("{} {}", context_.press, without_stop(operation.summary)), std::move(text), {&operation});
  }

  void write_form() {
    const auto& entity = *screen_.entity;
    const auto* create = of(OperationKind::create, entity);
    if (create == nullptr) return;
    std::vector<std::string> targets;
    for (const auto& [target, list] : choices_of(context_, screen_, entity))
      targets.push_back(spoken_plural(target->name));
    if (!targets.empty())
      add("Type in a field that chooses",
          fmt::format("Suggests {} while typing; the arrows choose and Enter takes.",
                      list_in_words(targets, "or")));
    std::string text = "Checks each field where it stands, then sends.";
    append(text, effect_of(*create, "create"));
    append(text, repeat_of(*create));
    append(text, refusal_of(*create));
    const Screen* next = screen_.kind == ScreenKind::sign_up ? find_screen(context_.plan, ScreenKind::sign_in)
                                                             : detail_of(entity);
    if (next == nullptr) next = collection_of(context_.plan, entity);
    const bool is_inside = next != nullptr && next->is_in_shell;
    if (!screen_.is_in_shell && is_inside) next = nullptr;
    add("Submit", std::move(text), {create}, next);
    add("Leave with something typed", "Asks whether to keep the draft; a kept one is there on return.");
  }

  void write_dashboard() {
    for (const auto* operation : screen_.operations) {
      if (operation->entity == nullptr || operation->kind != OperationKind::list) continue;
      const auto* list = collection_of(context_.plan, *operation->entity);
      const auto nouns = spoken_plural(operation->entity->name);
      add(fmt::format("{} the figure of {}", context_.press, nouns),
          fmt::format("Opens the {} that it counts.", nouns),
          {},
          list == &screen_ ? nullptr : list);
    }
  }

  void write_hub() {
    add("Type in the search field", "Narrows the groups by name while typing.");
    for (const auto& screen : context_.plan.screens) {
      const bool is_entry =
          (is_collection(screen.kind) || screen.kind == ScreenKind::tools) && screen.is_in_shell;
      if (is_entry) add(fmt::format("{} {}", context_.press, screen.name), "Opens it.", {}, &screen);
    }
  }

  void write_link() {
    for (const auto* operation : screen_.operations) {
      if (operation->method == "GET" || operation->action == nullptr) continue;
      std::vector<std::string> asked;
      for (const auto& input : operation->action->input) asked.push_back(spoken(input.name));
      auto text =
          asked.empty() ? std::string("Sends the answer;") : fmt::format("Sends {};", list_in_words(asked));
      text += " then the receipt replaces the form. Pressing twice is harmless.";
      append(text, refusal_of(*operation));
      add(fmt::format("{} {}", context_.press, without_stop(operation->summary)),
          std::move(text),
          {operation});
    }
  }

  void write_welcome() {
    if (const auto* next = find_screen(context_.plan, ScreenKind::sign_up))
      add(fmt::format("{} Sign up", context_.press), "Opens the form for a new account.", {}, next);
    if (const auto* next = find_screen(context_.plan, ScreenKind::sign_in))
      add(fmt::format("{} Sign in", context_.press),
          "Somebody who is signed in goes straight to the first screen.",
          {},
          next);
    for (const auto* operation : screen_.operations) {
      add(fmt::format("Look through the {}", spoken_plural(operation->entity->name)),
          "Shows them without an account and loads on at the end.",
          {operation},
          collection_of(context_.plan, *operation->entity));
    }
    const auto& screens = context_.plan.screens;
    const auto inside = std::ranges::find_if(screens, [](const Screen& one) { return one.is_in_shell; });
    const bool has_door = find_screen(context_.plan, ScreenKind::sign_in) != nullptr;
    if (!has_door && inside != screens.end())
      add(fmt::format("{} Start", context_.press),
          "Opens the first screen; no account is needed.",
          {},
          &*inside);
  }

  void write_settings() {
    for (const auto* part : screen_.parts) {
      if (const auto* list = of(OperationKind::list, *part))
        add(fmt::format("Open the group {}", sentence_case(spoken_plural(part->name))),
            "Shows its rows; the address keeps which group is open.",
            {list});
      if (const auto* create = of(OperationKind::create, *part)) write_create(*part, *create);
      write_rows_of(*part);
    }
  }

  void write_sign_in() {
    const auto operation = [&](OperationKind kind) {
      const auto found = std::ranges::find(screen_.operations, kind, &Operation::kind);
      return found == screen_.operations.end() ? nullptr : *found;
    };
    const auto& screens = context_.plan.screens;
    const auto home = std::ranges::find_if(screens, [](const Screen& one) { return one.is_in_shell; });
    const auto* first = home == screens.end() ? nullptr : &*home;
    if (const auto* current = operation(OperationKind::current_session))
      add("Open any page inside",
          "Reads who is signed in; without a session comes here and goes back after.",
          {current});
    if (const auto* sign_in = operation(OperationKind::sign_in))
      add("Submit",
          "One message for every wrong pair; after too many tries says when to try again.",
          {sign_in},
          first);
    if (context_.design.api.auth.oauth)
      add(fmt::format("{} a provider", context_.press),
          "Leaves for the provider and comes back signed in; what the provider refuses is said here.",
          {},
          first);
    if (const auto* sign_out = operation(OperationKind::sign_out))
      add(fmt::format("{} Sign out in the shell", context_.press),
          "Ends the session on this device and forgets what was cached.",
          {sign_out});
    if (const auto* next = find_screen(context_.plan, ScreenKind::sign_up))
      add(fmt::format("{} Make an account", context_.press), "Opens the form.", {}, next);
  }

  void write_part(const Entity& part) {
    const auto noun = spoken(part.name);
    if (const auto* create = of(OperationKind::create, part)) {
      auto text = std::string("Adds it in place and keeps the field in focus for the next one.");
      append(text, effect_of(*create, "create"));
      append(text, refusal_of(*create));
      add(fmt::format("Add {}", with_article(noun)), std::move(text), {create});
    }
    const auto* detail = detail_of(part);
    if (detail != nullptr && detail != &screen_ && !screen_.is_compact) {
      add(fmt::format("{} {}", context_.press, with_article(noun)),
          fmt::format("Opens the {}.", noun),
          {},
          detail);
    } else {
      const auto* get = of(OperationKind::get, part);
      const auto* update = of(OperationKind::update, part);
      if (update != nullptr) {
        auto text = std::string("Saves when the field is left.");
        if (get != nullptr)
          text =
              "Reads the row with its ETag, saves when the field is left; if somebody else was first, both "
              "values show.";
        append(text, refusal_of(*update));
        add(fmt::format("Change {}", with_article(noun)), std::move(text), {get, update});
      }
    }
    if (const auto* remove = of(OperationKind::remove, part)) {
      auto text = std::string("Asks once.");
      append(text, effect_of(*remove, "delete"));
      append(text, refusal_of(*remove));
      add(fmt::format("Remove {}", with_article(noun)), std::move(text), {remove});
    }
    write_actions(part);
  }

  void write_neighbour(const Entity& entity, const Operation& list) {
    const auto* detail = detail_of(entity);
    const auto* next = detail != nullptr ? detail : collection_of(context_.plan, entity);
    add(fmt::format("{} {} of this {}",
                    context_.press,
                    with_article(spoken(entity.name)),
                    spoken(screen_.entity->name)),
        fmt::format("Opens the {}.", spoken(entity.name)),
        {&list},
        next == &screen_ ? nullptr : next);
  }

  // The steps that a drag or a selection may run, and the changes that other interactions save.
  void write_wish(const std::string& text) {
    const auto wish = read_wish(text);
    std::vector<const Operation*> calls;
    for (const auto& operation : context_.plan.operations) {
      if (screen_.entity == nullptr || operation.entity != screen_.entity || !operation.link.empty())
        continue;
      const bool is_step = is_transition(*screen_.entity, operation) && !is_destructive(operation) &&
                           operation.action != nullptr && operation.action->input.empty();
      const bool is_change = operation.kind == OperationKind::update ||
                             (screen_.kind == ScreenKind::form && operation.kind == OperationKind::create);
      const bool is_wanted = (wish.moves_rows && is_step) || (wish.saves_rows && is_change);
      if (is_wanted && is_callable_from(context_, screen_, operation)) calls.push_back(&operation);
    }
    if (calls.empty()) calls = reads();
    add(sentence_case(without_stop(std::string(trim(text)))), wish.behavior, calls);
  }

  std::vector<const Operation*> reads() const {
    for (const auto* operation : screen_.operations) {
      if (operation->method == "GET") return {operation};
    }
    return {};
  }

  // No operation of the screen without a place from which it is called.
  void write_rest() {
    std::set<std::string> shown;
    for (const auto& requirement : data_of(context_, screen_)) shown.insert(requirement.endpoint);
    for (const auto* operation : screen_.operations) {
      if (called_.contains(operation) || shown.contains(endpoint_of(*operation))) continue;
      if (operation->action != nullptr) {
        write_action(*operation);
      } else {
        add(without_stop(operation->summary),
            operation->description.empty() ? "Shows what came back." : operation->description,
            {operation});
      }
    }
  }

  const ScreenContext& context_;
  const Screen& screen_;
  std::vector<Interaction> all_;
  std::set<const Operation*> called_;
};

}  // namespace

std::vector<Interaction> interactions_of(const ScreenContext& context, const Screen& screen) {
  return InteractionWriter(context, screen).write();
}

}  // namespace nonagon::derive
