using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Groups;

/// <summary>Do ties join people of one kind more than if the same people were tied at random? Newman's coefficient for groups.</summary>
/// <param name="Value">
/// 1 where every tie stays within its group, about 0 where groups do not matter, below 0 where ties seek out others; never below -1.
/// <see cref="Absence.NoTies"/> where no tie has a group at both ends; <see cref="Absence.NoVariance"/> where one group has all the ties.
/// </param>
/// <param name="Ties">Ties counted: arcs, or pairs.</param>
/// <param name="Excluded">Ties with a blank at either end, which are not.</param>
/// <remarks>
/// <para>r = (Σ_g e(g,g) - Σ_g a(g) b(g)) / (1 - Σ_g a(g) b(g)), e(g,h) the share of ties that run from g to h, a and b the sums of its
/// rows and columns. A tie without direction counts half each way. People without a group are left out with their ties (as igraph does on
/// the subgraph of the others). Weights do not count; isolates add nothing. Sums are whole numbers, so there is one answer.</para>
/// <para>Time O(n + m), space O(n + groups + pairs of groups with ties).
/// Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E 67, 026126, eq. 2.</para>
/// </remarks>
public sealed record NominalAssortativity(Measured Value, long Ties, long Excluded)
{
    /// <summary>Works it out for a column.</summary>
    public static NominalAssortativity Compute(CsrGraph graph, AttributeColumn column, Effort effort) =>
        Compute(graph, column.Codes.AsSpan(), column.Values.Length, effort);

    /// <summary>Works it out for groups given by codes.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="codes">Group per node, below <paramref name="groupCount"/>; negative is blank.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="effort">Cancellation.</param>
    public static NominalAssortativity Compute(CsrGraph graph, ReadOnlySpan<int> codes, int groupCount, Effort effort) =>
        Of(MixingMatrix.Compute(graph, codes, groupCount, effort.Cancel));

    /// <summary>Reads it off a mixing matrix that is there already. Time O(groups log groups).</summary>
    public static NominalAssortativity Of(MixingMatrix mixing)
    {
        // In arc ends, so that all of it is whole: a pair is two arcs.
        var arcsOfTie = mixing.IsDirected ? 1 : 2;
        Int128 all = mixing.Ties * arcsOfTie;
        Int128 within = 0, chance = 0;
        for (var group = 0; group < mixing.GroupCount; group++)
        {
            within += mixing.Observed(group, group) * arcsOfTie;
            chance += (Int128)mixing.DegreeSum(group) * mixing.InDegreeSum(group);
        }

        var value = all == 0
            ? Measured.None(Absence.NoTies)
            : Measured.Ratio((double)((within * all) - chance), (double)((all * all) - chance), Absence.NoVariance);
        return new(value, mixing.Ties, mixing.Excluded);
    }
}
