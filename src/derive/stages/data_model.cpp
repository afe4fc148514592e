#include "derive/stages/stages.hpp"

namespace nonagon::derive {

void derive_data_model(design::Design& design) {
  design.data_model = {};
}

}  // namespace nonagon::derive
