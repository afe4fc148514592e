#include "support/designs.hpp"

#include <stdexcept>
#include <string>

#include "support/files.hpp"

namespace nonagon::test {

design::Design fixture(std::string_view name) {
  design::Design design;
  design.name = name;
  design.slug = name;
  const auto folder = source_root() / "tests" / "fixtures" / name;
  for (const auto stage : design::all_stages) {
    const auto text = read_text(folder / (std::string(wire_name(stage)) + ".json"));
    if (text.empty()) continue;
    const auto reading = read_payload_text(design, stage, text);
    if (!reading) throw std::runtime_error(reading.error().detail);
    if (!reading->is_valid())
      throw std::runtime_error(reading->findings[0].pointer + ": " + reading->findings[0].message);
  }
  assign_ids(design);
  return design;
}

}  // namespace nonagon::test
