using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Change;

/// <summary>What became of the ties of the people who are in both of two networks: formed, kept, dissolved; and who rewired most.</summary>
/// <remarks>
/// <para>
/// Only ties between two stayers are compared; those that came with joiners or went with leavers are counted apart. Directed: arcs,
/// and a person's ties are those the person sends (compare transposed graphs for those received). Undirected: pairs; a person's ties
/// are all of them. A tie is kept however its weight changed; <see cref="Strengthened"/> and <see cref="Weakened"/> say whether it did.
/// </para>
/// <para>
/// Time O(n + m) plus sorting the neighbours of renumbered people, space O(n). Integers but for weights, and those are added person by
/// person: equal on any number of threads. Jaccard as used for the stability of panels: Snijders, T. A. B., van de Bunt, G. G. &amp;
/// Steglich, C. E. G. (2010). Introduction to stochastic actor-based models for network dynamics. Social Networks 32, 44-60.
/// </para>
/// </remarks>
public sealed record NetworkChange
{
    private const int PeoplePerPart = 2048;

    /// <summary>Who is who.</summary>
    public required PeopleMatch Match { get; init; }

    /// <summary>Ties between stayers that are there now and were not.</summary>
    public required long Formed { get; init; }

    /// <summary>Ties between stayers that were there and still are.</summary>
    public required long Kept { get; init; }

    /// <summary>Ties between stayers that were there and are no more.</summary>
    public required long Dissolved { get; init; }

    /// <summary>Kept ties that weigh more than before.</summary>
    public required long Strengthened { get; init; }

    /// <summary>Kept ties that weigh less than before.</summary>
    public required long Weakened { get; init; }

    /// <summary>Ties of which one end, or both, left.</summary>
    public required long LostWithLeavers { get; init; }

    /// <summary>Ties of which one end, or both, is new.</summary>
    public required long GainedWithJoiners { get; init; }

    /// <summary>The stayers' changes, parallel to <see cref="PeopleMatch.Before"/>.</summary>
    public required ImmutableArray<PersonChange> People { get; init; }

    /// <summary>
    /// Kept / (formed + kept + dissolved): 1 nothing changed, 0 nothing stayed; below .3 two waves of a panel hardly belong together.
    /// <see cref="Absence.NoTies"/> where stayers have no ties with each other, before or after.
    /// </summary>
    public Measured Jaccard => Measured.Ratio(Kept, Formed + Kept + Dissolved, Absence.NoTies);

    /// <summary>Ties to change to make one network of the other: formed + dissolved (Hamming distance).</summary>
    public long Hamming => Formed + Dissolved;

    /// <summary>Compares two networks.</summary>
    /// <param name="before">The earlier network.</param>
    /// <param name="after">The later one, directed if and only if the earlier one is.</param>
    /// <param name="match">Who is who.</param>
    /// <param name="effort">Threads, progress, cancellation.</param>
    /// <exception cref="ArgumentException">Only one is directed, or the match is not of these networks: a fault of the caller.</exception>
    public static NetworkChange Compute(CsrGraph before, CsrGraph after, PeopleMatch match, Effort effort)
    {
        if (before.IsDirected != after.IsDirected)
        {
            throw new ArgumentException("Arcs cannot be compared with ties that have no direction: fold both alike.", nameof(after));
        }

        if (match.Stayers + match.Leavers.Length != before.NodeCount || match.Stayers + match.Joiners.Length != after.NodeCount)
        {
            throw new ArgumentException("The match is of other networks.", nameof(match));
        }

        var toAfter = new int[before.NodeCount];
        Array.Fill(toAfter, -1);
        var isStayer = new bool[after.NodeCount];
        for (var at = 0; at < match.Stayers; at++)
        {
            toAfter[match.Before[at]] = match.After[at];
            isStayer[match.After[at]] = true;
        }

        var people = new PersonChange[match.Stayers];
        Chunks.Run(
            Chunks.Count(match.Stayers, PeoplePerPart),
            effort,
            () => new RowComparison(before, after, toAfter, isStayer),
            (part, row) =>
            {
                var (from, to) = Chunks.Range(part, PeoplePerPart, match.Stayers);
                for (var at = from; at < to; at++)
                {
                    people[at] = row.Compare(match.Before[at], match.After[at]);
                }
            });

        return SumUp(before, after, match, people);
    }

