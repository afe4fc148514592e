#!/bin/bash
# Builds and runs every test: scripts/test.sh [release|asan|tsan]…   Without arguments the first two: gcc 12 as shipped; clang 19 with
# ASan and UBSan, fuzz targets among them. tsan: with ThreadSanitizer the tests of what threads share.
set -euo pipefail
cd "$(dirname "$0")/.."
presets=("$@")
[ ${#presets[@]} -gt 0 ] || presets=(release asan)
jobs=${JOBS:-$(nproc)}

# Tests write many small databases that are synced at every commit: in memory, where there is room.
if [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ] && [ "$(df --output=avail -k /dev/shm | tail -n 1)" -gt 2000000 ]; then
  TMPDIR=$(mktemp -d /dev/shm/nonagon-test-XXXXXX)
  chmod 711 "$TMPDIR"  # PostgreSQL runs as another user
  export TMPDIR
  trap 'rm -rf "$TMPDIR"' EXIT
fi

export LSAN_OPTIONS=suppressions=$PWD/tests/leaks.supp:print_suppressions=0

for preset in "${presets[@]}"; do
  folder=build
  [ "$preset" = release ] || folder=build/$preset
  printf '\n== %s: configure and build\n' "$preset"
  started=$SECONDS
  mkdir -p "$folder"
  cmake --preset "$preset" >"$folder/configure.log" 2>&1 || { cat "$folder/configure.log"; exit 1; }
  shared=()
  chosen=()
  if [ "$preset" = tsan ]; then
    shared=(nonagon-test-net nonagon-test-store nonagon-test-workbench nonagon-test-serve)
    chosen=(--tests-regex '^(net|store|workbench|serve)$')
  fi
  ninja -C "$folder" -j"$jobs" --quiet "${shared[@]}"
  printf '== %s: built in %d s; tests\n' "$preset" $((SECONDS - started))
  ctest --test-dir "$folder" --output-on-failure --no-tests=error -j"$jobs" "${chosen[@]}"
done
