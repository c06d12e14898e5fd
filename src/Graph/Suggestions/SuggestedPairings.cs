using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Suggestions;

/// <summary>Whether two partners are to come from one place.</summary>
public enum PairingPlace : byte
{
    /// <summary>From wherever.</summary>
    Any = 0,

    /// <summary>From the same.</summary>
    Same = 1,

    /// <summary>From different ones.</summary>
    Different = 2,
}

/// <summary>Who is to be paired with whom.</summary>
/// <param name="First">People of one sort, such as managers: indices.</param>
/// <param name="Second">People of the other, such as clinicians. Whoever is of both is left out.</param>
public sealed record PairingRequest(ImmutableArray<int> First, ImmutableArray<int> Second)
{
    /// <summary>Whether partners share an organisation; where it is not known of one, only <see cref="PairingPlace.Any"/> fits.</summary>
    public PairingPlace Organisation { get; init; }

    /// <summary>Whether partners share a unit; as for organisations.</summary>
    public PairingPlace Unit { get; init; }

    /// <summary>Levels between partners at most, at least 0; null: any number, and levels need not be known.</summary>
    public int? MostLevelsApart { get; init; }

    /// <summary>Whether people count less who have more contacts than is usual, as in <see cref="SuggestedLinks"/>.</summary>
    public bool DiscountsLoad { get; init; } = true;
}

/// <summary>Two partners.</summary>
/// <param name="First">Of the first sort.</param>
/// <param name="Second">Of the second.</param>
/// <param name="Weight">What the pair is worth, above 0 and at most 1.</param>
/// <param name="StepsApart">Ties between them today, at least 2; null where no chain joins them.</param>
/// <param name="LevelsApart">Levels between them; null where one is not known.</param>
public sealed record Pairing(int First, int Second, double Weight, int? StepsApart, int? LevelsApart);

