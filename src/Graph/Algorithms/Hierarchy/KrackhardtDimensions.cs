using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Hierarchy;

/// <summary>
/// Krackhardt's four dimensions: how far a structure is from the pure line organisation in which everyone but one has one boss.
/// </summary>
/// <param name="Connectedness">
/// Share of pairs of people that any chain of ties joins, whatever their direction: 1 - V / (N (N - 1) / 2), V pairs that none joins.
/// <see cref="Absence.TooFewPeople"/> below two people.
/// </param>
/// <param name="Hierarchy">
/// Of the pairs of whom one reaches the other along arcs, the share in which the other does not reach back.
/// <see cref="Absence.NoTies"/> without ties; 0 in an undirected graph.
/// </param>
/// <param name="Efficiency">
/// 1 - (arcs beyond those that hold the weak components together) / (the most there could be): 1 - Σ surplus / Σ (N_i - 1)², where
/// component i of N_i people needs N_i - 1 arcs of N_i (N_i - 1). <see cref="Absence.NoTies"/> where all components are one person.
/// </param>
/// <param name="LeastUpperBoundedness">
/// 1 - (pairs within weak components that have no least upper bound) / Σ (N_i - 1)(N_i - 2) / 2. An upper bound of two people is somebody
/// who reaches both (each of the two may be it); the least one is an upper bound that all others reach.
/// <see cref="Absence.TooFewPeople"/> without a component of three; <see cref="Absence.NotComputed"/> where there are so many people
/// with several bosses that it would take more than <see cref="MostSteps"/> steps.
/// </param>
/// <remarks>
/// <para>
/// All range from 0 to 1, and all four are 1 exactly for an out-tree: one top, one boss for everyone else. Arcs lead from superior to
/// subordinate; lines stored as "reports to" are to be transposed (only the fourth changes). For an informal network the reading is
/// "B gets it from A". Undirected ties are an arc each way. Weights do not count; isolates count as components of one person.
/// </para>
/// <para>
/// Equal to R <c>sna</c>'s connectedness, hierarchy(measure = "krackhardt"), efficiency (since 0.51) and, by its documentation,
/// lubness. The code of its lubness (2.7) asks for an upper bound that reaches all others, the greatest instead of the least;
/// this one keeps to Krackhardt's text. They agree on out-trees.
/// </para>
/// <para>
/// Time O(n + m) but for hierarchy and the fourth, which depend on how many pairs reach each other one way only: near-linear for
/// reporting lines and for networks with one large core, at worst O(n m / 512) and <see cref="MostSteps"/>. Space O(n + m).
/// Krackhardt, D. (1994). Graph theoretical dimensions of informal organizations. In Carley &amp; Prietula (eds), Computational
/// Organization Theory, 89-111.
/// </para>
/// </remarks>
public sealed record KrackhardtDimensions(Measured Connectedness, Measured Hierarchy, Measured Efficiency, Measured LeastUpperBoundedness)
{
    /// <summary>Steps that least upper bounds may take: seconds.</summary>
    public const long MostSteps = 1L << 32;

    /// <summary>Measures a structure.</summary>
    /// <param name="graph">Arcs from superior to subordinate, or undirected ties.</param>
    /// <param name="effort">Threads, progress, cancellation.</param>
    public static KrackhardtDimensions Compute(CsrGraph graph, Effort effort)
    {
        var people = graph.NodeCount;
        if (people < 2)
        {
            var none = Measured.None(people == 0 ? Absence.NoPeople : Absence.TooFewPeople);
            return new(none, none, none, none);
        }

        var drawn = Condensation.Compute(graph, effort.Cancel);
        long joined = 0, most = 0, mostWithoutBound = 0, needed = 0;
        foreach (var size in drawn.WeakSizes())
        {
            joined += size * (size - 1) / 2;
            needed += size - 1;
            most += (size - 1) * (size - 1);
            mostWithoutBound += (size - 1) * (size - 2) / 2;
        }

        var oneWay = ReachablePairs.Count(drawn, ReachablePairs.StepsWorthWalking(drawn), effort);
        long bothWays = 0;
        foreach (var size in drawn.Sizes)
        {
            bothWays += (long)size * (size - 1) / 2;
        }

        return new(
            Measured.Of(joined / (people * (people - 1.0) / 2)),
            Measured.Ratio(oneWay, oneWay + bothWays, Absence.NoTies),
            Measured.Ratio(graph.ArcCount - needed, most, Absence.NoTies).Map(surplus => 1 - surplus),
            BoundednessOf(drawn, joined, mostWithoutBound, effort.Cancel));
    }

    private static Measured BoundednessOf(Condensation drawn, long joined, long most, CancellationToken cancel)
    {
        if (most == 0)
        {
            return Measured.None(Absence.TooFewPeople);
        }

        return LeastUpperBounds.Count(drawn, MostSteps, cancel) is { } bounded
            ? Measured.Of(1 - ((joined - bounded) / (double)most))
            : Measured.None(Absence.NotComputed);
    }
}
