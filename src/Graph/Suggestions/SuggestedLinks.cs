using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Suggestions;

/// <summary>Two people who should meet, and what that changes.</summary>
/// <param name="From">The one of lower index.</param>
/// <param name="To">The other.</param>
/// <param name="Before">The figure of the objective with the links before this one.</param>
/// <param name="After">The same with this one.</param>
/// <param name="Closes">The gaps that the link lies in, in the order given; empty for other objectives.</param>
/// <param name="Path">The shortest chain of ties of today, of equals the one whose weakest tie is strongest; empty: none.</param>
public sealed record SuggestedLink(
    int From, int To, double Before, double After, ImmutableArray<GapStep> Closes, ImmutableArray<int> Path)
{
    /// <summary>Who can introduce them: of the contacts that both share the strongest; -1 where they share none.</summary>
    public int Introducer => Path.Length == 3 ? Path[1] : -1;

    /// <summary>How many ties apart they are today; null where no chain joins them.</summary>
    public int? StepsApart => Path.IsEmpty ? null : Path.Length - 1;
}

/// <summary>What a link does to a gap.</summary>
/// <param name="Gap">Which of the gaps given.</param>
/// <param name="Before">Ties between its groups with the links before.</param>
/// <param name="After">Ties with this one.</param>
public readonly record struct GapStep(int Gap, double Before, double After);

/// <summary>Whom to connect: the links that do most for an objective, each given those before it.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Links">In the order in which they were chosen, those that do most first.</param>
/// <param name="Before">The figure as things are.</param>
/// <param name="After">The figure once all links are made.</param>
/// <param name="Base">How many gaps, or pairs of people, the figure is about.</param>
/// <param name="IsSampled">Whether the figure is of a sample of those pairs.</param>
/// <remarks>
/// <para>
/// The figure f of CLOSE_GAPS: ties missing, those of gaps within each other counted once (<see cref="NestedGaps"/>); a link counts in
/// every gap that it lies in, once in such. REACH: pairs of people across the dimension at most two ties apart. DISTANCE: mean over those
/// pairs of 1 / d, d the ties between them, 0 where no chain joins them (efficiency; Latora &amp; Marchiori 2001).
/// </para>
/// <para>
/// A link is worth what it does to f, times the lesser of the two people's l(p) = m / max(m, d(p)): d(p) contacts, m their median over
/// those who have any, for CLOSE_GAPS in steps. Whoever has twice as many contacts as is usual counts half. Greedy: the link of most worth,
/// again and again; of equals the one that <see cref="LinkOffer"/> puts first, which spreads links over gaps in proportion to what they
/// lack and prefers people who can be introduced, then people with the most contacts below the median, then the lowest index.
/// Up to <see cref="MostExchanged"/> links among few candidates are then mended by <see cref="LinkExchange"/>. Without a limit
/// for each person CLOSE_GAPS is submodular, and greedy closes at least 1 - 1/e of the best, with it at least 1/3 (Fisher, Nemhauser &amp;
/// Wolsey 1978). The other two are not submodular and have no such bound.
/// </para>
/// <para>
/// Never suggested: who had any interaction, who are joined by a reporting line, whoever may not be suggested. Directions are folded.
/// Candidates of REACH and DISTANCE are pairs across the dimension, at most <see cref="LinkCandidates.Most"/>: of each two classes of
/// people alike to it those who come first in the order above, and others by turns. DISTANCE is exact where at most
/// <see cref="DistanceGoal.MostSources"/> people are in a pair, else from as many drawn with a fixed seed. Nothing to close, nobody on a
/// side, everybody tied: no links. Time O(candidates · what lies within two steps); the same on any machine. Latora, V. &amp; Marchiori,
/// M. (2001). Physical Review Letters 87, 198701.
/// </para>
/// </remarks>
public sealed record SuggestedLinks(
    LinkRequest Request, ImmutableArray<SuggestedLink> Links, double Before, double After, long Base, bool IsSampled)
{
    /// <summary>The most links that are tried anew one by one.</summary>
    public const int MostExchanged = 32;

    /// <summary>A figure as it is told: ties, a share of pairs, a mean; absent where there is no gap or no pair.</summary>
    /// <param name="figure">One of Before and After, of the whole or of a link.</param>
    public Measured Tell(double figure) => Base == 0 ? Measured.None(Absence.NoPairs)
        : Measured.Of(Request.Objective == LinkObjective.Reach ? figure / Base : figure);

    /// <summary>Finds them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="gaps">The gaps to close; other objectives need none.</param>
    /// <param name="effort">Threads for the paths, progress, cancellation.</param>
    /// <exception cref="ArgumentException">The request cannot be, or a gap names nobody: faults of the caller.</exception>
    public static SuggestedLinks Compute(
        OrganisationNetwork network, LinkRequest request, ImmutableArray<GapToClose> gaps, Effort effort)
    {
        Check(network, request, gaps);
        var ties = network.Ties.ToUndirected(TieDirection.Either);
        var rules = new LinkRules(network, ties, request);
        var goal = GoalOf(network, ties, request, gaps, rules, effort.Cancel);
        var search = new LinkSearch(goal, rules, request.Count, effort.Progress, effort.Cancel);
        var before = goal.Figure;
        var links = search.Run();
        Chunks.Run(links.Length, effort with { Progress = null }, at => links[at] = links[at] with
        {
            Path = ShortestPath.Compute(ties, links[at].From, links[at].To, effort.Cancel)?.Nodes ?? [],
        });
        return new(request, [.. links], before, links.Length == 0 ? before : links[^1].After, goal.Base, goal.IsSampled);
    }

    private static LinkGoal GoalOf(
        OrganisationNetwork network,
        CsrGraph ties,
        LinkRequest request,
        ImmutableArray<GapToClose> gaps,
        LinkRules rules,
        CancellationToken cancel)
    {
        if (request.Objective == LinkObjective.CloseGaps)
        {
            return new GapGoal(network, ties, gaps, rules, cancel);
        }

        var across = DimensionPairs.Of(new Placement(network), request.Dimension!.Value);
        return request.Objective == LinkObjective.Reach
            ? new ReachGoal(across, new GrowingTies(ties), rules, cancel)
            : new DistanceGoal(across, new GrowingTies(ties), rules, cancel);
    }

    private static void Check(OrganisationNetwork network, LinkRequest request, ImmutableArray<GapToClose> gaps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Count, nameof(request));
        ArgumentOutOfRangeException.ThrowIfLessThan(request.PerPerson, 1, nameof(request));
        if (request is { Dimension: null, Objective: not LinkObjective.CloseGaps })
        {
            throw new ArgumentException($"{request.Objective} needs a dimension.", nameof(request));
        }

        if (!request.Among.IsDefault && request.Among.Length != network.PeopleCount)
        {
            throw new ArgumentException($"{request.Among.Length} of {network.PeopleCount} people are said to be in.", nameof(request));
        }

        foreach (var gap in gaps)
        {
            if (!(gap.Expected >= 0 && gap.Observed >= 0 && double.IsFinite(gap.Expected) && double.IsFinite(gap.Observed))
                || gap.From.Concat(gap.To).Any(person => (uint)person >= (uint)network.PeopleCount))
            {
                throw new ArgumentException(
                    $"Gap {gap.Id} has {gap.Observed} of {gap.Expected} ties: finite, at least 0; people are below {network.PeopleCount}.",
                    nameof(gaps));
            }
        }
    }
}
