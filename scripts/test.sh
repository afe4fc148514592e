#!/bin/bash
# Builds and runs every test: scripts/test.sh [release|asan]…   Without arguments both: gcc 12 as shipped, clang 19 with ASan and UBSan.
set -euo pipefail
cd "$(dirname "$0")/.."
presets=("$@")
[ ${#presets[@]} -gt 0 ] || presets=(release asan)
jobs=${JOBS:-$(nproc)}

for preset in "${presets[@]}"; do
  folder=build
  [ "$preset" = release ] || folder=build/$preset
  printf '\n== %s: configure and build\n' "$preset"
  started=$SECONDS
  mkdir -p "$folder"
  cmake --preset "$preset" >"$folder/configure.log" 2>&1 || { cat "$folder/configure.log"; exit 1; }
  ninja -C "$folder" -j"$jobs" --quiet
  printf '== %s: built in %d s; tests\n' "$preset" $((SECONDS - started))
  ctest --test-dir "$folder" --output-on-failure --no-tests=error -j"$jobs"
done
