#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "derive/reading/model_facts.hpp"
#include "design/design.hpp"

// How screens speak of an entity, and which of its fields a person recognises it by.
namespace nonagon::derive {

std::string label_of(std::string_view name);  // "Repair ticket"

// The entity's name as a component can be called: "RepairTicket", "N3dModel".
std::string component_name(std::string_view name);

// The field that people know a row by; null when there is only a key.
const design::Field* label_field(const design::Entity& entity);
// The enum that tells where a row stands; null when there is none.
const design::Field* status_field(const design::Entity& entity);
// The day or time that matters to people, not the row's own times.
const design::Field* date_field(const design::Entity& entity);
// How people speak of it: dueOn → "due day", startsAt → "start time".
std::string spoken_time(const design::Field& field);
const design::Field* money_field(const design::Entity& entity);

std::vector<std::string> status_values(const design::Entity& entity);

bool is_row_time(std::string_view field_name);  // createdAt, updatedAt …

// The words of a text in lower case and singular, for comparing what people wrote with names.
std::vector<std::string> stems_of(std::string_view text);
// True when `phrase` stands in `text` word for word; never for an empty phrase.
bool holds_phrase(const std::vector<std::string>& text, const std::vector<std::string>& phrase);

}  // namespace nonagon::derive
