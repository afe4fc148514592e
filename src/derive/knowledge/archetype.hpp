#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "design/data_model.hpp"
#include "design/finding.hpp"

namespace nonagon::derive {

using design::may;
using design::must;

// What sort of thing an entity is: decides its default fields, keys, deletion and screens.
enum class EntityKind {
  person,
  organisation,
  place,
  thing,
  catalogue,
  document,
  line,
  event,
  message,
  record,
  group,
  media
};
BOOST_DESCRIBE_ENUM(EntityKind,
                    person,
                    organisation,
                    place,
                    thing,
                    catalogue,
                    document,
                    line,
                    event,
                    message,
                    record,
                    group,
                    media)

// A relation that the archetype has with another entity, made when that entity is in the design (or always).
struct ArchetypeLink {
  std::string to;
  std::string as;
  bool required = false;
  bool always = false;
  bool is_part = false;
  std::string description;
  json::object extras;

  static constexpr std::array about{
      must("to", "Archetype name of the entity pointed at."),
      may("as", "Foreign key field; camelCase of `to` plus Id when absent."),
      may("required", "True when a row cannot be without it."),
      may("always", "True when the other entity is added even if the idea does not name it."),
      may("is_part", "True when a row is a part of the other one and goes with it."),
      may("description", "The relation as a sentence."),
  };
};
BOOST_DESCRIBE_STRUCT(ArchetypeLink, (), (to, as, required, always, is_part, description))

// What experience says about a kind of entity that many products have. Data in knowledge/archetypes/*.json.
struct Archetype {
  std::string name;
  std::vector<std::string> words;
  EntityKind kind = EntityKind::thing;
  std::string description;
  std::vector<design::Field> fields;
  std::optional<design::Lifecycle> lifecycle;
  std::vector<ArchetypeLink> links;
  std::vector<std::vector<std::string>> unique;
  std::vector<design::Invariant> invariants;
  std::string label;
  std::string lines;
  bool append_only = false;
  json::object extras;

  static constexpr std::array about{
      must("name", "Singular PascalCase."),
      must("words", "Lower-case singular words and phrases that mean it; the first is the usual one."),
      must("kind", "What sort of thing it is."),
      must("description", "What one row stands for."),
      must("fields", "Fields without key, foreign keys and timestamps."),
      may("lifecycle", "States, when the thing has any by nature."),
      may("links", "Relations with other archetypes."),
      may("unique", "Groups of fields that no two rows share."),
      may("invariants", "Rules that hold over its rows."),
      may("label", "Field that a person recognises a row by."),
      may("lines", "Archetype of its lines, without which a row says nothing."),
      may("append_only", "Rows are added, never changed."),
  };
};
BOOST_DESCRIBE_STRUCT(
    Archetype,
    (),
    (name, words, kind, description, fields, lifecycle, links, unique, invariants, label, lines, append_only))

// By a lower-case singular word or phrase ("repair ticket"); a compound falls back to its last words. Null
// when nothing is known.
const Archetype* find_archetype(std::string_view phrase);
// The same without the fall-back.
const Archetype* find_exact_archetype(std::string_view phrase);
// By its own name ("RepairTicket"), as links give it.
const Archetype* find_archetype_named(std::string_view name);

// Every name, sorted.
std::vector<std::string_view> archetype_names();

struct ArchetypeReading {
  Archetype archetype;
  std::vector<design::Finding> findings;
};

// One object of knowledge/archetypes/*.json; complains about its shape.
ArchetypeReading read_archetype(const json::value& document);

}  // namespace nonagon::derive
