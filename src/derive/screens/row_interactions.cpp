#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/language/words.hpp"
#include "derive/screens/entity_words.hpp"
#include "derive/screens/interaction_writer.hpp"
#include "design/operations.hpp"

namespace nonagon::derive {

using design::Entity;
using design::Interaction;
using design::Operation;
using design::OperationKind;

void InteractionWriter::write_collection() {
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

void InteractionWriter::write_list(const Entity& entity, const Operation& list) {
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
                    in_words(names, "or")),
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
                    in_words(spoken_all(list.resource->sort), "or")),
        {&list});
  add(fmt::format("{} Export", context_.press),
      "Fetches what the filters leave page by page and writes it as CSV; shows how far it is and can be "
      "stopped.",
      {&list});
  add("Choose columns", "Shows, hides and orders columns for this person; the rows stay where they are.");
}

std::vector<std::string> InteractionWriter::spoken_all(const std::vector<std::string>& names) {
  std::vector<std::string> all;
  for (const auto& name : names) all.push_back(spoken(name));
  return all;
}

std::int64_t InteractionWriter::page_size() const {
  return context_.design.api.pagination ? context_.design.api.pagination->default_limit : 50;
}

void InteractionWriter::write_create(const Entity& entity, const Operation& create) {
  auto text = fmt::format("The form opens beside the rows; after saving, the {} stands at the top.",
                          spoken(entity.name));
  append(text, effect_of(create, "create"));
  append(text, repeat_of(create));
  append(text, refusal_of(create));
  add(fmt::format("{} New {} and save", context_.press, spoken(entity.name)), std::move(text), {&create});
}

// Reading, changing and removing one row, and its steps.
void InteractionWriter::write_rows_of(const Entity& entity) {
  const auto* get = of(OperationKind::get, entity);
  if (get != nullptr && screen_.kind != ScreenKind::detail)
    add(fmt::format("Open {}", with_article(spoken(entity.name))),
        "Reads it as it is now, with its ETag, in a drawer beside the rows.",
        {get});
  if (const auto* update = of(OperationKind::update, entity)) write_update(entity, *update);
  write_actions(entity);
  if (const auto* remove = of(OperationKind::remove, entity)) write_remove(entity, *remove);
}

void InteractionWriter::write_update(const Entity& entity, const Operation& update) {
  std::string text = "Sends only what changed.";
  if (design::needs_if_match(context_.design.api, update))
    text =
        "Sends only what changed, with the ETag that was read; if somebody else was first, both versions "
        "stand side by side and nothing typed is lost.";
  append(text, effect_of(update, "update"));
  append(text, refusal_of(update));
  add(fmt::format("Save the {}", spoken(entity.name)), std::move(text), {&update});
}

void InteractionWriter::write_remove(const Entity& entity, const Operation& remove) {
  auto text = fmt::format("Asks once, naming the {}", spoken(entity.name));
  const auto gone = going_along(entity);
  if (!gone.empty()) text += " and that its " + in_words(gone) + " go with it";
  text += entity.soft_delete.empty() ? "." : "; it can be brought back for a while.";
  append(text, effect_of(remove, "delete"));
  append(text, refusal_of(remove));
  const auto* home = screen_.kind == ScreenKind::detail ? collection_of(context_.plan, entity) : nullptr;
  add(fmt::format("{} Remove {}", context_.press, spoken(entity.name)),
      std::move(text),
      {&remove},
      home == &screen_ ? nullptr : home);
}

std::vector<std::string> InteractionWriter::going_along(const Entity& entity) const {
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

void InteractionWriter::write_part(const Entity& part) {
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

void InteractionWriter::write_neighbour(const Entity& entity, const Operation& list) {
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

}  // namespace nonagon::derive
