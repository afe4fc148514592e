#pragma once

#include <set>
#include <string>
#include <vector>

#include "design/data_model.hpp"

namespace nonagon::derive {

using StateNames = std::set<std::string, std::less<>>;

// States that end a life badly: cancelled, expired, lost.
bool is_bad_ending(std::string_view state);

// The named states that the lifecycle knows, the first one, and the other answer where one answer is named.
StateNames necessary_states(const design::Lifecycle& lifecycle, const StateNames& named);

// What a life of which the text says nothing cannot do without: how it begins, how it ends well and how it
// ends badly. All states where there are no more than five.
StateNames essential_states(const design::Lifecycle& lifecycle);

// Leaves only the kept states: a way that led through others goes straight, by its last step.
void keep_states(design::Lifecycle& lifecycle, const StateNames& kept);

}  // namespace nonagon::derive
