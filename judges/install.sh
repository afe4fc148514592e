#!/bin/bash
# install.sh [FOLDER]: installs the packages of its package-lock.json (this folder's unless told) once a machine, in the cache,
# and links them there. Without network when they are there.
set -euo pipefail
# npm leaves out, without a word, native parts that do not name the Node.js it runs on: always the one that will run them.
node=$("$(dirname "$0")/../scripts/node.sh")
export PATH=$node:$PATH
cd "${1:-$(dirname "$0")}"
cache=${NONAGON_CACHE:-$HOME/.cache/nonagon}/judges
version=$({ cat package-lock.json; node --version; } | sha256sum | cut -c1-16)
mkdir -p "$cache"
exec 9>"$cache/$version.lock"
flock 9  # one installs, others wait for it
if [ ! -d "$cache/$version" ]; then
  printf 'installing the packages of %s\n' "$PWD" >&2
  work=$(mktemp -d "$cache/install-XXXXXX")
  trap 'rm -rf "$work"' EXIT
  cp package.json package-lock.json "$work"
  (cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >"$cache/npm.log" 2>&1) ||
    { tail -n 20 "$cache/npm.log" >&2; exit 1; }
  mv "$work" "$cache/$version"
fi
ln -sfn "$cache/$version/node_modules" node_modules
