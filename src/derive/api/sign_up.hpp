#pragma once

#include "derive/api/draft.hpp"
#include "design/operations.hpp"

namespace nonagon::derive {

// A public operation for each role whose people open their accounts themselves: those who are served, and
// traders among them. Everybody else is given an account.
void derive_sign_up(ApiDraft& draft);

// Whether somebody opens an account by it.
bool is_sign_up(const design::Operation& operation);

}  // namespace nonagon::derive