/// <summary>Pairs of people who do not know each other, one partner each, worth most together.</summary>
/// <param name="Pairs">The pairs, those of most weight first, of equals those of higher levels, then by index.</param>
/// <param name="FirstCount">People of the first sort, those of both left out.</param>
/// <param name="SecondCount">People of the second sort.</param>
/// <param name="Fitting">Pairs that could be made one by one.</param>
/// <param name="Total">What the pairs are worth together.</param>
/// <param name="Bound">What no choice of pairs exceeds: equal to Total up to rounding.</param>
/// <remarks>
/// <para>
/// A pair of people who had no interaction and are not joined by a reporting line, and who fit what is asked of their places and levels,
/// weighs <c>2 / d · o / (1 + levels apart) · the lesser l</c>: d the ties between them, at most 10, and 10 where no chain joins them; o
/// 1 in one organisation, else 1/2; levels apart 0 to 5 (2 where one is not known); l as in <see cref="SuggestedLinks"/>. Two who share a
/// contact in one organisation, at one level and not overloaded, weigh 1: they can be introduced, can meet, and speak as equals. The
/// pairs are an exact <see cref="Assignment"/>.
/// </para>
/// <para>
/// Nobody on a side, everybody acquainted, no pair that fits: no pairs. Directions are folded. Time O(first · ties) + assignment.
/// </para>
/// </remarks>
public sealed record SuggestedPairings(
    ImmutableArray<Pairing> Pairs, int FirstCount, int SecondCount, long Fitting, double Total, double Bound)
{
    /// <summary>The most pairs of one of each sort that are looked at.</summary>
    public const int MostPairs = 1_000_000;

    /// <summary>What levels count as where one is not known.</summary>
    internal const int UnknownLevelsApart = 2;

    private const double MostSteps = 10;
    private const double OtherOrganisation = 0.5;

    /// <summary>Finds them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="request">Who, and what is asked of pairs.</param>
    /// <param name="effort">Threads, progress, cancellation.</param>
    /// <exception cref="ArgumentException">There are too many, or somebody does not exist: faults of the caller.</exception>
    public static SuggestedPairings Compute(OrganisationNetwork network, PairingRequest request, Effort effort)
    {
        var both = request.First.Intersect(request.Second).ToHashSet();
        int[] rows = [.. request.First.Distinct().Where(person => !both.Contains(person)).Order()];
        int[] columns = [.. request.Second.Distinct().Where(person => !both.Contains(person)).Order()];
        Check(network, rows, columns);
        var ties = network.Ties.ToUndirected(TieDirection.Either);
        var rules = new LinkRules(network, ties, new(LinkObjective.CloseGaps, null, 1, 1) { DiscountsLoad = request.DiscountsLoad });
        var fitting = new List<(int Column, Pairing Pair)>[rows.Length];
        Chunks.Run(rows.Length, effort, row => fitting[row] = Fitting(row));
        WeightedPair[] weights =
            [.. fitting.SelectMany((list, row) => list.Select(fit => new WeightedPair(row, fit.Column, fit.Pair.Weight)))];
        var assignment = Assignment.Compute(rows.Length, columns.Length, weights, effort);
        var pairs = fitting.SelectMany((list, row) => list.Where(fit => fit.Column == assignment.ColumnOf[row]).Select(fit => fit.Pair))
            .OrderByDescending(pair => pair.Weight)
            .ThenByDescending(pair => (int)network.LevelOf[pair.First] + (int)network.LevelOf[pair.Second])
            .ThenBy(pair => pair.First);
        return new([.. pairs], rows.Length, columns.Length, weights.LongLength, assignment.Total, assignment.Bound);

        List<(int, Pairing)> Fitting(int row)
        {
            var found = new List<(int, Pairing)>();
            var steps = BreadthFirst.Compute(ties, [rows[row]], int.MaxValue, effort.Cancel);
            for (var column = 0; column < columns.Length; column++)
            {
                if (rules.MayMeet(rows[row], columns[column]) && Fits(network, request, rows[row], columns[column]))
                {
                    var apart = steps[columns[column]] is > 0 and var known ? known : (int?)null;
                    found.Add((column, Of(network, rows[row], columns[column], apart, rules.ShareOf(rows[row], columns[column]))));
                }
            }

            return found;
        }
    }

    private static Pairing Of(OrganisationNetwork network, int first, int second, int? stepsApart, double share)
    {
        var levels = LevelsApart(network, first, second);
        var near = 2 / Math.Min(MostSteps, stepsApart ?? MostSteps);
        var place = Fits(PairingPlace.Same, network.OrganisationOf[first], network.OrganisationOf[second]) ? 1 : OtherOrganisation;
        return new(first, second, near * place / (1 + (levels ?? UnknownLevelsApart)) * share, stepsApart, levels);
    }

    /// <summary>Whether two people fit what is asked of their places and levels, whether they know each other or not.</summary>
    internal static bool Fits(OrganisationNetwork network, PairingRequest request, int first, int second) =>
        Fits(request.Organisation, network.OrganisationOf[first], network.OrganisationOf[second])
        && Fits(request.Unit, network.UnitOf[first], network.UnitOf[second])
        && (request.MostLevelsApart is not { } most || LevelsApart(network, first, second) <= most);

    private static bool Fits(PairingPlace asked, int first, int second) =>
        asked == PairingPlace.Any || (first >= 0 && second >= 0 && first == second == (asked == PairingPlace.Same));

    /// <summary>Levels between two people; null where one is not known.</summary>
    internal static int? LevelsApart(OrganisationNetwork network, int first, int second) =>
        (network.LevelOf[first], network.LevelOf[second]) is (not Level.Unknown and var one, not Level.Unknown and var other)
            ? Math.Abs((int)one - (int)other)
            : null;

    private static void Check(OrganisationNetwork network, int[] rows, int[] columns)
    {
        if ((long)rows.Length * columns.Length > MostPairs)
        {
            throw new ArgumentException($"{rows.Length} and {columns.Length} people make more than {MostPairs} pairs.", nameof(rows));
        }

        foreach (var person in rows.Concat(columns))
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)person, (uint)network.PeopleCount, nameof(rows));
        }
    }
}
