#!/bin/bash
# test.sh units|browser: types and units of the web workbench; or the whole of it in Chromium against NONAGON_BINARY.
set -euo pipefail
cd "$(dirname "$0")"
PATH=$(../scripts/node.sh):$PATH
export PATH
../judges/install.sh "$PWD"
case $1 in
  units)
    node_modules/.bin/tsc --noEmit
    node_modules/.bin/vitest run
    ;;
  browser) node_modules/.bin/vitest run --config vitest.e2e.config.ts ;;
esac
