#include "base/text.hpp"
#include "store/accounts.hpp"
#include "workbench/accounts.hpp"
#include "workbench/paging.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {

Result<store::User> Workbench::change_user(const UserChange& change) {
  return transaction([&]() -> Result<store::User> {
    auto row = user_;
    if (change.email) {
      row.email = TRY(parse_email(*change.email, "/email"));
      const auto other = TRY(store::find_user(*connection_, row.email));
      if (other && other->id != row.id) {
        return fail({.code = ErrorCode::conflict,
                     .detail = "this address has an account",
                     .pointer = "/email",
                     .reason = "an address stands for one user",
                     .fix = "Take another address."});
      }
    }
    if (change.name) {
      if (trim(*change.name).empty() || change.name->size() > 120 || !is_valid_utf8(*change.name))
        return fail(ErrorCode::invalid_input, "a name has 1 to 120 bytes of text", "/name");
      row.name = *change.name;
    }
    if (change.avatar_url) {
      const auto& url = *change.avatar_url;
      if (url && (!url->starts_with("https://") || url->size() > 2000 || !is_valid_utf8(*url)))
        return fail(ErrorCode::invalid_input, "an avatar is an https:// address", "/avatarUrl");
      row.avatar_url = url;
    }
    if (change.preferences) row.preferences = *change.preferences;
    row.updated_at = clock_.now();
    TRY(store::update_user(*connection_, row));
    user_ = row;
    return row;
  });
}

Result<Page<store::Session>> Workbench::sessions(const PageOf& part) {
  const auto request = TRY(page_request<store::SessionId>(part));
  return page_of(TRY(store::sessions_page(*connection_, user_.id, request)), part);
}

}  // namespace nonagon::workbench
