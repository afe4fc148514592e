#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "derive/knowledge/archetype.hpp"
#include "derive/reading/product_form.hpp"
#include "design/answers.hpp"
#include "design/data_model.hpp"

namespace nonagon::derive {

// A state that the text names, and what leads to it.
struct NamedState {
  std::string state;   // snake_case
  std::string action;  // camelCase beginning of the operation: approve, markReady; empty when the text names
                       // only the state
};

enum class Origin { text, event, line, answer, knowledge };

// An entity as the text shows it, before fields and keys.
struct SketchEntity {
  std::string name;    // PascalCase
  std::string phrase;  // lower-case singular words
  Origin origin = Origin::text;
  const Archetype* archetype = nullptr;
  EntityKind kind = EntityKind::thing;
  std::vector<design::Field> fields;  // those that the text names
  std::vector<NamedState> states;
  bool states_are_complete = false;  // the text lists them all
  std::string part_of;               // name of the entity that it goes with
  std::string evidence;              // words of the text
};

struct SketchRelation {
  std::size_t one = 0;   // index of the entity that is pointed at
  std::size_t many = 0;  // index of the entity that holds the key
  bool is_required = false;
  bool is_part = false;
  bool is_many_to_many = false;
  std::string role;         // beginning of the key's name when not the entity's: assignedTo
  std::string description;  // sentence, may be empty
};

// Something that people do with the product: a feature.
struct Capability {
  std::string actor;                  // "guest"; empty when nobody is named
  std::vector<std::string> partners;  // others who do the same: "buyers and sellers open a dispute"
  std::string verb;                   // "drop off"
  std::string text;                   // "Order dishes"
  std::string deed;                   // "order dishes from a menu": with what stands around it
  bool is_by_product = false;         // the product itself does it
  std::vector<std::size_t> about;     // entities
  bool is_by_link = false;            // done by a link, without signing in
  std::size_t sentence = 0;           // that says it
};

// What the idea and the answers say about the data.
struct Sketch {
  std::vector<SketchEntity> entities;
  std::vector<SketchRelation> relations;
  std::vector<Capability> capabilities;
  std::vector<std::string>
      roles;            // people who use the product: lower-case singular, in the order of the text
  std::string product;  // words for the product itself: "bike repair shop desk"
  ProductForm form = ProductForm::web;
  bool is_understood = true;       // the text is English enough to be read
  bool names_no_accounts = false;  // the text says that nobody signs in

  const SketchEntity* find(std::string_view name) const;
};

Sketch sketch_of(const design::Answers& answers);

}  // namespace nonagon::derive