    /// <summary>A measure of everyone, before and after, for those who are in both.</summary>
    /// <param name="before">The earlier network.</param>
    /// <param name="after">The later one.</param>
    /// <param name="match">Who is who.</param>
    /// <param name="measure">A figure per node; NaN where there is none. Worked out on the whole networks, leavers and joiners too.</param>
    /// <param name="effort">Handed to the measure.</param>
    public static MeasureChange Compare(
        CsrGraph before, CsrGraph after, PeopleMatch match, Func<CsrGraph, Effort, ImmutableArray<double>> measure, Effort effort)
    {
        var earlier = measure(before, effort);
        var later = measure(after, effort);
        return MeasureChange.Of([.. match.Before.Select(node => earlier[node])], [.. match.After.Select(node => later[node])]);
    }

    private static NetworkChange SumUp(CsrGraph before, CsrGraph after, PeopleMatch match, PersonChange[] people)
    {
        long formed = 0, kept = 0, dissolved = 0, strengthened = 0, weakened = 0;
        foreach (var person in people)
        {
            formed += person.Formed;
            kept += person.Kept;
            dissolved += person.Dissolved;
            strengthened += person.Strengthened;
            weakened += person.Weakened;
        }

        var ends = before.IsDirected ? 1 : 2;
        return new()
        {
            Match = match,
            Formed = formed / ends,
            Kept = kept / ends,
            Dissolved = dissolved / ends,
            Strengthened = strengthened / ends,
            Weakened = weakened / ends,
            LostWithLeavers = before.TieCount - ((kept + dissolved) / ends),
            GainedWithJoiners = after.TieCount - ((kept + formed) / ends),
            People = [.. people],
        };
    }

    /// <summary>Compares one person's ties after another's.</summary>
    private sealed class RowComparison(CsrGraph before, CsrGraph after, int[] toAfter, bool[] isStayer)
    {
        private readonly List<(int Contact, double Weight)> _earlier = [];

        public PersonChange Compare(int nodeBefore, int nodeAfter)
        {
            var contacts = before.Neighbours(nodeBefore);
            var weights = before.Weights(nodeBefore);
            _earlier.Clear();
            for (var at = 0; at < contacts.Length; at++)
            {
                if (toAfter[contacts[at]] >= 0)
                {
                    _earlier.Add((toAfter[contacts[at]], weights.IsEmpty ? 1 : weights[at]));
                }
            }

            _earlier.Sort();
            contacts = after.Neighbours(nodeAfter);
            weights = after.Weights(nodeAfter);
            int formed = 0, kept = 0, strengthened = 0, weakened = 0, place = 0;
            double less = 0, more = 0; // Σ of the smaller, and of the greater, of the two weights.
            for (var at = 0; at < contacts.Length; at++)
            {
                if (!isStayer[contacts[at]])
                {
                    continue;
                }

                for (; place < _earlier.Count && _earlier[place].Contact < contacts[at]; place++)
                {
                    more += _earlier[place].Weight;
                }

                var now = weights.IsEmpty ? 1 : weights[at];
                var isKept = place < _earlier.Count && _earlier[place].Contact == contacts[at];
                var then = isKept ? _earlier[place++].Weight : 0;
                less += Math.Min(then, now);
                more += Math.Max(then, now);
                kept += isKept ? 1 : 0;
                formed += isKept ? 0 : 1;
                strengthened += isKept && now > then ? 1 : 0;
                weakened += isKept && now < then ? 1 : 0;
            }

            for (; place < _earlier.Count; place++)
            {
                more += _earlier[place].Weight;
            }

            return new(formed, kept, _earlier.Count - kept, strengthened, weakened, less, more);
        }
    }
}

