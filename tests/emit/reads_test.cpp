#include <doctest/doctest.h>

#include "emit/emitter.hpp"
#include "support/designs.hpp"

using namespace nonagon;
using namespace nonagon::design;

namespace {

// `design` with one payload of `other`. What every emitter may read stays: name, version, the stages shown.
Design with_payload_of(const Design& other, StageName stage, Design design) {
  switch (stage) {
    case StageName::product: design.product = other.product; break;
    case StageName::data_model: design.data_model = other.data_model; break;
    case StageName::database: design.database = other.database; break;
    case StageName::api: design.api = other.api; break;
    case StageName::stack: design.stack = other.stack; break;
    case StageName::design: design.design = other.design; break;
    case StageName::sections: design.sections = other.sections; break;
    case StageName::infrastructure: design.infrastructure = other.infrastructure; break;
    case StageName::export_:  // beside the stages shown it holds the version of the document
      design.export_plan.openapi = design.export_plan.openapi == "3.2" ? "3.1" : "3.2";
      break;
  }
  return design;
}

// Every emitter, whatever stages the design has.
std::string files_of(const emit::Emitter& emitter, const Design& design) {
  std::string all;
  for (const auto& [path, bytes] : emitter.emit(design)) all += path + '\n' + bytes + '\n';
  return all;
}

}  // namespace

TEST_CASE("a payload that an emitter does not read leaves its files as they are") {
  const std::vector designs{
      test::own_design(), test::derived_library(), test::fixture("repair-shop"), Design{}};
  for (const auto* emitter : emit::emitters()) {
    for (const auto& design : designs) {
      const auto before = files_of(*emitter, design);
      for (const auto stage : all_stages) {
        if (emitter->reads.contains(stage)) continue;
        INFO(emitter->id, " and ", wire_name(stage));
        for (const auto& other : designs)
          CHECK(files_of(*emitter, with_payload_of(other, stage, design)) == before);
      }
    }
  }
}
