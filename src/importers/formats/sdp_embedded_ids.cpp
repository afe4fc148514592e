#include <algorithm>
#include <array>

#include "importers/sdp.hpp"

namespace nonagon::importers {
namespace {

constexpr std::array<std::string_view, 5> own_files{"database/schema-config.json",
                                                    "api/design.json",
                                                    "stack/selection.json",
                                                    "design/design-system.json",
                                                    "infrastructure/config.json"};

// Besides its own file names, the dialect is known by relationships inside the entity file.
bool recognises(const Files& files) {
  if (std::ranges::any_of(own_files, [&](std::string_view path) { return files.contains(path); }))
    return true;
  const auto entities = files.find("data-model/entities.json");
  return entities != files.end() && entities->second.contains("\"fromEntityId\"");
}

}  // namespace

extern constinit const Format sdp_embedded_ids{
    .id = "sdp-embedded-ids",
    .summary = "A foreign package whose elements have ids and refer to each other by them.",
    .rank = 20,
    .recognises = recognises,
    .read = read_sdp,
};

}  // namespace nonagon::importers