/// <summary>What became of one person's ties with others who stayed.</summary>
/// <param name="Formed">New ties.</param>
/// <param name="Kept">Ties that were there and still are.</param>
/// <param name="Dissolved">Ties that are no more.</param>
/// <param name="Strengthened">Kept ones that weigh more.</param>
/// <param name="Weakened">Kept ones that weigh less.</param>
/// <param name="LesserWeight">Σ over contacts of the smaller of both weights, 0 where there is no tie.</param>
/// <param name="GreaterWeight">Σ of the greater one.</param>
public readonly record struct PersonChange(
    int Formed, int Kept, int Dissolved, int Strengthened, int Weakened, double LesserWeight, double GreaterWeight)
{
    /// <summary>
    /// Share of all contacts, before or after, that are not in both: 1 - Jaccard, 0 the same people, 1 nobody the same.
    /// <see cref="Absence.NoTies"/> where there is no contact before or after.
    /// </summary>
    public Measured Rewiring => Measured.Ratio(Formed + Dissolved, Formed + Kept + Dissolved, Absence.NoTies);

    /// <summary>
    /// The same by weight: 1 - Σ min / Σ max (Ruzicka), which also sees ties grow stronger or weaker; the same absence.
    /// </summary>
    public Measured WeightedRewiring => Measured.Ratio(GreaterWeight - LesserWeight, GreaterWeight, Absence.NoTies);
}

/// <summary>A measure of people who are in both networks, before and after.</summary>
/// <param name="Before">Per stayer; NaN where there was none.</param>
/// <param name="After">Per stayer; NaN where there is none.</param>
/// <param name="Compared">People who have both.</param>
/// <param name="MeanBefore">Mean of those; <see cref="Absence.NoPairs"/> where nobody has both.</param>
/// <param name="MeanAfter">The same after.</param>
/// <param name="Correlation">
/// Pearson's, of those: whether the same people stand out; <see cref="Absence.NoVariance"/> where all are alike before or after.
/// </param>
public sealed record MeasureChange(
    ImmutableArray<double> Before,
    ImmutableArray<double> After,
    int Compared,
    Measured MeanBefore,
    Measured MeanAfter,
    Measured Correlation)
{
    /// <summary>After less before of one stayer; <see cref="Absence.NotComputed"/> where either is missing.</summary>
    public Measured Difference(int stayer) => double.IsFinite(After[stayer] - Before[stayer])
        ? Measured.Of(After[stayer] - Before[stayer])
        : Measured.None(Absence.NotComputed);

    /// <summary>Sums two columns up.</summary>
    /// <param name="before">A figure per stayer; NaN where there is none.</param>
    /// <param name="after">The same later, in the same order.</param>
    public static MeasureChange Of(ImmutableArray<double> before, ImmutableArray<double> after)
    {
        var both = Enumerable.Range(0, before.Length).Where(i => double.IsFinite(before[i]) && double.IsFinite(after[i])).ToArray();
        var (meanBefore, meanAfter) = (both.Sum(i => before[i]) / both.Length, both.Sum(i => after[i]) / both.Length);
        double squaresBefore = 0, squaresAfter = 0, products = 0;
        foreach (var i in both)
        {
            var (x, y) = (before[i] - meanBefore, after[i] - meanAfter);
            squaresBefore += x * x;
            squaresAfter += y * y;
            products += x * y;
        }

        var none = Measured.None(Absence.NoPairs);
        return both.Length == 0
            ? new(before, after, 0, none, none, none)
            : new(
                before,
                after,
                both.Length,
                Measured.Of(meanBefore),
                Measured.Of(meanAfter),
                Measured.Ratio(products, Math.Sqrt(squaresBefore) * Math.Sqrt(squaresAfter), Absence.NoVariance));
    }
}
