#include "derive/stages/stages.hpp"

namespace nonagon::derive {

using design::StageName;

void derive_export(design::Design& design) {
  design.export_plan = {};
  for (const auto stage : design::all_stages) {
    if (stage == StageName::export_) continue;
    if (stage == StageName::sections && design.sections.sections.empty()) continue;
    design.export_plan.include.emplace_back(design::wire_name(stage));
  }
  design.export_plan.include.emplace_back("validation");
  design.export_plan.formats = {"folder", "zip"};
  design.export_plan.openapi = "3.1";
}

}  // namespace nonagon::derive
