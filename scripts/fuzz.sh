#!/bin/bash
# Runs fuzz targets: scripts/fuzz.sh [SECONDS [TARGET…]], 60 seconds and all of them when left out. An input that makes one fail
# is written to build/asan/fuzz/; put it into fuzz/corpus/TARGET/ together with the fix.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(basename -s .cpp fuzz/*.cpp)
mkdir -p build/asan
cmake --preset asan >build/asan/configure.log 2>&1 || { cat build/asan/configure.log; exit 1; }
ninja -C build/asan -j"${JOBS:-$(nproc)}" --quiet "${targets[@]/#/nonagon-fuzz-}"
failed=()
for target in "${targets[@]}"; do
  log=build/asan/fuzz/$target.log
  if build/asan/nonagon-fuzz-"$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="build/asan/fuzz/found-in-$target-" "build/asan/fuzz/$target" "fuzz/corpus/$target" >"$log" 2>&1; then
    printf '%-16s %s\n' "$target" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs, nothing found"
  else
    printf '%-16s failed\n' "$target"
    tail -n 30 "$log"
    failed+=("$target")
  fi
done
[ ${#failed[@]} -eq 0 ]
