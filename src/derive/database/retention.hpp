#pragma once

#include "derive/reading/model_facts.hpp"

namespace nonagon::derive {

// How long rows stay: one entry for every entity with personal data, for what the service keeps for itself,
// and for removed rows.
void derive_retention(const ModelFacts& model, design::Design& design);

// A value for a personal field of an erased row that passes the field's type and check; null when the field
// may be empty.
json::value erased_value(const design::Field& field);

}  // namespace nonagon::derive
