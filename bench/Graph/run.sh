#!/usr/bin/env bash
# The comparison of bench/README.md: makes the networks, lets ours, igraph and graph-tool take turns, writes tables to results/. Of ours
# alone, results/ours has tables and the plot of growth. Options stand in Comparison/ComparisonOptions.cs; without any: all on g5k and g25k.
#   bench/Graph/run.sh                                                              about half an hour
#   bench/Graph/run.sh --networks g1500k --peers igraph --rounds 3 --minutes 5      needs 8 GB; about an hour
#   bench/Graph/run.sh --networks g5k,g25k,g100k,g250k,g1500k --peers none --rounds 2 --minutes 0.5      half an hour
set -euo pipefail
cd "$(dirname "$0")"
python=/usr/bin/python3
lacks=()
"$python" -c 'import igraph' 2>/dev/null || lacks+=(python3-igraph)
"$python" -c 'import graph_tool' 2>/dev/null || lacks+=(python3-graph-tool)
case " $* " in *" --peers "*) ;; *)
  [ "${#lacks[@]}" -eq 0 ] || { echo "Not here: ${lacks[*]} (apt-get install), or say --peers none." >&2; exit 1; } ;;
esac
networks=g5k,g25k
previous=
for word in "$@"; do
  [ "$previous" != --networks ] || networks=$word
  previous=$word
done
dotnet build -c Release -v q >&2
bench=(dotnet bin/Release/net10.0/NetworkLens.Graph.Bench.dll)
mkdir -p networks results
for network in ${networks//,/ }; do
  people=${network#g}
  people=${people%k}000
  [ -f "networks/$network.ties" ] || "${bench[@]}" make "$people" 40 1 "networks/$network.ties"
done
"${bench[@]}" compare "$PWD" "$@"
results=results
case " $* " in *" --peers none "*) results=results/ours; "${bench[@]}" growth "$results" ;; esac
for network in ${networks//,/ }; do printf '\n## %s\n\n' "$network"; cat "$results/$network.md"; done
