#pragma once

#include "derive/api/draft.hpp"

namespace nonagon::derive {

// A public operation for each role whose people open their accounts themselves: those who are served, and
// traders among them. Everybody else is given an account.
void derive_sign_up(ApiDraft& draft);

}  // namespace nonagon::derive
