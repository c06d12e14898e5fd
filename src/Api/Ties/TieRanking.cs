using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Ties;

/// <summary>By what ties are ordered.</summary>
public enum TieMeasure
{
    /// <summary>Shortest paths that run over the tie.</summary>
    Betweenness,

    /// <summary>Its weight.</summary>
    Weight,

    /// <summary>Shortest paths that run over the tie, strong ties being short.</summary>
    WeightedBetweenness,
}

/// <summary>All ties in order of a measure, greatest first; equals by their people, who are numbered in order of their keys.</summary>
/// <remarks>Time O(m log m), space 24 bytes a tie, beside the measure itself.</remarks>
internal sealed class TieRanking
{
    private const double MostStepsOfPaths = 5e11; // People times arcs: minutes.
    private const double MostStepsOfLengths = 2e10; // The same, walked in order of length.

    private readonly (int From, int To, double Value)[] _ties;

    private TieRanking((int From, int To, double Value)[] ties)
    {
        Array.Sort(ties, static (one, other) => Compare(one, other));
        _ties = ties;
    }

    /// <summary>How many ties there are.</summary>
    public int Count => _ties.Length;

    /// <summary>The tie at a place.</summary>
    public (int From, int To, double Value) this[int place] => _ties[place];

    /// <summary>Whether a network is small enough.</summary>
    public static bool IsAffordable(OrganisationNetwork network, TieMeasure measure)
    {
        var steps = (double)network.PeopleCount * network.Ties.ArcCount;
        return measure switch
        {
            TieMeasure.Betweenness => steps <= MostStepsOfPaths,
            TieMeasure.WeightedBetweenness => steps <= (network.Ties.IsWeighted ? MostStepsOfLengths : MostStepsOfPaths),
            _ => true,
        };
    }

    /// <summary>The ties of a network.</summary>
    public static TieRanking Of(OrganisationNetwork network, TieMeasure measure, Effort effort)
    {
        var ties = network.Ties;
        var length = measure == TieMeasure.WeightedBetweenness ? TieLength.InverseWeight : TieLength.One;
        var betweenness = measure == TieMeasure.Weight ? [] : TieBetweenness.Compute(ties, length, effort).OfArc;
        var listed = new List<(int, int, double)>(ties.TieCount);
        for (var from = 0; from < ties.NodeCount; from++)
        {
            var neighbours = ties.Neighbours(from);
            var weights = ties.Weights(from);
            for (var at = 0; at < neighbours.Length; at++)
            {
                if (ties.IsDirected || from < neighbours[at])
                {
                    var weight = weights.IsEmpty ? 1 : weights[at];
                    listed.Add((from, neighbours[at], betweenness.IsEmpty ? weight : betweenness[ties.Offsets[from] + at]));
                }
            }
        }

        return new([.. listed]);
    }

    /// <summary>The first place at or behind a tie's, or only behind it.</summary>
    /// <param name="compare">Where a tie stands beside the one sought: below 0 before it, above 0 behind it.</param>
    /// <param name="isBehind">Whether the place of an equal one is passed.</param>
    public int Find(Func<(int From, int To, double Value), int> compare, bool isBehind)
    {
        int low = 0, high = _ties.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            var compared = compare(_ties[middle]);
            (low, high) = compared < 0 || (compared == 0 && isBehind) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int Compare((int From, int To, double Value) one, (int From, int To, double Value) other)
    {
        var byValue = other.Value.CompareTo(one.Value);
        return byValue != 0 ? byValue : (one.From, one.To).CompareTo((other.From, other.To));
    }
}
