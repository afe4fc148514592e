#!/bin/bash
# conformance/providers/run.sh PROVIDER: asks the scripted providers of the tests with the official SDKs; exits 1 when one of them hears
# something else than the program does.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$here/../../judges/install.sh" "$here"
node=("$here"/node_modules/node-linux-*/bin/node)
exec "${node[0]}" --no-warnings "$here/check.mjs" "$1"
