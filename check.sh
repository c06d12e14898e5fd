#!/usr/bin/env bash
# The whole truth about this tree: build with warnings as errors, format, every test, web checks.
# What a machine lacks (PostgreSQL, Chromium, Node, igraph and networkx, the real networks at ../shared/data) is named, and just its
# tests are skipped.
#   ./check.sh              everything
#   CHECK_SKIPS=forbid      a skipped test is a failure (.ci/run sets it)
set -euo pipefail
cd "$(dirname "$0")"

step() { printf '\n== %s\n' "$1"; }
has() { command -v "$1" >/dev/null 2>&1; }
lacks=()
has pg_ctl || compgen -G '/usr/lib/postgresql/*/bin/pg_ctl' >/dev/null || lacks+=("PostgreSQL")
[ -n "${CHROMIUM:-}" ] || has chromium || lacks+=("Chromium")
has node && has npm || lacks+=("Node")
"${REFERENCE_PYTHON:-/usr/bin/python3}" -c 'import igraph, networkx, scipy' 2>/dev/null || lacks+=("igraph and networkx for Python")
[ -d ../shared/data ] || lacks+=("the real networks (../shared/data)")
for part in "${lacks[@]+"${lacks[@]}"}"; do echo "Not here: $part. Its tests are skipped."; done

step "Build (warnings are errors)"
dotnet restore NetworkLens.sln -v q
dotnet build NetworkLens.sln --no-restore -v q

step "Schema (what the last release promised must still hold)"
if ! dotnet run --no-build --project src/Api -- schema diff schema/released/latest.graphql; then
  echo "A change above breaks clients. If it is meant, say so in CHANGELOG.md and renew the promise in one commit (a test asks for it):"
  echo "  dotnet run --project src/Api -- schema print --output schema/released/latest.graphql"
  exit 1
fi

step "Format"
dotnet format NetworkLens.sln --verify-no-changes --no-restore

log=$(mktemp)
trap 'rm -f "$log"' EXIT

step "Tests"
# Several test programs share two cores: their own time limits are generous, and none asserts a time.
tests=0
dotnet test --solution NetworkLens.sln --no-build --no-ansi --max-parallel-test-modules 2 2>&1 | tee "$log" || tests=$?
count() { sed -n "s/^ *$1: *\([0-9][0-9]*\) *\$/\1/p" "$log" | tail -1; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
passed=${passed:-0} failed=${failed:-0} skipped=${skipped:-0}

web=0
if has node && has npm && [ -f src/Web/package.json ]; then
  step "Web checks"
  [ -d src/Web/node_modules ] || (cd src/Web && npm ci --no-fund --no-audit)
  report=$(mktemp)
  (cd src/Web && npm run --silent types && npm run --silent test -- --reporter=default --reporter=json --outputFile="$report") || web=$?
  number() { node -p "require('$1').$2 ?? 0" 2>/dev/null || echo 0; }
  mv "$report" "$report.json"
  passed=$((passed + $(number "$report.json" numPassedTests)))
  failed=$((failed + $(number "$report.json" numFailedTests)))
  skipped=$((skipped + $(number "$report.json" numPendingTests)))
  rm -f "$report.json"
fi

status=0
if [ "$tests" -ne 0 ] || [ "$web" -ne 0 ] || [ "$failed" -ne 0 ] || [ "$passed" -eq 0 ]; then status=1; fi
if [ "$skipped" -ne 0 ]; then
  printf '\nSkipped tests:\n'
  grep -E '^ *skipped ' "$log" | sort -u | head -50 || true
  if [ "${CHECK_SKIPS:-allow}" = forbid ]; then
    echo "Nothing may be skipped here."
    status=1
  fi
fi
printf '\n%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
exit "$status"
