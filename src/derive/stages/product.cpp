#include "derive/assumptions.hpp"
#include "derive/stages/stages.hpp"

namespace nonagon::derive {

void derive_product(design::Design& design) {
  design.product = {};
  design.product.name = design.name.empty() ? "Untitled" : design.name;
  design.product.description = idea_of(design.answers);
}

}  // namespace nonagon::derive
