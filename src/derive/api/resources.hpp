#pragma once

#include "derive/api/draft.hpp"

namespace nonagon::derive {

// One resource for each entity that people or programs reach.
void derive_resources(ApiDraft& draft);

}  // namespace nonagon::derive
