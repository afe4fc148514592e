#pragma once

#include <stdexcept>
#include <string>

#include "design/design.hpp"
#include "support/files.hpp"

namespace nonagon::test {

// The lending library of the fixtures with the design system and screens that the built-in engine gives it.
inline design::Design borrowell() {
  design::Design design;
  design.name = "Borrowell";
  design.slug = "borrowell";
  using design::StageName;
  for (const auto stage :
       {StageName::product, StageName::data_model, StageName::api, StageName::design, StageName::sections}) {
    const bool is_written = stage == StageName::design || stage == StageName::sections;
    const auto folder =
        source_root() / "tests" / (is_written ? "golden/borrowell/stages" : "fixtures/borrowell");
    const auto reading = design::read_payload_text(
        design, stage, read_text(folder / (std::string(design::wire_name(stage)) + ".json")));
    if (!reading || !reading->is_valid())
      throw std::runtime_error("borrowell is not valid: " + std::string(design::wire_name(stage)));
  }
  return design;
}

}  // namespace nonagon::test
