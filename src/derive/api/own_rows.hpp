#pragma once

#include <string>
#include <string_view>

#include "derive/reading/model_facts.hpp"

namespace nonagon::derive {

enum class Follow {
  keys,   // from a row to what it belongs to
  lines,  // and to what stands on its lines
};

// Which rows somebody in this role calls theirs: "whose buyerId is their own", "with pieces of their own",
// "with whom they have an appointment". Empty when nothing ties rows to the role.
std::string own_rows(const ModelFacts& model,
                     std::string_view role,
                     const EntityFacts& facts,
                     Follow follow = Follow::lines);

}  // namespace nonagon::derive
