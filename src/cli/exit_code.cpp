#include "cli/exit_code.hpp"

namespace nonagon::cli {

int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_input:
    case ErrorCode::limit_reached: return exit_failed;
    case ErrorCode::usage: return exit_usage;
    case ErrorCode::declined: return 3;
    case ErrorCode::unauthenticated:
    case ErrorCode::forbidden: return 4;
    case ErrorCode::not_found: return 5;
    case ErrorCode::has_findings: return exit_findings;
    case ErrorCode::conflict:
    case ErrorCode::stale: return 7;
    case ErrorCode::over_budget: return 8;
    case ErrorCode::unavailable: return 9;
    case ErrorCode::wrong_state:
    case ErrorCode::precondition_missing: return 10;
    case ErrorCode::cancelled: return exit_interrupted;
  }
  return exit_failed;
}

std::string_view error_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_input: return "invalid-input";
    case ErrorCode::usage: return "usage";
    case ErrorCode::unauthenticated: return "unauthenticated";
    case ErrorCode::forbidden: return "forbidden";
    case ErrorCode::declined: return "declined";
    case ErrorCode::not_found: return "not-found";
    case ErrorCode::conflict: return "conflict";
    case ErrorCode::wrong_state: return "wrong-state";
    case ErrorCode::stale: return "stale";
    case ErrorCode::precondition_missing: return "precondition-missing";
    case ErrorCode::limit_reached: return "limit-reached";
    case ErrorCode::over_budget: return "over-budget";
    case ErrorCode::has_findings: return "has-findings";
    case ErrorCode::unavailable: return "unavailable";
    case ErrorCode::cancelled: return "cancelled";
  }
  return "failed";
}

}  // namespace nonagon::cli
