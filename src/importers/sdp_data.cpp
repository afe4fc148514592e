// Stages 1 to 3 of foreign packages: product, data model, database.
#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/database.hpp"
#include "importers/sdp.hpp"

namespace nonagon::importers {
namespace {

using design::Design;
using design::StageName;

using NamesById = std::unordered_map<std::string, std::string>;

void name_end(json::object& relationship,
              std::string_view id_member,
              std::string_view member,
              const NamesById& names) {
  const auto id = text_of(relationship, id_member);
  if (id.empty() || relationship.contains(member)) return;
  const auto found = names.find(std::string(id));
  relationship[member] = found == names.end() ? json::string(id) : json::string(found->second);
  relationship.erase(id_member);
}

// "Project.userId" → "userId": the key is a field of the entity that holds it.
void shorten_key(json::object& relationship) {
  const auto key = text_of(relationship, "foreignKey");
  const auto dot = key.rfind('.');
  if (dot == std::string_view::npos || dot + 1 == key.size()) return;
  relationship["foreignKey"] = json::string(key.substr(dot + 1));
}

void spell_cardinality(json::object& relationship, std::string_view place, Package& package) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> spellings{{
      {"1:1", "one-to-one"},
      {"1:n", "one-to-many"},
      {"n:1", "many-to-one"},
      {"n:m", "many-to-many"},
      {"onetoone", "one-to-one"},
      {"onetomany", "one-to-many"},
      {"manytoone", "many-to-one"},
      {"manytomany", "many-to-many"},
  }};
  const std::string written(text_of(relationship, "type"));
  if (design::parse_enum<design::Cardinality>(written)) return;
  const auto compact = replace_all(replace_all(lower(written), "-", ""), "_", "");
  for (const auto& [spelling, type] : spellings) {
    if (compact != spelling) continue;
    relationship["type"] = type;
    package.note(Note::Kind::assumed, std::string(place), fmt::format("`{}` is taken for {}", written, type));
  }
}

void shape_relationships(json::object& model, std::string_view place, Package& package) {
  NamesById names;
  each_object(model, "entities", [&](const json::object& entity) {
    const auto id = text_of(entity, "id");
    if (!id.empty()) names.emplace(id, text_of(entity, "name"));
  });
  each_object(model, "relationships", [&](json::object& relationship) {
    name_end(relationship, "fromEntityId", "from", names);
    name_end(relationship, "toEntityId", "to", names);
    rename(relationship, "foreign_key", "foreignKey");
    shorten_key(relationship);
    spell_cardinality(relationship, place, package);
  });
}

// Tables and columns in our words: which entity and field a name of the database stands for.
class Renaming {
 public:
  explicit Renaming(const design::DataModel& model) {
    for (const auto& entity : model.entities) {
      for (const auto& name : {entity.name, plural_of(entity.name)})
        entities_.emplace(snake_case(name), &entity);
    }
  }

  const design::Entity* entity(std::string_view table) const {
    const auto found = entities_.find(snake_case(table));
    return found == entities_.end() ? nullptr : found->second;
  }

  static std::string field(const design::Entity& entity, std::string_view column) {
    const auto plain = snake_case(column);
    for (const auto& field : entity.fields) {
      if (snake_case(field.name) == plain) return field.name;
    }
    return std::string(column);
  }

