#pragma once

#include "design/describe.hpp"

namespace nonagon::design {

enum class Cardinality { one_to_one, one_to_many, many_to_one, many_to_many };
BOOST_DESCRIBE_ENUM(Cardinality, one_to_one, one_to_many, many_to_one, many_to_many)
template <>
inline constexpr bool is_kebab_enum<Cardinality> = true;

enum class OnDelete { cascade, restrict_, set_null };
BOOST_DESCRIBE_ENUM(OnDelete, cascade, restrict_, set_null)
template <>
inline constexpr bool is_kebab_enum<OnDelete> = true;

enum class Generated { sequence, gapless, per_parent };
BOOST_DESCRIBE_ENUM(Generated, sequence, gapless, per_parent)

enum class TextFormat { email, uri, phone, slug, colour, currency, country, language, markdown, timezone };
BOOST_DESCRIBE_ENUM(
    TextFormat, email, uri, phone, slug, colour, currency, country, language, markdown, timezone)

struct Field {
  std::string name;
  std::string type;
  bool required = false;
  std::string description;
  std::string id;
  bool unique = false;
  json::value default_;
  bool indexed = false;
  bool pii = false;
  bool secret = false;
  std::string check;
  std::optional<TextFormat> format;
  bool immutable = false;
  std::optional<Generated> generated;
  std::string computed;
  std::vector<std::string> set_by;
  std::vector<std::string> copied_from;
  json::object extras;

  static constexpr std::array about{
      must("name", "Name in camelCase.").length(1, 120),
      must("type",
           "uuid, string, string(n), text, integer, bigint, decimal, decimal(p,s), float, boolean, date, "
           "datetime, time, jsonb, "
           "binary, enum(a,b,c), or one of these with [] for a list.")
          .length(1, 4000),
      must("required", "True when every row has a value (NOT NULL)."),
      must("description", "What the value means."),
      may("id", "Kebab-case name at birth, unique in the entity; kept on rename."),
      may("unique", "No two rows share the value."),
      may("default_", "Value when none is given."),
      may("indexed", "Rows are looked up by it."),
      may("pii", "Personal data."),
      may("secret", "Never leaves the server."),
      may("check",
          "Condition on the value: names of fields, numbers, 'text', comparisons, and, or, not, is null, in, "
          "matches, lower()."),
      may("format", "What the text is, beyond its type."),
      may("immutable", "Set once, never changed."),
      may("generated", "The database or the service counts it up."),
      may("computed", "Expression over other fields or rows that the service keeps true."),
      may("set_by", "Operations that set it; requests never do. `signedInUser` for the caller.")
          .refers(Refers::operation),
      may("copied_from", "Fields whose value it keeps as it was.").refers(Refers::entity_field),
  };
};
BOOST_DESCRIBE_STRUCT(Field,
                      (),
                      (name,
                       type,
                       required,
                       description,
                       id,
                       unique,
                       default_,
                       indexed,
                       pii,
                       secret,
                       check,
                       format,
                       immutable,
                       generated,
                       computed,
                       set_by,
                       copied_from))

struct Transition {
  std::vector<std::string> from;
  std::string to;
  std::string action;
  std::string guard;
  json::object extras;

  static constexpr std::array about{
      must("from", "States in which it is allowed.").length(1, 0),
      must("to", "State that follows."),
      must("action", "Operation or job that does it.").refers(Refers::operation),
      may("guard", "What else must hold."),
  };
};
BOOST_DESCRIBE_STRUCT(Transition, (), (from, to, action, guard))

struct Lifecycle {
  std::string field;
  std::string initial;
  std::vector<std::string> final;
  std::vector<Transition> transitions;
  json::object extras;

  static constexpr std::array about{
      must("field", "Enum field that holds the state.").refers(Refers::own_field),
      must("initial", "State of a new row."),
      may("final", "States that nothing leaves."),
      may("transitions", "Every way from state to state."),
  };
};
BOOST_DESCRIBE_STRUCT(Lifecycle, (), (field, initial, final, transitions))

struct Invariant {
  std::string id;
  std::string text;
  json::object extras;

  static constexpr std::array about{
      must("id", "Kebab-case name, unique in the design."),
      must("text", "What is always true, in one sentence."),
  };
};
BOOST_DESCRIBE_STRUCT(Invariant, (), (id, text))

struct Entity {
  std::string name;
  std::string description;
  std::vector<Field> fields;
  std::string id;
  std::vector<std::string> features;
  std::vector<std::vector<std::string>> unique;
  std::optional<Lifecycle> lifecycle;
  std::vector<Invariant> invariants;
  std::string soft_delete;
  bool append_only = false;
  std::string part_of;
  json::object extras;

  static constexpr std::array about{
      must("name", "Singular PascalCase.").length(1, 120),
      must("description", "What one row stands for."),
      must("fields", "Fields in reading order."),
      may("id", "Kebab-case name at birth, unique among the entities; kept on rename."),
      may("features", "Features that need it.").refers(Refers::feature),
      may("unique", "Groups of fields that no two rows share.").refers(Refers::own_field),
      may("lifecycle", "States and the operations between them."),
      may("invariants", "Rules that hold over its rows."),
      may("soft_delete", "Field that holds the time of removal.").refers(Refers::own_field),
      may("append_only", "Rows are added, never changed."),
      may("part_of", "Entity without which it has no meaning.").refers(Refers::entity),
  };
};
BOOST_DESCRIBE_STRUCT(Entity,
                      (),
                      (name,
                       description,
                       fields,
                       id,
                       features,
                       unique,
                       lifecycle,
                       invariants,
                       soft_delete,
                       append_only,
                       part_of))

struct Relationship {
  std::string from;
  std::string to;
  Cardinality type = Cardinality::one_to_many;
  std::string foreign_key;
  std::string description;
  std::string id;
  std::optional<OnDelete> on_delete;
  json::object extras;

  static constexpr std::array about{
      must("from", "Entity on the left.").refers(Refers::entity),
      must("to", "Entity on the right.").refers(Refers::entity),
      must("type", "How many of `to` one `from` has."),
      must("foreign_key",
           "Field that holds the key: in `to` for one-to-one and one-to-many, in `from` for many-to-one; for "
           "many-to-many the join table's name or empty."),
      may("description", "The relation as a sentence."),
      may("id", "Kebab-case name at birth, unique among the relationships."),
      may("on_delete", "What happens to the rows that point at a removed one."),
  };
};
BOOST_DESCRIBE_STRUCT(Relationship, (), (from, to, type, foreign_key, description, id, on_delete))

// Stage 2: what is kept.
struct DataModel {
  std::vector<Entity> entities;
  std::vector<Relationship> relationships;
  json::object extras;

  static constexpr std::array about{
      must("entities", "What rows are kept of."),
      must("relationships", "How they belong together."),
  };
};
BOOST_DESCRIBE_STRUCT(DataModel, (), (entities, relationships))

const Entity* find_entity(const DataModel& model, std::string_view name);
const Field* find_field(const Entity& entity, std::string_view name);

// The field that identifies a row: `id`, or the first required unique one; null when there is none.
const Field* key_field(const Entity& entity);

// Where the key of a relationship stands and what it points at; for many-to-many both are empty.
struct ForeignKey {
  const Relationship* relationship;
  const Entity* owner;  // has the field
  const Field* field;
  const Entity* target;  // is pointed at
};

// The relationships whose both ends and field exist, in author's order, many-to-many left out. At most one a
// (owner, field).
std::vector<ForeignKey> foreign_keys(const DataModel& model);

}  // namespace nonagon::design
