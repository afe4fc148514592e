#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "design/data_model.hpp"

namespace nonagon::derive {

// A UUIDv8 (RFC 9562, section 5.8) from the entity's name and the row's number, counted from 1.
std::string sample_id(std::string_view entity, int row);

// Values that a field of row `row` may take by its type, format and name, the likeliest first; empty where
// none can be made up. Nobody real is named: example.com (RFC 2606) and numbers kept for fiction. `step`
// counts the moments of the row, so that later fields hold later moments.
std::vector<json::value> sample_values(const design::Entity& entity,
                                       const design::Field& field,
                                       int row,
                                       int step);

}  // namespace nonagon::derive
