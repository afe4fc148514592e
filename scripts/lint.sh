#!/bin/bash
# clang-tidy over the sources that differ from main's parent state, or over the files given.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset asan >/dev/null
files=("$@")
if [ ${#files[@]} -eq 0 ]; then
  mapfile -t files < <( (git diff --name-only HEAD; git diff --name-only 'HEAD~1' HEAD 2>/dev/null; git ls-files --others --exclude-standard) | sort -u | grep -E '^src/.*\.cpp$' || true)
fi
existing=()
for file in "${files[@]}"; do [ -f "$file" ] && existing+=("$file"); done
[ ${#existing[@]} -gt 0 ] || { echo "lint: no changed sources"; exit 0; }
ninja -C build/asan --quiet nonagon_base
clang-tidy-19 -p build/asan --quiet "${existing[@]}"
