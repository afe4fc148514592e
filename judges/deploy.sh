#!/bin/bash
# judges/deploy.sh PROGRAM BUILD: what is in deploy/ before those who read it. The compose file has to fit its schema, systemd to take the
# unit, and the Debian package made of BUILD to hold the program, which runs from it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source=$(dirname "$here")
program=$1 build=$2
"$here/install.sh"
node=("$here"/node_modules/node-linux-*/bin/node)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"${node[0]}" --no-warnings "$here/deploy.mjs" "$source/deploy"

# The unit names the place where the package puts the program: here it stands elsewhere.
sed "s|/usr/bin/nonagon|$program|" "$source/deploy/nonagon.service" >"$work/nonagon.service"
said=$(systemd-analyze verify --man=no --recursive-errors=no "$work/nonagon.service" 2>&1)
[ -z "$said" ] || { printf '%s\n' "$said" >&2; exit 1; }

cpack --config "$build/CPackConfig.cmake" -B "$work/package" >"$work/cpack.log" || { cat "$work/cpack.log" >&2; exit 1; }
package=("$work"/package/*.deb)
dpkg-deb --extract "${package[0]}" "$work/root"
[ "$("$work/root/usr/bin/nonagon" version)" = "$("$program" version)" ]
cmp "$work/root/usr/lib/systemd/system/nonagon.service" "$source/deploy/nonagon.service"
for file in copyright CHANGELOG.md manual.md; do
  [ -s "$work/root/usr/share/doc/nonagon/$file" ] || { echo "the package lacks $file" >&2; exit 1; }
done
# Every library that is opened at run time is one that the package recommends.
for library in libcurl4 libpq5; do
  dpkg-deb --field "${package[0]}" Recommends | grep -qw "$library"
done
