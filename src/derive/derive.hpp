#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "design/design.hpp"
#include "pipeline/stage.hpp"

namespace nonagon::derive {

inline constexpr std::string_view engine_name = "nonagon-rules-1";

// An idea in plain text has at most this many bytes.
inline constexpr std::size_t max_idea_bytes = 200'000;

// Fills the payload of `stage` in `design` from the payloads it reads and the design's answers (the idea is
// answer product/idea). Deterministic and total: any text gives a valid payload, what was assumed stands in
// product.assumptions or beside the decision.
void derive_stage(design::Design& design, design::StageName stage);

// All nine in order. `name` replaces the name found in the idea when not empty.
design::Design derive_design(const design::Answers& answers, std::string_view name = {});

}  // namespace nonagon::derive
