#pragma once

#include "derive/reading/model_facts.hpp"

namespace nonagon::derive {

// Fills seedData: two rows an entity that belong together and satisfy every type, enum, key, unique group,
// check and foreign key of the design, in the order in which they can be inserted. An entity for which no
// such row can be made up has none. Call when indexes and checks are decided.
void derive_seed_rows(const ModelFacts& model, design::Design& design);

}  // namespace nonagon::derive
