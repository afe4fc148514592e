#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/secret.hpp"
#include "base/text.hpp"
#include "store/accounts.hpp"
#include "workbench/paging.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

constexpr std::chrono::days usual_life{90};
constexpr std::chrono::days longest_life{365};
constexpr std::size_t most_label_bytes = 120;

}  // namespace

Result<Page<store::MCPToken>> Workbench::tokens(std::string_view project, const PageOf& part) {
  const auto owner = TRY(find(project, Access::read));
  const auto request = TRY(page_request<store::MCPTokenId>(part));
  return page_of(TRY(store::tokens_page(*connection_, owner.id, request)), part);
}

Result<MadeToken> Workbench::make_token(std::string_view project, const NewToken& wanted) {
  if (trim(wanted.label).empty() || wanted.label.size() > most_label_bytes || !is_valid_utf8(wanted.label))
    return fail(
        ErrorCode::invalid_input, "a label has 1 to 120 bytes of text: say who uses the token", "/label");
  const auto now = clock_.now();
  const auto expires_at = wanted.expires_at.value_or(now + usual_life);
  if (expires_at && (*expires_at <= now || *expires_at > now + longest_life)) {
    return fail({.code = ErrorCode::invalid_input,
                 .detail = "a token expires within a year from now",
                 .pointer = "/expiresAt",
                 .reason = fmt::format("{} is not within it", rfc3339(*expires_at)),
                 .fix = "Name an earlier time, or null for a token that never expires."});
  }
  auto token = new_secret(agent_secret, entropy_);
  return transaction([&]() -> Result<MadeToken> {
    const auto owner = TRY(find(project, Access::write));
    store::MCPToken row{.id = store::MCPTokenId::make(clock_, entropy_),
                        .user_id = user_.id,
                        .project_id = owner.id,
                        .token_hash = sha256_hex(token),
                        .label = wanted.label,
                        .last_used_at = std::nullopt,
                        .expires_at = expires_at,
                        .created_at = now};
    TRY(store::add_token(*connection_, row));
    return MadeToken{.row = std::move(row), .token = token};
  });
}

Result<void> Workbench::revoke_token(std::string_view project, const store::MCPTokenId& id) {
  return transaction([&]() -> Result<void> {
    const auto owner = TRY(find(project, Access::read));
    const auto row = TRY(store::find_token(*connection_, id));
    if (!row || row->project_id != owner.id) {
      return fail({.code = ErrorCode::not_found,
                   .detail = "there is no such token",
                   .pointer = {},
                   .reason = "it was revoked, or belongs to another project",
                   .fix = "List the project's with `nonagon token list`."});
    }
    TRY(store::remove_token(*connection_, id));
    return {};
  });
}

}  // namespace nonagon::workbench
