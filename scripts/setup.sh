#!/bin/bash
# Installs what is missing to build and test Nonagon on Debian 12: the packages of packages.txt, and SQLite's amalgamation
# from the npm package better-sqlite3. Does nothing, and asks nothing of the network, when all is there.
set -euo pipefail
cd "$(dirname "$0")/.."
cache=${NONAGON_CACHE:-$HOME/.cache/nonagon}
mkdir -p "$cache"

say() { printf 'setup: %s\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Debian packages, those only that dpkg does not know as installed.
missing=()
while read -r package; do
  case "$package" in '' | '#'*) continue ;; esac
  dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done <packages.txt
command -v npm >/dev/null || missing+=(nodejs npm)  # for SQLite below and the judges

if [ ${#missing[@]} -gt 0 ]; then
  say "installing ${#missing[@]} Debian packages: ${missing[*]}"
  # Servers among them are for tests, which start their own: keep them from starting now.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null
    as_root chmod +x $policy
    trap 'as_root rm -f /usr/sbin/policy-rc.d' EXIT
  fi
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "${missing[@]}" >"$cache/apt.log" 2>&1 ||
    { tail -n 20 "$cache/apt.log" >&2; say "apt-get failed; the whole log is $cache/apt.log"; exit 1; }
fi

# SQLite: Debian's 3.40.1 has the WAL-reset fault (3.7.0 to 3.51.2), so the amalgamation 3.53.2 is compiled in.
sqlite_package=better-sqlite3@12.11.1
sqlite_sha256=ebf0ed75a7a59dbcb3b24bbd014ef49d9f15bc328e4adcbf516f2a8fadfa2835
if [ ! -f "$cache/sqlite/sqlite3.c" ]; then
  say "fetching SQLite from npm ($sqlite_package)"
  work=$(mktemp -d "$cache/npm-XXXXXX")
  (cd "$work" && npm pack --silent --ignore-scripts "$sqlite_package" >/dev/null)
  archive=$(echo "$work"/better-sqlite3-*.tgz)
  echo "$sqlite_sha256  $archive" | sha256sum --check --quiet -
  tar -xzf "$archive" -C "$work" package/deps/sqlite3/sqlite3.c package/deps/sqlite3/sqlite3.h
  rm -rf "$cache/sqlite"
  mv "$work/package/deps/sqlite3" "$cache/sqlite"
  rm -rf "$work"
fi

# The packages that build the web workbench come while the compilers work; web/build.sh waits for them.
if [ -f web/package-lock.json ]; then nohup judges/install.sh web >/dev/null 2>&1 & fi
