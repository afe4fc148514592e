#pragma once

#include <cstddef>

namespace nonagon::pack {

// What a package may cost to read. Source: docs/limits.md.
struct PackageLimits {
  std::size_t entries = 10'000;
  std::size_t entry_bytes = 64U << 20U;
  std::size_t total_bytes = 256U << 20U;
  std::size_t path_bytes = 255;
  std::size_t depth = 16;   // folders and file name
  std::size_t ratio = 100;  // unpacked to packed, beyond the slack
  std::size_t ratio_slack = 65'536;
};

inline constexpr PackageLimits limits;

}  // namespace nonagon::pack
