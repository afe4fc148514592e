#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "derive/model/concept.hpp"
#include "derive/model/sketch.hpp"
#include "derive/model/vocabulary.hpp"

namespace nonagon::derive {

// A sketch in the making: the reading, what was decided about its concepts, and the sketch so far.
struct Draft {
  const Reading& reading;
  const Concepts& concepts;
  Sketch& sketch;
  std::vector<std::optional<std::size_t>> entity_of_concept;  // index of the entity
  std::vector<std::optional<std::size_t>> event_of_clause;  // the entity that a clause's action leaves behind

  // The entity that a phrase means; for people without an entity of their own the one that stands for all
  // users, if there is one.
  std::optional<std::size_t> entity_of(std::size_t phrase) const;
  std::optional<std::size_t> find(std::string_view name) const;
  // Adds an entity, or gives the one of that name.
  std::size_t add(std::string_view phrase, Origin origin);
  bool are_related(std::size_t a, std::size_t b) const;
  // Adds a relation unless the two are related already.
  void relate(SketchRelation relation);
  // The words around a phrase or verb, as written.
  std::string evidence(std::size_t phrase) const;
};

// The steps, in order. Each is total; limits keep hostile texts cheap.
inline constexpr std::size_t max_text_entities = 60;
void decide_entities(Draft& draft);  // concepts → entities, roles, attributes
void add_events(Draft& draft);       // actions that leave rows
void add_attributes(Draft& draft);   // fields that the text names
void add_relations(Draft& draft);
void add_belongings(Draft& draft);  // what goes with what, without a verb of having
void add_recipients(Draft& draft);  // whom that is about which people write about others
void add_context(Draft& draft);     // what nothing ties to anything
void add_states(Draft& draft);
void add_capabilities(Draft& draft);

// "The buyer confirms receipt": no row but a step of what was sent; null for other clauses.
const StateVerb* confirmed_step(const Reading& reading, const Clause& clause);

// What experience calls the phrase in the company of the other words of the text; null when it knows nothing
// of the kind.
const Archetype* archetype_in(const Reading& reading, std::string_view phrase);

// The default kind of an entity that no archetype describes.
EntityKind kind_of_noun(std::string_view phrase);

}  // namespace nonagon::derive
