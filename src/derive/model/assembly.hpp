#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "derive/model/sketch.hpp"
#include "design/design.hpp"

// From a sketch to the payload of the data model.
namespace nonagon::derive {

// Operation names already given: each is unique in the design.
using ActionNames = std::set<std::string, std::less<>>;

// Fields of the entity's archetype or of its kind, and those that the text names; neither key, foreign keys
// nor timestamps.
std::vector<design::Field> own_fields(const SketchEntity& entity);

// The lifecycle of archetype and text together; puts the state field, and a time for each state that an
// action reaches, into `entity.fields`.
void add_lifecycle(design::Entity& entity, const SketchEntity& sketch, ActionNames& taken);

// The entity `User` and how people of the design belong to it. Does nothing when nobody signs in.
void add_accounts(Sketch& sketch, const design::Answers& answers);
bool has_accounts(const Sketch& sketch, const design::Answers& answers);
// Roles of the people who sign in, snake_case.
std::vector<std::string> role_names(const Sketch& sketch);

// What the answer "special-data" asks for: attachments, coordinates, readings, an audit trail, tenants …
void add_special_entities(Sketch& sketch, const design::Answers& answers);
void add_special_fields(design::DataModel& model, const design::Answers& answers);

// Relations that archetypes of the sketch have among each other.
void add_known_relations(Sketch& sketch);

// Appends a field unless there is one of its name.
void add_field(std::vector<design::Field>& fields, design::Field field);

}  // namespace nonagon::derive
