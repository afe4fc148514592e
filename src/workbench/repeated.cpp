#include "store/idempotency.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

// As long as an answer is kept for whoever asks again.
constexpr std::chrono::hours kept_for{24};

}  // namespace

Result<std::optional<store::StoredAnswer>> Workbench::kept_answer(std::string_view key,
                                                                  std::string_view request_hash) {
  TRY(store::remove_answers_before(*connection_, clock_.now() - kept_for));
  auto known = TRY(store::find_answer(*connection_, user_.id, key));
  if (known && known->request_hash != request_hash) {
    return fail({.code = ErrorCode::conflict,
                 .detail = "this idempotency key stands for another request",
                 .pointer = {},
                 .reason = "within a day a key names one request, word for word",
                 .fix = "Send a new key with a new request."});
  }
  return known;
}

Result<void> Workbench::keep_answer(store::StoredAnswer answer) {
  answer.user_id = user_.id;
  answer.created_at = clock_.now();
  return store::add_answer(*connection_, answer);
}

}  // namespace nonagon::workbench
