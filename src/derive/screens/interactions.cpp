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

namespace {

bool starts_with_any(std::string_view word, std::span<const std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view one) { return word.starts_with(one); });
}

}  // namespace

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

std::vector<Interaction> InteractionWriter::write() {
  switch (screen_.kind) {
    case ScreenKind::board:
    case ScreenKind::calendar:
    case ScreenKind::map:
    case ScreenKind::list: write_collection(); break;
    case ScreenKind::detail: write_rows_of(*screen_.entity); break;
    case ScreenKind::form: write_form(); break;
    case ScreenKind::sign_up: write_sign_up(); break;
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

Interaction& InteractionWriter::add(std::string trigger,
                                    std::string behavior,
                                    const std::vector<const Operation*>& calls,
                                    const Screen* next) {
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

const Operation* InteractionWriter::of(OperationKind kind, const Entity& entity) const {
  return operation_of(screen_, kind, &entity);
}

const Screen* InteractionWriter::detail_of(const Entity& entity) const {
  return find_screen(context_.plan, ScreenKind::detail, &entity);
}

// The refusals of an operation in the words that people read.
std::string InteractionWriter::refusal_of(const Operation& operation) const {
  std::vector<std::string> titles;
  for (const auto& error : design::refusals(context_.design, operation)) {
    if (error.code != "key-reused" && titles.size() < 4)
      titles.push_back("\"" + without_stop(error.title) + "\"");
  }
  return titles.empty() ? std::string{} : fmt::format("A refusal says {}.", in_words(titles, "or"));
}

std::string InteractionWriter::effect_of(const Operation& operation, std::string_view verb) const {
  if (operation.resource == nullptr) return {};
  for (const auto& [name, effect] : operation.resource->effects) {
    if (name == verb) return without_stop(effect) + ".";
  }
  return {};
}

std::string InteractionWriter::repeat_of(const Operation& operation) const {
  return design::needs_idempotency_key(context_.design.api, operation)
             ? "A second press sends nothing new."
             : "The button waits, so nothing is sent twice.";
}

bool InteractionWriter::is_transition(const Entity& entity, const Operation& operation) const {
  if (!entity.lifecycle) return false;
  const auto& transitions = entity.lifecycle->transitions;
  return std::ranges::find(transitions, operation.id, &design::Transition::action) != transitions.end();
}

// Plain steps share one button; those that ask for something or cannot be taken back stand alone.
void InteractionWriter::write_actions(const Entity& entity) {
  std::vector<const Operation*> steps;
  for (const auto* operation : screen_.operations) {
    if (operation->entity != &entity || operation->action == nullptr || called_.contains(operation)) continue;
    const bool is_plain =
        is_transition(entity, *operation) && !is_destructive(*operation) && operation->action->input.empty();
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
                  in_words(names, "or"),
                  spoken(entity.name)),
      steps);
}

void InteractionWriter::write_action(const Operation& operation) {
  std::vector<std::string> asked;
  for (const auto& input : operation.action->input) asked.push_back(spoken(input.name));
  std::string text;
  if (is_destructive(operation))
    text = asked.empty() ? "Asks once." : fmt::format("Asks once, and for {}.", in_words(asked));
  else if (!asked.empty())
    text = fmt::format("Asks for {}.", in_words(asked));
  const auto effect = without_stop(operation.action->effect);
  append(text,
         effect.empty() ? fmt::format("Then the new state shows at once.") : sentence_case(effect) + ".");
  append(text, refusal_of(operation));
  add(fmt::format("{} {}", context_.press, without_stop(operation.summary)), std::move(text), {&operation});
}

// The steps that a drag or a selection may run, and the changes that other interactions save.
void InteractionWriter::write_wish(const std::string& text) {
  const auto wish = read_wish(text);
  std::vector<const Operation*> calls;
  for (const auto& operation : context_.plan.operations) {
    if (screen_.entity == nullptr || operation.entity != screen_.entity || !operation.link.empty()) continue;
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

std::vector<const Operation*> InteractionWriter::reads() const {
  for (const auto* operation : screen_.operations) {
    if (operation->method == "GET") return {operation};
  }
  return {};
}

// No operation of the screen without a place from which it is called.
void InteractionWriter::write_rest() {
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

std::vector<Interaction> interactions_of(const ScreenContext& context, const Screen& screen) {
  return InteractionWriter(context, screen).write();
}

}  // namespace nonagon::derive
