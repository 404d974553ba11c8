#!/usr/bin/env bash
# Installs what the tests use beside the .NET SDK: Chromium, PostgreSQL, bubblewrap, Node.js and the npm packages of tests/npm.
# Debian or Ubuntu; needs root or sudo only when something is missing.
set -euo pipefail
cd "$(dirname "$0")"

packages=()
command -v chromium >/dev/null || packages+=(chromium)
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || packages+=(postgresql)
command -v bwrap >/dev/null || packages+=(bubblewrap)
command -v prlimit >/dev/null || packages+=(util-linux)
command -v node >/dev/null || packages+=(nodejs)
command -v npm >/dev/null || packages+=(npm)
ls /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf >/dev/null 2>&1 || packages+=(fontconfig fonts-dejavu-core)

if [ ${#packages[@]} -gt 0 ]; then
  echo "Installing: ${packages[*]}"
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Missing: ${packages[*]}. Install them, or run this as root or with sudo." >&2; exit 1; }
    as_root=(sudo)
  fi
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi

if [ ! -d npm/node_modules ] || [ npm/package-lock.json -nt npm/node_modules/.package-lock.json ]; then
  echo "Installing the npm packages of tests/npm"
  (cd npm && npm ci --no-audit --no-fund --silent)
fi
