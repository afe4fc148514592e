#pragma once

#include "derive/reading/model_facts.hpp"

namespace nonagon::derive {

// How many rows the product is expected to keep: the answer to database.scale-expectations.
enum class Scale { small, medium, large };

Scale scale_of(const design::Design& design);

// Adds the indexes that readers need beyond keys, unique groups, foreign keys and plain list orders, which
// the compiler makes. Those that row_rules added are there already; none repeats another's beginning.
void derive_indexes(const ModelFacts& model, design::Design& design);

}  // namespace nonagon::derive
