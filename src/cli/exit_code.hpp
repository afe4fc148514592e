#pragma once

#include "base/result.hpp"

namespace nonagon::cli {

inline constexpr int exit_ok = 0;
inline constexpr int exit_failed = 1;
inline constexpr int exit_usage = 2;
inline constexpr int exit_findings = 6;
inline constexpr int exit_interrupted = 130;

int exit_code(ErrorCode code);

}  // namespace nonagon::cli
