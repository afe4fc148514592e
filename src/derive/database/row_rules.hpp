#pragma once

#include "derive/reading/model_facts.hpp"

namespace nonagon::derive {

// Fills checks, the unique indexes that hold an invariant, and enforcedByApplication: after it, every
// invariant of the data model is held by something. The engine must be chosen before.
void derive_row_rules(const ModelFacts& model, design::Design& design);

}  // namespace nonagon::derive
