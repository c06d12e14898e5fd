using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Communities;

/// <summary>Circles of people with more ties among themselves than chance would give: communities by the Leiden algorithm.</summary>
/// <remarks>
/// <para>Looks for the partition of the greatest modularity (see <see cref="Communities.Modularity"/>), in rounds of moving people to the
/// community where it gains most, refining each community from single people, and taking the refined parts for people at the level above.
/// Finding the very best is not feasible; another seed may find another partition about as good. What holds always: every community is
/// connected, nobody gains by moving alone as far as the last round looked, an isolate is a community of one, without ties everyone is;
/// nobody makes none. Communities are numbered by their lowest person.</para>
/// <para>The heavier a tie, the more it holds together. Directed ties are folded first, weights of both ways added (igraph's algorithm
/// knows ties without direction only). The same seed gives the same communities on any number of threads.</para>
/// <para>Time about O(m) an iteration in practice, space O(n + m). At each level the bulk of moving is done in parts side by side, as are
/// refining and taking together; then those who would still rather be elsewhere are moved one after the other.
/// Traag, V. A., Waltman, L. &amp; van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected communities. Scientific
/// Reports 9, 5233.</para>
/// </remarks>
public sealed class Leiden
{
    private Leiden(int[] labels, int[] sizes, Measured modularity)
    {
        Labels = ImmutableCollectionsMarshal.AsImmutableArray(labels);
        Sizes = ImmutableCollectionsMarshal.AsImmutableArray(sizes);
        Modularity = modularity;
    }

    /// <summary>Community of each node.</summary>
    public ImmutableArray<int> Labels { get; }

    /// <summary>Nodes of each community.</summary>
    public ImmutableArray<int> Sizes { get; }

    /// <summary>How many communities there are.</summary>
    public int Count => Sizes.Length;

    /// <summary>Modularity of the partition at its resolution; <see cref="Absence.NoTies"/> without ties.</summary>
    public Measured Modularity { get; }

    /// <summary>Finds communities.</summary>
    /// <param name="graph">Ties; directed ones are folded.</param>
    /// <param name="options">Resolution, seed and iterations; null: the usual ones.</param>
    /// <param name="effort">Threads, progress and cancellation.</param>
    public static Leiden Compute(CsrGraph graph, LeidenOptions? options, Effort effort)
    {
        options ??= new();
        var silent = new Effort(effort.Threads, null, effort.Cancel);
        graph = graph.ToUndirected(TieDirection.Either, silent);
        var labels = new int[graph.NodeCount];
        for (var node = 0; node < labels.Length; node++)
        {
            labels[node] = node;
        }

        if (graph.ArcCount > 0)
        {
            var rooms = new LeidenRooms(graph.NodeCount);
            var people = new LeidenLevel(graph, silent);
            for (var iteration = 0; iteration < options.Iterations; iteration++)
            {
                var moves = Iterate(people, labels, options, iteration, rooms, effort);
                if (moves == 0)
                {
                    break;
                }
            }

            labels = LeidenGroups.Pieces(graph, labels, effort.Cancel);
            effort.Progress?.Report(1);
        }

        var sizes = new int[LeidenGroups.Renumber(labels, labels.Length)];
        foreach (var label in labels)
        {
            sizes[label]++;
        }

        return new(labels, sizes, Communities.Modularity.Compute(graph, labels, sizes.Length, options.Resolution, silent));
    }

    // One way up through the levels, from the labels that there are to better ones; returns how many moves it took.
    private static long Iterate(LeidenLevel level, int[] labels, LeidenOptions options, int iteration, LeidenRooms rooms, Effort effort)
    {
        var silent = new Effort(effort.Threads, null, effort.Cancel);
        var place = new int[labels.Length]; // the node of the level that each person is in
        for (var node = 0; node < place.Length; node++)
        {
            place[node] = node;
        }

        var community = HugePages.Allocate<int>(labels.Length);
        labels.CopyTo(community, 0);
        var count = LeidenGroups.Renumber(community, labels.Length);
        long moves = 0;
        for (var height = 0; ; height++)
        {
            var random = new SeededRandom(options.Seed, ((ulong)iteration << 32) + (ulong)height);
            moves += LeidenMoving.Run(level, community, count, iteration == 0, options.Resolution, random.Next(), rooms, silent);
            count = LeidenGroups.Renumber(community, level.NodeCount);
            var refined = LeidenRefinement.Run(level, community, count, options.Resolution, random.Next(), rooms, silent);
            var parts = LeidenGroups.Renumber(refined, level.NodeCount);
            if (parts == level.NodeCount)
            {
                break;
            }

            var above = new int[parts];
            for (var node = 0; node < refined.Length; node++)
            {
                above[refined[node]] = community[node];
            }

            for (var person = 0; person < place.Length; person++)
            {
                place[person] = refined[place[person]];
            }

            level = LeidenAggregation.Run(level, refined, parts, rooms, silent);
            community = above;
            effort.Progress?.Report((iteration + 1 - (1.0 / (height + 2))) / (options.Iterations + 1.0));
        }

        for (var person = 0; person < place.Length; person++)
        {
            labels[person] = community[place[person]];
        }

        return moves;
    }
}

/// <summary>What communities are looked for, and how long.</summary>
public sealed record LeidenOptions
{
    /// <summary>γ, above 0 and finite: larger makes smaller communities. 1 is modularity as Newman and Girvan have it.</summary>
    public double Resolution
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A resolution is above 0 and finite.");
    } = 1;

    /// <summary>Decides orders and choices.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Times that it goes up through the levels, 1 to 1,000, each from what the one before found; fewer where nothing moves any
    /// more.</summary>
    public int Iterations
    {
        get;
        init => field = value is >= 1 and <= 1000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "1 to 1,000 iterations.");
    } = 2;
}
