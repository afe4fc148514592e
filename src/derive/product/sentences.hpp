#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "derive/model/sketch.hpp"

// Words that the texts of the product stage share.
namespace nonagon::derive {

// "drop off" → "drops off", "carry" → "carries".
std::string third_person(std::string_view verb);

// "a bike", "an order".
std::string one_of(std::string_view phrase);

// "in_progress" → "in progress".
std::string state_in_words(std::string_view state);

// The states of a thing in the order of its life, without the bad ends; at most four.
std::vector<std::string> main_states(const SketchEntity& entity);

// What one row of the kind is, as one sentence: known from experience, or told by who does what with it and
// what it belongs to.
std::string meaning(const Sketch& sketch, std::size_t entity);

// Fields that a person fills in for every row, spoken; at most three.
std::vector<std::string> main_fields(const SketchEntity& entity);

}  // namespace nonagon::derive
