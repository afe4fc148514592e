#include "base/text.hpp"
#include "derive/stages/stages.hpp"

namespace nonagon::derive {

void derive_stack(design::Design& design) {
  design.stack = {};
  design.stack.selections = {{"language", "typescript"}};
}

void derive_design_system(design::Design& design) {
  design.design = {};
  design.design.seeds = {{"primary", "#0f766e"}};
}

void derive_sections(design::Design& design) {
  design.sections = {};
}

void derive_infrastructure(design::Design& design) {
  design.infrastructure = {};
  design.infrastructure.hosting = "docker-compose";
}

void derive_export(design::Design& design) {
  design.export_plan = {.include = {"product", "dataModel"}, .formats = {"folder"}, .openapi = "3.1"};
}

}  // namespace nonagon::derive
