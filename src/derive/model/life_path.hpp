#pragma once

#include <set>
#include <string>
#include <vector>

#include "design/data_model.hpp"

namespace nonagon::derive {

using StateNames = std::set<std::string, std::less<>>;

// States that end a life badly: cancelled, expired, lost.
bool is_bad_ending(std::string_view state);

// The states without which the named ones make no sense: the first one, the shortest way to each, the other
// answer where one answer is named, a way to call it off, and a good end where none is among them.
StateNames necessary_states(const design::Lifecycle& lifecycle, const StateNames& named);

// Leaves only the kept states; transitions between them stay.
void keep_states(design::Lifecycle& lifecycle, const StateNames& kept);

}  // namespace nonagon::derive
