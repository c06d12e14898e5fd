using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Communities;

/// <summary>The network at one level of Leiden: of people at first, then of communities taken as one node each.</summary>
/// <remarks>Rows need not be sorted. What lies within a node is not among its arcs, but its strength counts it.</remarks>
internal sealed class LeidenLevel
{
    private readonly CsrGraph? _graph;
    private readonly int[] _offsets = [];
    private readonly int[] _neighbours = [];
    private readonly double[]? _weights;

    /// <summary>The level of people.</summary>
    public LeidenLevel(CsrGraph graph, Effort effort)
    {
        _graph = graph;
        Strengths = new double[graph.NodeCount];
        Total = Chunks.Sum(Chunks.Count(graph.NodeCount, LeidenMoving.NodesOfPart), effort, part =>
        {
            var (from, end) = Chunks.Range(part, LeidenMoving.NodesOfPart, graph.NodeCount);
            var sum = 0.0;
            for (var node = from; node < end; node++)
            {
                Strengths[node] = graph.Strength(node);
                sum += Strengths[node];
            }

            return sum;
        });
        MeanWeight = graph.ArcCount == 0 ? 1 : Total / graph.ArcCount;
    }

    /// <summary>A level above another.</summary>
    public LeidenLevel(int[] offsets, int[] neighbours, double[] weights, double[] strengths, LeidenLevel below)
    {
        (_offsets, _neighbours, _weights) = (offsets, neighbours, weights);
        (Strengths, Total, MeanWeight) = (strengths, below.Total, below.MeanWeight);
    }

    /// <summary>How many nodes there are.</summary>
    public int NodeCount => Strengths.Length;

    /// <summary>Summed weight of all arcs of each node, those within it too.</summary>
    public double[] Strengths { get; }

    /// <summary>Weight of all arcs, 2m.</summary>
    public double Total { get; }

    /// <summary>Mean weight of an arc between people: the unit in which gains are small or large.</summary>
    public double MeanWeight { get; }

    /// <summary>Row starts.</summary>
    public ReadOnlySpan<int> Offsets => _graph is null ? _offsets : _graph.Offsets;

    /// <summary>All rows, one after the other.</summary>
    public ReadOnlySpan<int> Neighbours => _graph is null ? _neighbours : _graph.AllNeighbours;

    /// <summary>Weights beside them; empty where all are 1.</summary>
    public ReadOnlySpan<double> Weights => _graph is null ? _weights : _graph.AllWeights;
}
