#pragma once

#include <optional>

#include "store/connection.hpp"
#include "store/entities.hpp"

namespace nonagon::store {

// Takes the place of the draft that this person had of this stage.
Result<void> keep_draft(Connection& connection, const Draft& draft);

Result<std::optional<Draft>> find_draft(Connection& connection, const UserId& user, const StageId& stage);

Result<bool> has_draft(Connection& connection, const UserId& user, const StageId& stage);

// Answers that were saved are no draft any more; data that was typed beside them is.
Result<void> remove_draft_answers(Connection& connection, const UserId& user, const StageId& stage);

// Without a draft nothing happens.
Result<void> remove_draft(Connection& connection, const UserId& user, const StageId& stage);

}  // namespace nonagon::store
