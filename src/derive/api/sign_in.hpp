#pragma once

#include "derive/api/draft.hpp"

namespace nonagon::derive {

// Fills auth, from the answer api.auth-strategy or from who signs in; call before the resources are made.
void derive_auth(ApiDraft& draft);

// The operations that a sign-in without a password needs; call when the resources are made.
void derive_sign_in_actions(ApiDraft& draft);

}  // namespace nonagon::derive
