#include "store/drafts.hpp"

#include "store/columns.hpp"

namespace nonagon::store {

Result<void> keep_draft(Connection& connection, const Draft& draft) {
  TRY(remove_draft(connection, draft.user_id, draft.stage_id));
  return insert(connection, draft);
}

Result<std::optional<Draft>> find_draft(Connection& connection, const UserId& user, const StageId& stage) {
  return select_one<Draft>(connection, "WHERE user_id = ? AND stage_id = ?", parameters(user, stage));
}

Result<bool> has_draft(Connection& connection, const UserId& user, const StageId& stage) {
  const auto rows = TRY(connection.query("SELECT 1 FROM drafts WHERE user_id = ? AND stage_id = ?",
                                         parameters(user, stage)));
  return !rows.empty();
}

Result<void> remove_draft_answers(Connection& connection, const UserId& user, const StageId& stage) {
  TRY(connection.execute("DELETE FROM drafts WHERE user_id = ? AND stage_id = ? AND data IS NULL",
                         parameters(user, stage)));
  TRY(connection.execute("UPDATE drafts SET answers = NULL WHERE user_id = ? AND stage_id = ?",
                         parameters(user, stage)));
  return {};
}

Result<void> remove_draft(Connection& connection, const UserId& user, const StageId& stage) {
  TRY(connection.execute("DELETE FROM drafts WHERE user_id = ? AND stage_id = ?", parameters(user, stage)));
  return {};
}

}  // namespace nonagon::store
