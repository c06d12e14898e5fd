#!/usr/bin/env bash
# Plants gaps in made-up health systems, looks for them with several methods, and writes how well each does to results/.
#   bench/Gaps/run.sh               the seeds for tuning: results/tuning.md
#   bench/Gaps/run.sh --held-out    the seeds that nothing was tuned on: results/held-out.md
#   bench/Gaps/run.sh --quick       ten small systems, to the console
set -euo pipefail
cd "$(dirname "$0")"
dotnet build -c Release -v q >&2
exec dotnet bin/Release/net10.0/NetworkLens.Gaps.Bench.dll "$@"
