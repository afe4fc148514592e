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

Result<std::vector<StageId>> drafted_stages(Connection& connection,
                                            const UserId& user,
                                            const ProjectId& project) {
  std::vector<StageId> ids;
  for (const auto& draft :
       TRY(select<Draft>(connection,
                         "WHERE user_id = ? AND stage_id IN (SELECT id FROM stages WHERE project_id = ?)",
                         parameters(user, project))))
    ids.push_back(draft.stage_id);
  return ids;
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
