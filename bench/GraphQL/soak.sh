#!/usr/bin/env bash
# Ten minutes of full load (or as many as are given); the report goes to standard output and to results/soak.md.
set -euo pipefail
cd "$(dirname "$0")"
dotnet build -c Release -v q >&2
mkdir -p results
taskset -c 1 dotnet bin/Release/net10.0/NetworkLens.GraphQL.Bench.dll soak "${1:-10}" | tee results/soak.md
