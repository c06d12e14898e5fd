using NetworkLens.Graph.Networks;

namespace NetworkLens.Conformance.Tests.Graph;

/// <summary>A graph that ours and the references are asked about.</summary>
/// <param name="Name">How a failure names it.</param>
/// <param name="Nodes">People, isolates included.</param>
/// <param name="IsDirected">Whether a tie runs one way.</param>
/// <param name="Ties">No self-tie, none twice.</param>
/// <param name="Groups">A group of each person, 0 to <see cref="GroupCount"/> - 1; -1 is blank.</param>
/// <param name="Values">A number of each person.</param>
internal sealed record GraphCase(
    string Name, int Nodes, bool IsDirected, IReadOnlyList<(int From, int To, double Weight)> Ties, int[] Groups, double[] Values)
{
    /// <summary>How many groups there may be.</summary>
    public const int GroupCount = 4;

    /// <summary>As our engine holds it, with its weights.</summary>
    public CsrGraph Weighted { get; } = Build(Nodes, IsDirected, Ties, weighted: true);

    /// <summary>The same without.</summary>
    public CsrGraph Plain { get; } = Build(Nodes, IsDirected, Ties, weighted: false);

    /// <summary>As <c>reference.py</c> reads it.</summary>
    public object Told => new
    {
        nodes = Nodes,
        directed = IsDirected,
        ties = Ties.Select(tie => new[] { tie.From, tie.To, tie.Weight }),
        groups = Groups,
        groupCount = GroupCount,
        values = Values,
    };

    private static CsrGraph Build(int nodes, bool directed, IReadOnlyList<(int From, int To, double Weight)> ties, bool weighted) =>
        CsrGraphBuilder.FromTies(
            nodes,
            [.. ties.Select(tie => tie.From)],
            [.. ties.Select(tie => tie.To)],
            weighted ? [.. ties.Select(tie => tie.Weight)] : [],
            directed);
}