 private:
  std::unordered_map<std::string, const design::Entity*> entities_;
};

void shape_index(json::object& index, const Renaming& renaming) {
  const auto* entity = renaming.entity(text_of(index, "table"));
  if (entity != nullptr && !index.contains("entity")) {
    index["entity"] = entity->name;
    index.erase("table");
    if (auto* columns = index.if_contains("columns"); columns != nullptr && columns->is_array()) {
      for (auto& column : columns->get_array()) {
        if (column.is_string()) column = Renaming::field(*entity, std::string_view(column.get_string()));
      }
    }
  } else {
    rename(index, "table", "entity");
  }
  const std::string type(text_of(index, "type"));
  if (!index.contains("unique")) index["unique"] = type == "unique";
  if (type != "unique") rename(index, "type", "method");
  if (type == "unique") index.erase("type");
  rename(index, "rationale", "why");
}

void shape_engine(json::object& database, std::string_view place, Package& package) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> engines{{
      {"supabase", "postgresql"},
      {"neon", "postgresql"},
      {"postgres", "postgresql"},
      {"planetscale", "mysql"},
      {"mariadb", "mysql"},
      {"turso", "sqlite"},
      {"mongo", "mongodb"},
  }};
  const std::string written(text_of(database, "engine"));
  if (design::parse_enum<design::Engine>(written)) return;
  const auto plain = lower(written);
  for (const auto& [name, engine] : engines) {
    if (plain.empty() || !plain.contains(name)) continue;
    database["engine"] = engine;
    database["engineAsWritten"] = written;
    package.note(Note::Kind::assumed,
                 fmt::format("{}#/engine", place),
                 fmt::format("`{}` is taken for {}", written, engine));
    return;
  }
}

void assume(json::object& object,
            std::string_view member,
            json::value value,
            std::string_view place,
            Package& package) {
  if (object.contains(member)) return;
  package.note(
      Note::Kind::assumed, fmt::format("{}#/{}", place, member), "not given: " + write_json_line(value));
  object[member] = std::move(value);
}

}  // namespace

json::object as_object(json::value&& value, std::string_view list) {
  if (value.is_object()) return std::move(value.get_object());
  json::object made;
  made[value.is_array() ? list : std::string_view("asWritten")] = std::move(value);
  return made;
}

void read_product(Design& design, Package& package) {
  auto document = package.take({"product/definition.json"});
  if (!document) return;
  auto product = as_object(std::move(document->value), "features");
  rename(product, "users", "personas");
  texts_to_objects(product, "problems", "problem");
  texts_to_objects(product, "features", "name");
  texts_to_objects(product, "personas", "name");
  adopt(design, StageName::product, std::move(product), document->path, package);
}

void read_data_model(Design& design, Package& package) {
  auto document = package.take({"data-model/entities.json"});
  if (!document) return;
  auto model = as_object(std::move(document->value), "entities");
  each_object(model, "entities", [](json::object& entity) {
    rename(entity, "attributes", "fields");
    texts_to_objects(entity, "fields", "name");
  });
  if (auto relationships = package.take({"data-model/relationships.json"})) {
    auto other = as_object(std::move(relationships->value), "relationships");
    for (auto& [name, value] : other) {
      if (!model.contains(name)) model[name] = std::move(value);
    }
  }
  if (!model.contains("relationships")) {
    package.note(Note::Kind::missing, document->path, "no relationships are given");
    model["relationships"] = json::array();
  }
  shape_relationships(model, document->path, package);
  adopt(design, StageName::data_model, std::move(model), document->path, package);
}

void read_database(Design& design, Package& package) {
  auto document = package.take({"database/schema-config.json", "database/schema.json"});
  if (!document) return;
  auto database = as_object(std::move(document->value), "tables");
  shape_engine(database, document->path, package);
  each_object(database, "tables", [](json::object& table) {
    each_object(table, "columns", [](json::object& column) {
      if (!column.contains("nullable"))
        column["nullable"] = true;  // as in SQL, unless somebody says otherwise
    });
  });
  const Renaming renaming(design.data_model);
  each_object(database, "indexes", [&](json::object& index) { shape_index(index, renaming); });
  assume(database,
         "naming",
         {{"tables", "snake_case_plural"}, {"columns", "snake_case"}},
         document->path,
         package);
  assume(database, "keys", {{"type", "uuid"}, {"generation", "uuidv7-application"}}, document->path, package);
  adopt(design, StageName::database, std::move(database), document->path, package);
}

}  // namespace nonagon::importers
