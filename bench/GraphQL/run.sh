#!/usr/bin/env bash
# The comparison of bench/README.md: one command, about ten minutes, a table on standard output and in results/.
#   bench/GraphQL/run.sh [--seconds 4] [--rounds 9] [--peer-rounds 3] [--warm 4]
set -euo pipefail
cd "$(dirname "$0")"
command -v wrk >/dev/null || { echo "wrk is not here: apt-get install wrk" >&2; exit 1; }
[ -d peers/node_modules ] || (cd peers && npm ci --no-fund --no-audit >&2)
dotnet build -c Release -v q >&2
mkdir -p results
dotnet bin/Release/net10.0/NetworkLens.GraphQL.Bench.dll compare . "$@" | tee results/comparison.md
