#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"
#include "design/design.hpp"

namespace nonagon::pack {

inline constexpr std::string_view manifest_path = "sdp.json";

struct ManifestEntry {
  std::string path;
  std::string sha256;
  std::int64_t bytes = 0;
  std::optional<std::string> stage;  // wire name; none for what belongs to no stage
};

// sdp.json over these files.
std::string write_manifest(const design::Design& design, std::span<const ManifestEntry> files);

// The file list of a manifest of ours; fails when sdp.json is missing or lists its files otherwise.
Result<std::vector<ManifestEntry>> read_manifest(const Files& files);

}  // namespace nonagon::pack
