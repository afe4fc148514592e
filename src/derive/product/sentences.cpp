#include "derive/product/sentences.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/knowledge/archetype.hpp"
#include "derive/language/words.hpp"
#include "derive/model/life_path.hpp"
#include "derive/model/vocabulary.hpp"

namespace nonagon::derive {
namespace {

constexpr std::size_t max_states = 4;
constexpr std::size_t max_fields = 3;

bool ends_in(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](auto ending) { return word.ends_with(ending); });
}

std::string inflected(std::string_view verb) {
  if (verb == "be") return "is";
  if (verb == "have") return "has";
  if (ends_in(verb, {"s", "x", "z", "ch", "sh", "o"})) return std::string(verb) + "es";
  const bool is_y = verb.size() > 2 && verb.back() == 'y' &&
                    std::string_view("aeiou").find(verb[verb.size() - 2]) == std::string_view::npos;
  if (is_y) return std::string(verb.substr(0, verb.size() - 1)) + "ies";
  return std::string(verb) + 's';
}

}  // namespace

std::string third_person(std::string_view verb) {
  const auto space = verb.find(' ');
  auto out = inflected(verb.substr(0, space));
  if (space != std::string_view::npos) out += verb.substr(space);
  return out;
}

std::string one_of(std::string_view phrase) {
  const bool is_vowel = !phrase.empty() && std::string_view("aeio").contains(phrase[0]);
  return fmt::format("{} {}", is_vowel ? "an" : "a", phrase);
}

std::string state_in_words(std::string_view state) {
  return replace_all(std::string(state), "_", " ");
}

std::vector<std::string> main_states(const SketchEntity& entity) {
  std::vector<std::string> states;
  const auto add = [&](const std::string& state) {
    const auto words = state_in_words(state);
    const bool is_new = std::ranges::find(states, words) == states.end();
    if (is_new && !is_bad_ending(state) && states.size() < max_states) states.push_back(words);
  };
  const bool names_a_step = std::ranges::any_of(entity.states, [](const NamedState& named) {
    return !named.action.empty() && find_event_verb(named.action) == nullptr;
  });
  const bool has_life = entity.archetype != nullptr && entity.archetype->lifecycle.has_value();
  if (names_a_step && has_life) add(entity.archetype->lifecycle->initial);
  for (const auto& named : entity.states) add(named.state);
  if (names_a_step && states.size() >= 2) return states;
  if (states.size() >= 3 || entity.states_are_complete) return states;
  states.clear();
  if (entity.archetype == nullptr || !entity.archetype->lifecycle) return states;
  const auto& lifecycle = *entity.archetype->lifecycle;
  add(lifecycle.initial);
  for (const auto& transition : lifecycle.transitions) add(transition.to);
  return states;
}

std::vector<std::string> main_fields(const SketchEntity& entity) {
  std::vector<std::string> names;
  const auto add = [&](const design::Field& field) {
    const bool is_own = field.required && !field.generated && field.computed.empty() &&
                        field.set_by.empty() && field.type != "status" && field.name != "status" &&
                        field.name != "currency" && !field.secret && !field.name.ends_with("Id");
    auto words = replace_all(kebab_case(field.name), "-", " ");
    if (is_own && names.size() < max_fields && std::ranges::find(names, words) == names.end())
      names.push_back(std::move(words));
  };
  std::ranges::for_each(entity.fields, add);
  if (entity.archetype != nullptr) std::ranges::for_each(entity.archetype->fields, add);
  return names;
}

namespace {

// "books a room and pays for it"
std::string deeds_of(const Sketch& sketch, std::string_view person) {
  std::vector<std::string> done;
  for (const auto& capability : sketch.capabilities) {
    if (capability.actor == person && done.size() < 2)
      done.push_back(third_person(capability.verb) + capability.text.substr(capability.verb.size()));
  }
  return in_words(done);
}

std::string surroundings(const Sketch& sketch, std::size_t entity) {
  std::string of;
  std::vector<std::string> parts;
  for (const auto& relation : sketch.relations) {
    if (relation.one == relation.many || sketch.entities[relation.one].name == "User") continue;
    if (relation.many == entity && !relation.is_many_to_many && of.empty())
      of = " of " + one_of(sketch.entities[relation.one].phrase);
    if (relation.one == entity && parts.size() < 2)
      parts.push_back(plural_of(sketch.entities[relation.many].phrase));
  }
  return of + (parts.empty() ? std::string() : " with its " + in_words(parts));
}

}  // namespace

std::string meaning(const Sketch& sketch, std::size_t index) {
  const auto& entity = sketch.entities[index];
  const bool is_known =
      entity.archetype != nullptr && find_exact_archetype(entity.phrase) == entity.archetype;
  if (is_known && !entity.archetype->description.empty()) return entity.archetype->description;
  if (entity.kind == EntityKind::person) {
    const auto deeds = deeds_of(sketch, entity.phrase);
    return deeds.empty() ? fmt::format("A person: {} in the words of the idea.", one_of(entity.phrase))
                         : fmt::format("A person who {}.", deeds);
  }
  if (entity.kind == EntityKind::line) {
    const auto whole =
        entity.part_of.empty() ? std::string("document") : replace_all(kebab_case(entity.part_of), "-", " ");
    return fmt::format("One line of {}.", one_of(whole));
  }
  const auto more = surroundings(sketch, index);
  if (!more.empty()) return fmt::format("{}{}.", sentence_case(one_of(entity.phrase)), more);
  return entity.kind == EntityKind::event
             ? fmt::format("One {}, with its time and the people in it.", entity.phrase)
             : fmt::format("One {} that the product keeps.", entity.phrase);
}

}  // namespace nonagon::derive
