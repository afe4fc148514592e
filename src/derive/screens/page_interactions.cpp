#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/api/sign_in.hpp"
#include "derive/language/words.hpp"
#include "derive/screens/entity_words.hpp"
#include "derive/screens/interaction_writer.hpp"
#include "design/operations.hpp"

namespace nonagon::derive {

using design::Entity;
using design::Interaction;
using design::Operation;
using design::OperationKind;

void InteractionWriter::write_form() {
  const auto& entity = *screen_.entity;
  const auto* create = of(OperationKind::create, entity);
  if (create == nullptr) return;
  std::vector<std::string> targets;
  for (const auto& [target, list] : choices_of(context_, screen_, entity))
    targets.push_back(spoken_plural(target->name));
  if (!targets.empty())
    add("Type in a field that chooses",
        fmt::format("Suggests {} while typing; the arrows choose and Enter takes.", in_words(targets, "or")));
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

void InteractionWriter::write_sign_up() {
  if (of(OperationKind::create, *screen_.entity) != nullptr) return write_form();
  const auto* next = find_screen(context_.plan, ScreenKind::sign_in);
  for (const auto* operation : screen_.operations) {
    if (operation->action == nullptr) continue;
    auto text = std::string("Checks each field where it stands, then sends.");
    append(text, operation->description);
    append(text, refusal_of(*operation));
    add(fmt::format("Submit as {}", spoken(operation->entity->name)), std::move(text), {operation}, next);
  }
  add(fmt::format("{} I have an account", context_.press), "Leads to signing in.", {}, next);
}

void InteractionWriter::write_dashboard() {
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

void InteractionWriter::write_hub() {
  add("Type in the search field", "Narrows the groups by name while typing.");
  for (const auto& screen : context_.plan.screens) {
    const bool is_entry =
        (is_collection(screen.kind) || screen.kind == ScreenKind::tools) && screen.is_in_shell;
    if (is_entry) add(fmt::format("{} {}", context_.press, screen.name), "Opens it.", {}, &screen);
  }
}

void InteractionWriter::write_link() {
  for (const auto* operation : screen_.operations) {
    if (operation->method == "GET" || operation->action == nullptr) continue;
    std::vector<std::string> asked;
    for (const auto& input : operation->action->input) asked.push_back(spoken(input.name));
    const bool is_own = is_own_link(screen_);
    auto text = !asked.empty() ? fmt::format("Sends {};", in_words(asked))
                : is_own       ? std::string("Sends the link back;")
                               : std::string("Sends the answer;");
    text += is_own ? " then the page says that it is done and leads to sign-in."
                   : " then the receipt replaces the form. Pressing twice is harmless.";
    append(text, refusal_of(*operation));
    add(fmt::format("{} {}", context_.press, without_stop(operation->summary)),
        std::move(text),
        {operation},
        is_own ? find_screen(context_.plan, ScreenKind::sign_in) : nullptr);
  }
}

void InteractionWriter::write_welcome() {
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

void InteractionWriter::write_settings() {
  for (const auto* part : screen_.parts) {
    if (const auto* list = of(OperationKind::list, *part))
      add(fmt::format("Open the group {}", sentence_case(spoken_plural(part->name))),
          "Shows its rows; the address keeps which group is open.",
          {list});
    if (const auto* create = of(OperationKind::create, *part)) write_create(*part, *create);
    write_rows_of(*part);
  }
}

void InteractionWriter::write_sign_in() {
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
  for (const auto* asked : screen_.operations) {
    if (!asks_for_link(*asked)) continue;
    add(fmt::format("{} {}", context_.press, without_stop(asked->summary)),
        "Sends the address; the answer is the same whether it is known or not.",
        {asked});
  }
  if (const auto* sign_out = operation(OperationKind::sign_out))
    add(fmt::format("{} Sign out in the shell", context_.press),
        "Ends the session on this device and forgets what was cached.",
        {sign_out});
  if (const auto* next = find_screen(context_.plan, ScreenKind::sign_up))
    add(fmt::format("{} Make an account", context_.press), "Opens the form.", {}, next);
}

}  // namespace nonagon::derive
