#pragma once

#include "design/describe.hpp"

namespace nonagon::design {

enum class Engine { postgresql, mysql, sqlite, mongodb };
BOOST_DESCRIBE_ENUM(Engine, postgresql, mysql, sqlite, mongodb)

enum class RetentionAction { delete_, anonymise, keep };
BOOST_DESCRIBE_ENUM(RetentionAction, delete_, anonymise, keep)

struct Naming {
  std::string tables;
  std::string columns;
  json::object extras;

  static constexpr std::array about{
      must("tables", "snake_case_plural, snake_case, camelCase or PascalCase."),
      must("columns", "snake_case, camelCase or PascalCase."),
  };
};
BOOST_DESCRIBE_STRUCT(Naming, (), (tables, columns))

struct Keys {
  std::string type;
  std::string generation;
  json::object extras;

  static constexpr std::array about{
      must("type", "uuid or bigint."),
      must("generation", "uuidv7-application, uuidv4-database or identity."),
  };
};
BOOST_DESCRIBE_STRUCT(Keys, (), (type, generation))

struct Index {
  std::string entity;
  std::vector<std::string> columns;
  bool unique = false;
  std::string where;
  std::string operator_class;
  std::string method;
  std::string why;
  std::string enforces;
  std::string id;
  json::object extras;

  static constexpr std::array about{
      must("entity", "Entity whose rows are indexed.").refers(Refers::entity),
      must("columns", "Field names, or expressions over them, in order.").length(1, 0),
      must("unique", "No two rows share the indexed value."),
      may("where", "Condition for a partial index."),
      may("operator_class", "Operator class of the engine."),
      may("method", "btree, gin, gist or hash; btree when absent."),
      must("why", "Which reader needs it."),
      may("enforces", "Invariant that it holds.").refers(Refers::invariant),
      may("id", "Kebab-case name, unique among the indexes."),
  };
};
BOOST_DESCRIBE_STRUCT(Index, (), (entity, columns, unique, where, operator_class, method, why, enforces, id))

struct Check {
  std::string entity;
  std::string name;
  std::string expression;
  std::string enforces;
  json::object extras;

  static constexpr std::array about{
      must("entity", "Entity whose rows are checked.").refers(Refers::entity),
      must("name", "Short snake_case name, unique in the entity."),
      must("expression", "Condition over one row, in field names."),
      may("enforces", "Invariant that it holds.").refers(Refers::invariant),
  };
};
BOOST_DESCRIBE_STRUCT(Check, (), (entity, name, expression, enforces))

struct EnforcedByApplication {
  std::string invariant;
  std::string where;
  std::string why;
  json::object extras;

  static constexpr std::array about{
      must("invariant", "Invariant that the database cannot hold.").refers(Refers::invariant),
      must("where", "Operation that holds it.").refers(Refers::operation),
      must("why", "Why a constraint cannot."),
  };
};
BOOST_DESCRIBE_STRUCT(EnforcedByApplication, (), (invariant, where, why))

struct Retention {
  std::string entity;
  std::string after;
  std::string since;
  RetentionAction action = RetentionAction::keep;
  json::object set;
  std::string basis;
  json::object extras;

  static constexpr std::array about{
      must("entity", "Entity whose rows age.").refers(Refers::entity),
      must("after", "ISO 8601 duration, e.g. P30D."),
      must("since", "Field from which it counts.").refers(Refers::own_field),
      must("action", "What happens then."),
      may("set", "Values that replace personal data."),
      must("basis", "Why so long."),
  };
};
BOOST_DESCRIBE_STRUCT(Retention, (), (entity, after, since, action, set, basis))

struct SeedData {
  std::string entity;
  std::string key;
  std::vector<json::object> rows;
  json::object extras;

  static constexpr std::array about{
      must("entity", "Entity that starts with rows.").refers(Refers::entity),
      must("key", "Unique field by which a row is found again.").refers(Refers::own_field),
      must("rows", "Rows by field name."),
  };
};
BOOST_DESCRIBE_STRUCT(SeedData, (), (entity, key, rows))

// A column or table that a foreign package decided by itself; ours are compiled from the data model.
struct ExplicitColumn {
  std::string name;
  std::string type;
  bool nullable = false;
  bool is_primary_key = false;
  bool is_foreign_key = false;
  std::string default_value;
  std::string references;
  json::object extras;

  static constexpr std::array about{
      must("name", "Column name."),
      must("type", "Type in the engine's words."),
      may("nullable", "True when rows may leave it empty."),
      may("is_primary_key", "Part of the primary key."),
      may("is_foreign_key", "Points at another table."),
      may("default_value", "Default in the engine's words."),
      may("references", "table(column) that it points at."),
  };
};
BOOST_DESCRIBE_STRUCT(ExplicitColumn,
                      (),
                      (name, type, nullable, is_primary_key, is_foreign_key, default_value, references))

struct ExplicitTable {
  std::string name;
  std::vector<ExplicitColumn> columns;
  json::object extras;

  static constexpr std::array about{
      must("name", "Table name."),
      must("columns", "Columns in order."),
  };
};
BOOST_DESCRIBE_STRUCT(ExplicitTable, (), (name, columns))

// Stage 3: how it is kept.
struct Database {
  Engine engine = Engine::postgresql;
  std::string version;
  Naming naming;
  Keys keys;
  std::string enums;
  std::string timestamps;
  std::string prisma_version;
  std::vector<Index> indexes;
  std::vector<Check> checks;
  std::vector<EnforcedByApplication> enforced_by_application;
  std::vector<Retention> retention;
  std::vector<SeedData> seed_data;
  std::vector<ExplicitTable> tables;
  json::object extras;

  static constexpr std::array about{
      must("engine", "Database engine."),
      may("version", "Major version, e.g. 17."),
      may("naming", "How tables and columns are called."),
      may("keys", "How rows are identified."),
      may("enums", "text-check or native."),
      may("timestamps", "Type of date-times."),
      may("prisma_version", "Prisma whose schema is written: 6 or 7; 7 when absent."),
      may("indexes", "Indexes beyond keys and foreign keys, each with its reader."),
      may("checks", "Conditions that one row can show."),
      may("enforced_by_application", "Invariants that only the service can hold."),
      may("retention", "How long rows stay."),
      may("seed_data", "Rows of a new database."),
      may("tables", "Tables as another tool decided them; compiled from the data model when absent."),
  };
};
BOOST_DESCRIBE_STRUCT(Database,
                      (),
                      (engine,
                       version,
                       naming,
                       keys,
                       enums,
                       timestamps,
                       prisma_version,
                       indexes,
                       checks,
                       enforced_by_application,
                       retention,
                       seed_data,
                       tables))

}  // namespace nonagon::design
