#pragma once

#include <array>
#include <optional>
#include <string_view>

// The revisions of the Model Context Protocol that are spoken here (modelcontextprotocol.io/specification).
namespace nonagon::mcp {

enum class Revision { march_2025, june_2025, november_2025, july_2026 };

// Legacy revisions begin with `initialize`; the modern one carries everything in each request's `_meta`.
enum class Era { legacy, modern };

inline constexpr std::array all_revisions{
    Revision::march_2025, Revision::june_2025, Revision::november_2025, Revision::july_2026};
inline constexpr Revision latest_legacy = Revision::november_2025;
inline constexpr Revision latest = Revision::july_2026;

constexpr std::string_view wire_name(Revision revision) {
  switch (revision) {
    case Revision::march_2025: return "2025-03-26";
    case Revision::june_2025: return "2025-06-18";
    case Revision::november_2025: return "2025-11-25";
    case Revision::july_2026: return "2026-07-28";
  }
  return {};
}

constexpr std::optional<Revision> parse_revision(std::string_view name) {
  for (const auto revision : all_revisions) {
    if (wire_name(revision) == name) return revision;
  }
  return std::nullopt;
}

constexpr Era era_of(Revision revision) {
  return revision == Revision::july_2026 ? Era::modern : Era::legacy;
}

}  // namespace nonagon::mcp
