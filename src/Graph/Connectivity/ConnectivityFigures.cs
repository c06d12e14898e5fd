using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>The figures of one dimension, for a whole network or for one organisation.</summary>
public abstract record ConnectivityFigures
{
    /// <summary>Ties of the dimension, a whole number: pairs, or arcs under a DIRECTED lens.</summary>
    public required Measured Observed { get; init; }

    /// <summary>Ties that the configuration model gives its group pairs: what the numbers of ties alone would give. No verdict.</summary>
    public required Measured Expected { get; init; }

    /// <summary><see cref="Observed"/> / <see cref="Expected"/>.</summary>
    public Measured Ratio =>
        Observed.Value is not { } observed ? Observed
        : Expected.Value is not { } expected ? Expected
        : Measured.Ratio(observed, expected, Absence.NothingExpected);

    /// <summary>Weights of the observed ties added up.</summary>
    public required Measured Strength { get; init; }

    /// <summary>Share of the arcs of the dimension, before directions are folded, whose counter-arc is there too, 0 to 1.</summary>
    public required Measured Reciprocity { get; init; }

    /// <summary>Who reaches whom within so many steps.</summary>
    public required Reach Reach { get; init; }

    /// <summary>How far apart the groups are.</summary>
    public required Distance Distance { get; init; }

    /// <summary>How many people hold the groups together.</summary>
    public required Redundancy Redundancy { get; init; }

    /// <summary>
    /// <c>100 · sqrt(reach · min(1, redundancy / 3))</c>, 0 to 100, with the mean redundancy over the group pairs. A summary of its parts,
    /// never a verdict.
    /// </summary>
    public Measured Score =>
        Reach.Value.Value is not { } reach ? Reach.Value
        : Redundancy.Mean.Map(redundancy => 100 * Math.Sqrt(reach * Math.Min(1, redundancy / 3)));
}

/// <summary>How well one dimension is connected.</summary>
public sealed record DimensionConnectivity : ConnectivityFigures
{
    /// <summary>Which dimension.</summary>
    public required Dimension Dimension { get; init; }

    /// <summary>People left out because a column that the dimension needs is blank for them.</summary>
    public required int LeftOut { get; init; }

    /// <summary>
    /// The same figures per organisation, in the order of organisations; those to which the dimension does not apply are not listed.
    /// </summary>
    public required ImmutableArray<OrganisationConnectivity> ByOrganisation { get; init; }
}

/// <summary>How well one dimension is connected in one organisation; for CROSS_ORGANISATION: between it and its counterparts.</summary>
public sealed record OrganisationConnectivity : ConnectivityFigures
{
    /// <summary>Index of the organisation.</summary>
    public required int Organisation { get; init; }
}

/// <summary>The share of people or groups that reach the other side within so many steps.</summary>
/// <param name="Within">The steps.</param>
/// <param name="Value">0 to 1; null when a part has nobody to count.</param>
/// <param name="Parts">What it is made of: its mean, except that CROSS_ORGANISATION takes the mean of people's own shares.</param>
public sealed record Reach(int Within, Measured Value, ImmutableArray<ReachPart> Parts);

/// <summary>One part of a reach, with the counts behind it.</summary>
/// <param name="Name">For example <c>balcony</c>.</param>
/// <param name="Explanation">What is counted, in words.</param>
/// <param name="Value">
/// <paramref name="Reached"/> / <paramref name="Possible"/>; for <c>organisations</c> the mean of people's own shares.
/// </param>
/// <param name="Reached">How many do reach.</param>
/// <param name="Possible">Of how many.</param>
public sealed record ReachPart(string Name, string Explanation, Measured Value, long Reached, long Possible);

/// <summary>Shortest chains between the people of two sides, in steps.</summary>
/// <param name="Mean">Over the pairs that are joined.</param>
/// <param name="UnreachableShare">Share of all pairs that no chain joins, 0 to 1: never hidden in the mean.</param>
/// <param name="Pairs">Pairs of people looked at: all, or those of the sampled sources.</param>
/// <param name="StandardError">Of the mean, where it comes from a sample; null where it is exact.</param>
/// <param name="UnreachableStandardError">Of the unreachable share, where it comes from a sample; null where it is exact.</param>
public sealed record Distance(
    Measured Mean, Measured UnreachableShare, long Pairs, double? StandardError = null, double? UnreachableStandardError = null)
{
    /// <summary>No distance, for a stated reason.</summary>
    public static Distance None(Absence why) => new(Measured.None(why), Measured.None(why), 0);
}

/// <summary>How few people would have to leave to cut the two sides apart, over all group pairs of a dimension.</summary>
/// <param name="Mean">Mean over the pairs examined, each 0 to 3 (3: three or more).</param>
/// <param name="Weakest">
/// The pair that fewest people hold together, the first of several; null where there is none. A pair that hangs on one person since one of
/// its groups is that person comes after those that one or two people hold together otherwise.
/// </param>
/// <param name="PairsBySize">How many pairs are held by 0, 1, 2, and 3 or more people.</param>
/// <param name="Pairs">How many pairs of groups there are.</param>
/// <param name="PairsExamined">How many were worked out; fewer where the limit of the options was met.</param>
public sealed record Redundancy(Measured Mean, WeakestPair? Weakest, ImmutableArray<int> PairsBySize, long Pairs, int PairsExamined)
{
    /// <summary>Fewest people that hold <see cref="Weakest"/> together, 0 to 3; null where there is no pair.</summary>
    public int? Value => Weakest?.Size;

    /// <summary>Who they are, ascending; empty where nobody needs to leave (0) or where there are three or more.</summary>
    public ImmutableArray<int> CutSet => Weakest?.CutSet ?? [];

    /// <summary>No redundancy, for a stated reason.</summary>
    public static Redundancy None(Absence why) => new(Measured.None(why), null, [0, 0, 0, 0], 0, 0);
}

/// <summary>The pair of groups that fewest people hold together.</summary>
/// <param name="From">One group, in words.</param>
/// <param name="To">The other, in words.</param>
/// <param name="Size">How many people hold them together, 0 to 3 (three or more).</param>
/// <param name="CutSet">Who they are, ascending; empty for 0 and 3.</param>
public sealed record WeakestPair(string From, string To, int Size, ImmutableArray<int> CutSet)
{
    /// <summary>People of the smaller group.</summary>
    public int SmallerGroup { get; init; }
}
