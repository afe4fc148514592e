#pragma once

#include <optional>
#include <string_view>

#include "http/answer.hpp"
#include "workbench/workbench.hpp"

// Answers kept for whoever sends a request again with the same Idempotency-Key (draft-ietf-httpapi-
// idempotency-key-header-07).
namespace nonagon::http {

Result<std::optional<Answer>> find_repeated(workbench::Workbench& workbench,
                                            std::string_view key,
                                            std::string_view request_hash);

Result<void> keep_repeated(workbench::Workbench& workbench,
                           std::string_view key,
                           std::string_view request_hash,
                           const Answer& answer);

}  // namespace nonagon::http
