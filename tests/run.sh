#!/usr/bin/env bash
# Sets up what the tests need and passes them all. The one command for people and for CI.
#   tests/run.sh            everything
#   tests/run.sh Mocop.Tests Integration     only these projects
#   tests/run.sh --no-setup                  without looking for packages first
#   tests/run.sh --nightly                   only the engine's properties, a million cases each; MOCOP_CASES and MOCOP_SEED choose others
set -uo pipefail
cd "$(dirname "$0")/.."
root=$PWD
configuration=${CONFIGURATION:-Release}
setup=1
nightly=0
chosen=()
for argument in "$@"; do
  case $argument in
    --no-setup) setup=0 ;;
    --nightly) nightly=1 ;;
    -*) echo "usage: tests/run.sh [--no-setup] [--nightly] [PROJECT…]" >&2; exit 2 ;;
    *) chosen+=("$argument") ;;
  esac
done

if [ "$setup" = 1 ]; then
  bash tests/setup.sh || { echo "0 passed, 1 failed"; exit 1; }
fi

if [ "$nightly" = 1 ]; then
  export MOCOP_CASES=${MOCOP_CASES:-1000000}
  export MOCOP_SEED=${MOCOP_SEED:-$((10#$(date -u +%Y%m%d) * 10))}
  echo "Nightly: $MOCOP_CASES cases per property from seed $MOCOP_SEED"
  dotnet build tests/Mocop.Tests -c "$configuration" -v q -nologo --tl:off || { echo "0 passed, 1 failed"; exit 1; }
  exec dotnet "tests/Mocop.Tests/bin/$configuration/net10.0/Mocop.Tests.dll" -noLogo -noColor -trait "form=nightly"
fi

projects=(Mocop.Tests Mocop.Cli.Tests ControlPlane.Tests Gateway.Tests Console.Tests Integration EndToEnd)
[ ${#chosen[@]} -gt 0 ] && projects=("${chosen[@]}")

echo "Building ($configuration)…"
# One compiler for all projects, ended at once: starting one for each costs a third of the time.
dotnet build AdminConsole.sln -c "$configuration" -v q -nologo --tl:off -p:UseSharedCompilation=true
built=$?
dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1
if [ "$built" -ne 0 ]; then
  echo "The build failed."
  echo "0 passed, 1 failed"
  exit 1
fi

results=$root/artifacts/tests
rm -rf "$results"
mkdir -p "$results"
passed=0 failed=0 skipped=0
if [ ${#chosen[@]} -eq 0 ]; then
  echo; echo "== formatting"
  if dotnet format AdminConsole.sln --verify-no-changes --no-restore -v q; then
    passed=$((passed + 1))
  else
    echo "Formatting differs: run dotnet format."
    failed=$((failed + 1))
  fi
fi

for project in "${projects[@]}"; do
  echo; echo "== $project"
  report=$results/$project.xml
  timeout 900 dotnet "tests/$project/bin/$configuration/net10.0/$project.dll" -xml "$report" -noLogo -noColor
  code=$?
  if [ ! -s "$report" ]; then
    echo "$project ended with code $code and left no report."
    failed=$((failed + 1))
    continue
  fi
  count() { sed -n "s/.*<assembly [^>]*[^-a-z]$1=\"\([0-9]*\)\".*/\1/p" "$report" | awk '{ sum += $1 } END { print sum + 0 }'; }
  bad=$(( $(count failed) + $(count errors) ))
  good=$(count passed)
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  if [ "$good" -eq 0 ] && [ "$bad" -eq 0 ]; then echo "$project holds no test."; bad=1; fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + $(count skipped)))
done

echo
if [ "$skipped" -gt 0 ]; then
  echo "Skipped, with the reasons in artifacts/tests:"
  grep -ho '<reason>.*</reason>' "$results"/*.xml | sort | uniq -c
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ]
