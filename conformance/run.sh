#!/bin/bash
# conformance/run.sh FIXTURE PROGRAM OUTPUT: the official suite of the Model Context Protocol against the fixture server, then the
# official client against the program over stdio, then suite, client and inspector against the program as a server. Prints a line a revision; exits 1 when a scored scenario or the client fails.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
fixture=$1 program=$2 output=$3
"$here/../judges/install.sh" "$here"
node=("$here"/node_modules/node-linux-*/bin/node)
mkdir -p "$output"

"$fixture" --listen 127.0.0.1:0 >"$output/fixture.log" &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
url=
for _ in $(seq 100); do
  url=$(sed -n 's/^listening on //p' "$output/fixture.log")
  [ -z "$url" ] || break
  sleep 0.05
done
[ -n "$url" ] || { echo "the fixture server did not start" >&2; exit 1; }

failed=0
suite=$here/node_modules/@modelcontextprotocol/conformance/dist/index.js
for revision in 2026-07-28 2025-11-25; do
  log=$output/$revision.log
  if "${node[0]}" "$suite" server --url "${url/127.0.0.1/localhost}" --requirements $revision -o "$output/$revision" >"$log" 2>&1; then
    verdict=passed
  else
    verdict=FAILED
    failed=1
    sed -n '/=== SUMMARY/,$p' "$log" >&2
  fi
  printf 'suite   %s  %s  (%s)\n' "$revision" "$verdict" "$(grep '^Total' "$log")"
done
"${node[0]}" "$here/client.mjs" http "$url" || failed=1
"${node[0]}" "$here/client.mjs" stdio "$program" mcp "$here/../design" || failed=1
"${node[0]}" --no-warnings "$here/served.mjs" "$program" "$output" || failed=1
exit $failed
