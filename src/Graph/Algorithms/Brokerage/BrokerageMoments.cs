using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Brokerage;

/// <summary>How often a role is to be expected, and how widely that varies, if ties fell at random.</summary>
/// <param name="Expected">Mean count.</param>
/// <param name="Variance">Variance of the count.</param>
public readonly record struct BrokerageMoment(double Expected, double Variance)
{
    /// <summary>Square root of the variance; 0 where the variance is not positive.</summary>
    public double StandardDeviation => Variance > 0 ? Math.Sqrt(Variance) : 0;

    /// <summary>How many standard deviations a count lies above what is expected; or <see cref="Absence.NoVariance"/>.</summary>
    public Measured ZScore(long observed) => Measured.Ratio(observed - Expected, StandardDeviation, Absence.NoVariance);
}

/// <summary>
/// What Gould and Fernandez expect of each role, given nothing but the sizes of the groups and the density: every arc is there or not by
/// itself, all with the same chance.
/// </summary>
/// <remarks>
/// <para>
/// With density <c>d</c>, <c>p = d²(1 - d)</c> and ordered pairs <c>k</c> that a broker could join in a role, a person expects <c>kp</c>;
/// the variance is <c>kp(1 - p)</c> plus <c>d³(1 - d)³</c> for each two of these pairs that begin, or end, with one person. That is exact.
/// The variance of the whole network adds what triples of different brokers share, in the form that R <c>sna</c> uses, which
/// leaves out some triples that are the same three people in another order: z of the network are equal to its digits, and approximate.
/// </para>
/// <para>Sums over triples of groups are written as sums of powers of sizes, so all of it takes time O(groups).</para>
/// </remarks>
internal sealed class BrokerageMoments
{
    private const int Roles = 6;

    private readonly double _n;        // N, people with a group.
    private readonly double _squares;  // Σ n².
    private readonly double _p;        // Chance that a given broker joins a given pair.
    private readonly double _shared;   // d³(1-d)³: two pairs share an arc that must be there.
    private readonly double _opposed;  // d⁴(1-d)²: one needs the arc that the other must lack.
    private readonly double _lacking;  // d⁵(1-d): two pairs share the arc that must not be there.

    private BrokerageMoments(double density, double people, double squares)
    {
        _n = people;
        _squares = squares;
        var d = density;
        var e = 1 - density;
        _p = d * d * e;
        _shared = d * d * d * e * e * e;
        _opposed = d * d * d * d * e * e;
        _lacking = d * d * d * d * d * e;
    }

    /// <summary>The moments of a person of each group, and of the whole network.</summary>
    /// <param name="sizes">People of each group.</param>
    /// <param name="density">Share of the ordered pairs that have an arc.</param>
    /// <returns>By group, then by <see cref="BrokerageRole"/>; and of the network by role.</returns>
    public static (ImmutableArray<ImmutableArray<BrokerageMoment>> Person, ImmutableArray<BrokerageMoment> Network) Compute(
        ReadOnlySpan<int> sizes, double density)
    {
        // Powers of up to 2^31 people fit 128 bits; differences of such sums do not fit a double.
        Int128 people = 0, squares = 0, cubes = 0;
        foreach (var size in sizes)
        {
            people += size;
            squares += (Int128)size * size;
            cubes += (Int128)size * size * size;
        }

        var moments = new BrokerageMoments(density, (double)people, (double)squares);
        var person = ImmutableArray.CreateBuilder<ImmutableArray<BrokerageMoment>>(sizes.Length);
        foreach (var size in sizes)
        {
            person.Add(moments.OfPerson(size, people, squares, cubes));
        }

        return (person.MoveToImmutable(), moments.OfNetwork(sizes, people, squares, cubes));
    }

    private ImmutableArray<BrokerageMoment> OfPerson(Int128 own, Int128 people, Int128 squares, Int128 cubes)
    {
        var moments = new BrokerageMoment[Roles];
        var others = people - own;
        var otherSquares = squares - (own * own);
        var otherCubes = cubes - (own * own * own);

        // Pairs that could be joined, and ordered pairs of those with a common beginning; as many have a common end.
        moments[0] = Moment((own - 1) * (own - 2), 2 * (own - 1) * (own - 2) * (own - 3));
        moments[1] = Moment(otherSquares - others, 2 * (otherCubes - (3 * otherSquares) + (2 * others)));
        moments[2] = Moment((own - 1) * others, ((own - 1) * others * (others - 1)) + (others * (own - 1) * (own - 2)));
        moments[3] = moments[2];

        // Liaison: for A in a group of n, C is any of R = others - n; Σ n R and 2 Σ n R(R - 1).
        var pairs = (others * others) - otherSquares;
        var common = 2 * ((others * others * (others - 1)) - (((2 * others) - 1) * otherSquares) + otherCubes);
        moments[4] = Moment(pairs, common);
        moments[5] = Moment((people - 1) * (people - 2), 2 * (people - 1) * (people - 2) * (people - 3));
        return [.. moments];
    }

    private BrokerageMoment Moment(Int128 pairs, Int128 common)
    {
        // A group without anybody has no broker; its formulas would count people who are not there.
        var expected = _p * (double)Int128.Max(0, pairs);
        return new(expected, (expected * (1 - _p)) + (_shared * (double)Int128.Max(0, common)));
    }

    private ImmutableArray<BrokerageMoment> OfNetwork(ReadOnlySpan<int> sizes, Int128 people, Int128 squares, Int128 cubes)
    {
        Int128 within = 0, across = 0, liaisonSquares = 0;
        double withinExtra = 0, consultantExtra = 0, representativeExtra = 0;
        foreach (var n in sizes)
        {
            Int128 size = n;
            within += size * (size - 1) * (size - 2);
            across += size * (size - 1) * (people - size);
            var rest = people - size;
            liaisonSquares += size * size * ((rest * rest) - (squares - (size * size)));

            double x = n;
            withinExtra += x * (x - 1) * (x - 2) * Overlap((4 * x) - 10, 4 * (x - 3), x - 3);
            var ends = x * (x - 1);
            consultantExtra += ends * ((((((2 * x) - 6) * (_n - x)) + (2 * (_squares - (x * x)))) * _shared)
                + ((_n - x - 1) * (_n - x) * _lacking));
            representativeExtra += ends * (_n - x) * (((_n - 3) * _shared) + ((x - 2) * _lacking));
        }

        // Ordered triples of three different groups, and the same weighted by the size of one of them.
        var liaisons = (people * people * people) - (3 * people * squares) + (2 * cubes);
        double l = (double)liaisons, s = (double)liaisonSquares;
        var liaisonExtra = ((((4 * _n) - 2) * l) - (8 * s)) * (_shared - _opposed);
        liaisonExtra += (((_n - 1) * l) - (2 * s)) * _lacking;
        var all = people * (people - 1) * (people - 2);
        var representative = Network(across, representativeExtra);
        return
        [
            Network(within, withinExtra),
            Network(across, consultantExtra),
            representative,
            representative,
            Network(liaisons, liaisonExtra),
            Network(all, (double)all * Overlap((4 * _n) - 10, 4 * (_n - 3), _n - 3)),
        ];
    }

    private double Overlap(double shared, double opposed, double lacking) =>
        (shared * _shared) - (opposed * _opposed) + (lacking * _lacking);

    private BrokerageMoment Network(Int128 triples, double extra)
    {
        var expected = _p * (double)triples;
        return new(expected, (expected * (1 - _p)) + extra);
    }
}
