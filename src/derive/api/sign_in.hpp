#pragma once

#include "derive/api/draft.hpp"
#include "design/operations.hpp"

namespace nonagon::derive {

// Fills auth, from the answer api.auth-strategy or from who signs in; call before the resources are made.
void derive_auth(ApiDraft& draft);

// The operations that sign-in needs beside the session's own: by a link, by somebody else's account, for a
// new password and for an address that is confirmed. Call when the resources are made.
void derive_sign_in_actions(ApiDraft& draft);

// Whether somebody who cannot sign in asks for a link by it.
bool asks_for_link(const design::Operation& operation);

// Whether it is opened by a link for a new password, or to confirm an address.
bool is_by_own_mail(const design::Operation& operation);

}  // namespace nonagon::derive
