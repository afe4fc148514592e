#include <set>

#include "base/json.hpp"
#include "design/authored.hpp"
#include "importers/format.hpp"

namespace nonagon::importers {
namespace {

// Compiled files belong to a stage in the manifest; they are made again and need not be kept.
std::set<std::string, std::less<>> compiled_paths(const Files& files) {
  std::set<std::string, std::less<>> paths;
  const auto file = files.find("sdp.json");
  if (file == files.end()) return paths;
  const auto manifest = parse_json(file->second);
  const auto* list = manifest ? find_pointer(*manifest, "/files") : nullptr;
  if (list == nullptr || !list->is_array()) return paths;
  for (const auto& entry : list->get_array()) {
    const auto* path = find_pointer(entry, "/path");
    const auto* stage = find_pointer(entry, "/stage");
    if (path != nullptr && path->is_string() && stage != nullptr && stage->is_string())
      paths.emplace(path->get_string());
  }
  return paths;
}

Result<Imported> read(const Files& files) {
  auto reading = TRY(design::inspect_authored(files));
  Imported imported{std::move(reading.design), {}, {}};
  for (const auto& finding : reading.findings) {
    imported.notes.push_back(
        {Note::Kind::missing, design::payload_path(finding.stage) + "#" + finding.pointer, finding.message});
  }
  const auto compiled = compiled_paths(files);
  for (const auto& [path, bytes] : files) {
    if (path == "sdp.json" || design::is_authored(path) || compiled.contains(path)) continue;
    imported.carried.emplace(path, bytes);
  }
  return imported;
}

}  // namespace

extern constinit const Format nonagon{
    .id = "nonagon",
    .summary = "A package of our own: payloads in stages/, answers.json and waivers.json.",
    .rank = 10,
    .recognises = design::holds_payloads,
    .read = read,
};

}  // namespace nonagon::importers
