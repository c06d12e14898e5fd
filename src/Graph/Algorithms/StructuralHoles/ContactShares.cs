using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.StructuralHoles;

/// <summary>How much of everyone's contact is with each of theirs, directly and through those they share.</summary>
/// <remarks>
/// v(i,j) = p(i,j) + Σ_q p(i,q) p(q,j) for every contact j of i, of the folded graph; constraint and hierarchy are made of their squares.
/// What is added to the direct share is 1 / strength(i) times a figure that i and j have in common: see <see cref="SharedContacts"/>.
/// </remarks>
internal static class ContactShares
{
    private const int PeopleOfPart = 1 << 12;

    /// <summary>Works out the shares of everyone and makes one figure of each person's.</summary>
    /// <param name="graph">Directed (folded here) or not, with weights or without.</param>
    /// <param name="effort">Threads, progress of the longest step, cancellation.</param>
    /// <typeparam name="TFigure">What is made of them.</typeparam>
    /// <typeparam name="TValue">The figure of one person.</typeparam>
    /// <returns>The figures, their default for isolates; and the folded graph.</returns>
    public static (TValue[] Values, CsrGraph Folded) Compute<TFigure, TValue>(CsrGraph graph, Effort effort)
        where TFigure : struct, IFigureOfShares<TValue>
        where TValue : struct
    {
        var silent = new Effort(effort.Threads, null, effort.Cancel);
        var folded = graph.ToUndirected(TieDirection.Either, silent);
        var values = new TValue[folded.NodeCount];
        var perStrength = new double[folded.NodeCount];
        var parts = Chunks.Count(values.Length, PeopleOfPart);
        Chunks.Run(parts, silent, part =>
        {
            var (first, end) = Chunks.Range(part, PeopleOfPart, perStrength.Length);
            for (var person = first; person < end; person++)
            {
                perStrength[person] = folded.Degree(person) == 0 ? 0 : 1 / folded.Strength(person);
            }
        });
        var shares = SharedContacts.Compute(folded, perStrength, effort);
        Chunks.Run(parts, silent, part =>
        {
            var (first, end) = Chunks.Range(part, PeopleOfPart, values.Length);
            for (var person = first; person < end; person++)
            {
                var row = shares.AsSpan(folded.Offsets[person], folded.Degree(person));
                AddDirect(row, folded.Weights(person), perStrength[person]);
                values[person] = row.IsEmpty ? default : TFigure.Of(row);
            }
        });
        return (values, folded);
    }

    private static void AddDirect(Span<double> row, ReadOnlySpan<double> weights, double perStrength)
    {
        for (var at = 0; at < row.Length; at++)
        {
            row[at] = (row[at] + (weights.IsEmpty ? 1 : weights[at])) * perStrength;
        }
    }
}

/// <summary>One figure of a person, made of their shares.</summary>
/// <typeparam name="TValue">The figure.</typeparam>
internal interface IFigureOfShares<TValue>
    where TValue : struct
{
    /// <summary>Of shares one per contact, at least one of them.</summary>
    static abstract TValue Of(ReadOnlySpan<double> shares);
}
