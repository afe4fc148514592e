#!/bin/bash
# judges/run.sh [--designs all|NAME,…] [--judges NAME,…]: prints judge × design × result, exits 1 when a judge finds an error.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$here/install.sh"
node=("$here"/node_modules/node-linux-*/bin/node)
exec "${node[0]}" --no-warnings "$here/main.mjs" "$@"
