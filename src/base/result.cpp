#include "base/result.hpp"

#include <cstdio>
#include <cstdlib>

namespace nonagon {

void broken(std::string_view law) {
  std::fprintf(stderr,
               "error: internal fault: %.*s\nfix: please report this with the command that was run\n",
               static_cast<int>(law.size()),
               law.data());
  std::abort();
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
    case ErrorCode::throttled: return "throttled";
    case ErrorCode::over_budget: return "over-budget";
    case ErrorCode::has_findings: return "has-findings";
    case ErrorCode::unavailable: return "unavailable";
    case ErrorCode::cancelled: return "cancelled";
  }
  return "failed";
}

}  // namespace nonagon
