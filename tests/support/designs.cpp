#include "support/designs.hpp"

#include <filesystem>
#include <initializer_list>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

#include "support/files.hpp"

namespace nonagon::test {
namespace {

void read_payloads(design::Design& design, const std::filesystem::path& folder) {
  for (const auto stage : design::all_stages) {
    const auto text = read_text(folder / (std::string(wire_name(stage)) + ".json"));
    if (text.empty()) continue;
    const auto reading = read_payload_text(design, stage, text);
    if (!reading) throw std::runtime_error(reading.error().detail);
    if (!reading->is_valid())
      throw std::runtime_error(reading->findings[0].pointer + ": " + reading->findings[0].message);
  }
}

// The payloads that lie in these folders of the tree, ids assigned.
design::Design design_of(std::string_view name, std::initializer_list<std::string_view> folders) {
  design::Design design;
  design.name = name;
  design.slug = name;
  for (const auto folder : folders) read_payloads(design, source_root() / folder);
  assign_ids(design);
  return design;
}

}  // namespace

design::Design fixture(std::string_view name) {
  return design_of(name, {fmt::format("tests/fixtures/{}", name)});
}

design::Design own_design() {
  return design_of("nonagon", {"design/stages"});
}

design::Design derived_library() {
  return design_of(
      "borrowell",
      {"tests/fixtures/tool-library", "tests/golden/derive/tool-library", "tests/golden/borrowell/stages"});
}

}  // namespace nonagon::test
