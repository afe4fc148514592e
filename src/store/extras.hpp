#pragma once

#include <array>
#include <string_view>

namespace nonagon::store {

// A column, or with an empty name a whole table, that the nine entities of design/ do not have.
struct Extra {
  std::string_view table;
  std::string_view column;
  std::string_view reason;
};

inline constexpr std::array extras{
    Extra{"projects", "design_version", "the design's own SemVer, which is part of the package's name"},
    Extra{"projects", "waivers", "findings that somebody accepted; a file of the package"},
    Extra{"stages", "payload_hash", "staleness is computed from hashes, without reading payloads"},
    Extra{"stages", "made_from", "hashes of the payloads that this one was made from or completed against"},
    Extra{"stages", "before_generating", "where a failed generation goes back to"},
    Extra{"stages", "before_revert", "what a stage was before an earlier one was reverted"},
    Extra{"stages", "locked_by", "whose revert locked it, so that only that one opens it again"},
    Extra{"stage_outputs", "content_hash", "names the bytes: ETag, lost updates, staleness"},
    Extra{"stage_outputs", "made_from", "activating an old version brings back what it was made from"},
    Extra{"ai_generations",
          "is_price_known",
          "an unknown price is stored as 0 and has to be told from a free call"},
    Extra{"ai_generations", "job_id", "the calls of one generation belong together"},
    Extra{"templates", "user_id", "templates that a user makes are private to that user"},
    Extra{"jobs", "", "claim, lease, fence and outcome of a generation"},
    Extra{"carried_files", "", "files of an imported package that no stage decides; nothing is lost"},
    Extra{
        "export_files", "", "the bytes of exports by their hash, which any server on the database can give"},
    Extra{"drafts", "", "what was typed and not saved survives a closed browser; no version is made of it"},
    Extra{"budgets", "", "limits of what generations may cost: per call, project, day and month"},
    Extra{"credentials", "", "passwords stay out of users, whose rows are shown"},
    Extra{"sessions", "", "who is signed in where, to be listed and ended"},
    Extra{"sign_in_links", "", "the first start signs its owner in without a password, once"},
    Extra{"sign_in_failures", "", "guessing passwords is slowed down, across restarts too"},
    Extra{"audit_events", "", "who did what; each row holds the hash of the one before"},
    Extra{"audit_heads", "", "length and last hash of the audit log, so that a cut end shows"},
    Extra{
        "stored_answers", "", "a request that is sent again under its Idempotency-Key gets its first answer"},
    Extra{"job_events", "", "a stream of a generation goes on where it broke off, on any server"},
    Extra{
        "schema_migrations", "", "which migrations were applied, and that they are the ones of this program"},
};

}  // namespace nonagon::store
