#!/bin/bash
# judges/api.sh PROGRAM SERVE_TESTS OUTPUT: the server's own OpenAPI document before Redocly and Spectral, its reference in a browser
# without a screen, and every answer that the tests of the server get before the document. Exits 1 when either finds an error or a warning.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$1 tests=$2 output=$3
"$here/install.sh"
node=("$here"/node_modules/node-linux-*/bin/node)
rm -rf "$output"
mkdir -p "$output"
NONAGON_RECORDING=$output/answers.jsonl "$tests" --test-case-exclude='*PostgreSQL*,*hostile*,*slowly*' >"$output/tests.log" 2>&1 ||
  { tail -n 40 "$output/tests.log" >&2; exit 1; }
exec "${node[0]}" --no-warnings "$here/api.mjs" "$program" "$output"
