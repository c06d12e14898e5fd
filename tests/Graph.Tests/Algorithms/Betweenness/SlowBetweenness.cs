using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Betweenness;

/// <summary>Betweenness by its definition: every pair, every person between, over full matrices of lengths and path counts.</summary>
internal sealed class SlowBetweenness
{
    private readonly CsrGraph _graph;
    private readonly double[,] _step;
    private readonly double[,] _length;
    private readonly double[,] _paths;

    public SlowBetweenness(CsrGraph graph, TieLength length = TieLength.One)
    {
        _graph = graph;
        var n = graph.NodeCount;
        var ties = Dense.Ties(graph);
        var measured = length == TieLength.InverseWeight
            ? graph
            : CsrGraphBuilder.FromTies(n, [.. ties.Select(t => t.From)], [.. ties.Select(t => t.To)], [], graph.IsDirected);
        _length = Dense.Lengths(measured);
        _step = Dense.Matrix(measured);
        _paths = new double[n, n];
        for (var s = 0; s < n; s++)
        {
            _paths[s, s] = 1;
            foreach (var t in Enumerable.Range(0, n).Where(t => t != s && double.IsFinite(_length[s, t])).OrderBy(t => _length[s, t]))
            {
                for (var u = 0; u < n; u++)
                {
                    if (_step[u, t] > 0 && Equal(_length[s, u] + (1 / _step[u, t]), _length[s, t]))
                    {
                        _paths[s, t] += _paths[s, u];
                    }
                }
            }
        }
    }

    /// <summary>By person; a pair (s, t) counts <paramref name="pair"/>, and each pair is met in both orders.</summary>
    public double[] People(Func<int, int, double> pair) => [.. Enumerable.Range(0, _graph.NodeCount).Select(v => Person(v, pair))];

    /// <summary>By arc, in the order of the rows; an undirected tie has both of its arcs in each.</summary>
    public double[] Arcs(Func<int, int, double> pair)
    {
        var arcs = new List<double>();
        for (var v = 0; v < _graph.NodeCount; v++)
        {
            foreach (var w in _graph.Neighbours(v))
            {
                arcs.Add(Arc(v, w, pair) + (_graph.IsDirected ? 0 : Arc(w, v, pair)));
            }
        }

        return [.. arcs];
    }

    private static bool Equal(double one, double other) => Math.Abs(one - other) < 1e-9;

    private double Person(int v, Func<int, int, double> pair) => Sum(pair, (s, t) =>
        v != s && v != t && Equal(_length[s, v] + _length[v, t], _length[s, t]) ? _paths[s, v] * _paths[v, t] : 0);

    private double Arc(int v, int w, Func<int, int, double> pair) => Sum(pair, (s, t) =>
        Equal(_length[s, v] + (1 / _step[v, w]) + _length[w, t], _length[s, t]) ? _paths[s, v] * _paths[w, t] : 0);

    private double Sum(Func<int, int, double> pair, Func<int, int, double> through)
    {
        var sum = 0.0;
        for (var s = 0; s < _graph.NodeCount; s++)
        {
            for (var t = 0; t < _graph.NodeCount; t++)
            {
                if (s != t && double.IsFinite(_length[s, t]))
                {
                    sum += pair(s, t) * through(s, t) / _paths[s, t];
                }
            }
        }

        return sum;
    }
}
