#include "store/input_hashes.hpp"

#include "base/json.hpp"

namespace nonagon::store {

std::string write_hashes(const pipeline::InputHashes& hashes) {
  json::object object;
  for (const auto stage : design::all_stages) {
    const auto& hash = hashes[design::index_of(stage)];
    if (!hash.empty()) object[design::wire_name(stage)] = hash;
  }
  return write_json_line(object);
}

pipeline::InputHashes read_hashes(std::string_view text) {
  pipeline::InputHashes hashes{};
  const auto document = parse_json(text);
  if (!document || !document->is_object()) return hashes;
  for (const auto& [name, hash] : document->get_object()) {
    const auto stage = design::parse_stage(name);
    if (stage && hash.is_string()) hashes[design::index_of(*stage)] = hash.get_string().c_str();
  }
  return hashes;
}

}  // namespace nonagon::store
