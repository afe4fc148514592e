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
    case ErrorCode::throttled:
    case ErrorCode::unavailable: return 9;
    case ErrorCode::wrong_state:
    case ErrorCode::precondition_missing: return 10;
    case ErrorCode::cancelled: return exit_interrupted;
  }
  return exit_failed;
}

}  // namespace nonagon::cli
