#pragma once

#include "derive/api/draft.hpp"

namespace nonagon::derive {

// Exactly one operation or job for each transition of a lifecycle, one for whatever else a field says it is
// set by, and two for each many-to-many relationship.
void derive_actions(ApiDraft& draft);

}  // namespace nonagon::derive
