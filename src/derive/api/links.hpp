#pragma once

#include "derive/api/draft.hpp"

namespace nonagon::derive {

// "Customers approve quotes by a link": a link, a view without personal data, and the answers given through
// it. Call before the other actions, so that those answers belong to the link.
void derive_links(ApiDraft& draft);

}  // namespace nonagon::derive
