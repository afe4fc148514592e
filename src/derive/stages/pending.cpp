#include "base/text.hpp"
#include "derive/stages/stages.hpp"

namespace nonagon::derive {

void derive_stack(design::Design& design) {
  design.stack = {};
  design.stack.selections = {{"language", "typescript"}};
}

void derive_infrastructure(design::Design& design) {
  design.infrastructure = {};
  design.infrastructure.hosting = "docker-compose";
}

void derive_export(design::Design& design) {
  design.export_plan = {.include = {"product", "dataModel"}, .formats = {"folder"}, .openapi = "3.1"};
}

}  // namespace nonagon::derive
