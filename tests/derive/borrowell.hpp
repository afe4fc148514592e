#pragma once

#include <algorithm>

#include "design/design.hpp"
#include "support/files.hpp"

namespace nonagon::test {

// A lending library for tools: roles, a lifecycle, a part, a link without an account, and a report. Stages 1,
// 2 and 4.
inline design::Design borrowell() {
  design::Design design;
  design.name = "Borrowell";
  design.slug = "borrowell";
  const auto folder = source_root() / "tests" / "fixtures" / "borrowell";
  for (const auto stage :
       {design::StageName::product, design::StageName::data_model, design::StageName::api}) {
    const auto text = read_text(folder / (std::string(design::wire_name(stage)) + ".json"));
    const auto reading = design::read_payload_text(design, stage, text);
    if (!reading || !reading->is_valid())
      throw std::runtime_error("the fixture borrowell is not valid: " +
                               std::string(design::wire_name(stage)));
  }
  return design;
}

}  // namespace nonagon::test
