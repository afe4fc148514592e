#pragma once

#include <string>
#include <string_view>

#include "pipeline/lifecycle.hpp"

namespace nonagon::store {

// The column made_from: {"product":"5f2…"}, stages that were not read left out.
std::string write_hashes(const pipeline::InputHashes& hashes);
pipeline::InputHashes read_hashes(std::string_view text);

}  // namespace nonagon::store
