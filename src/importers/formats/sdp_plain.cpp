#include <algorithm>
#include <array>

#include "importers/sdp.hpp"

namespace nonagon::importers {
namespace {

constexpr std::array<std::string_view, 8> known_files{"product/definition.json",
                                                      "data-model/entities.json",
                                                      "data-model/relationships.json",
                                                      "database/schema.json",
                                                      "api/endpoints.json",
                                                      "stack/dependencies.json",
                                                      "design/tokens.json",
                                                      "infrastructure/deployment.json"};

bool recognises(const Files& files) {
  return std::ranges::any_of(known_files, [&](std::string_view path) { return files.contains(path); });
}

}  // namespace

extern constinit const Format sdp_plain{
    .id = "sdp-plain",
    .summary = "A foreign package whose elements refer to each other by name.",
    .rank = 30,
    .recognises = recognises,
    .read = read_sdp,
};

}  // namespace nonagon::importers
