#!/bin/bash
# build.sh: builds the web workbench and prints the folder of what was made. Kept in the cache by what it was made from, so that
# each state of web/ is built once a machine.
set -euo pipefail
cd "$(dirname "$0")"
cache=${NONAGON_CACHE:-$HOME/.cache/nonagon}/web
sources=(index.html package.json package-lock.json vite.config.ts tsconfig.json build.sh public scripts src)
state=$(find "${sources[@]}" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16)
made=$cache/$state

if [ ! -d "$made" ]; then
  PATH=$(../scripts/node.sh):$PATH
  export PATH
  ../judges/install.sh "$PWD" >&2
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/build-XXXXXX")
  trap 'rm -rf "$work"' EXIT
  {
    node_modules/.bin/vite build --logLevel warn --outDir "$work/dist" --emptyOutDir
    node scripts/precompress.mjs "$work/dist"
  } >&2
  rm -rf "$made"
  mv "$work/dist" "$made"
fi
echo "$made"
