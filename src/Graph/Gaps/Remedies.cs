using System.Collections.Immutable;
using System.Globalization;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Says what would settle the pairs that the data do not settle, and by how much.</summary>
/// <remarks>
/// <para>
/// A window x times as long: at which groups that had half of the ties of comparable ones would be found four times in five, at the p that
/// one more finding of this report takes, <c>α = GapQ (gaps + 1) / tested</c>. Expected ties are taken to grow with the window, their
/// spread φ and that of pairs τ² to stay, the uncertainty ρ of how active a group is to fall with it, both tails to be normal:
/// <c>½ = z(α) √((φ/E + ρ)/x + τ²) + z(.2) √((φ/2E + ρ/4)/x + τ²/4)</c>. Ties that are there already are met again in a longer window, so
/// that x is rather too small: about so many times at least. Beyond <see cref="MostTimes"/> it is no advice.
/// </para>
/// <para>
/// More responses: the fewest that bring the share of dyads that could be seen to <see cref="EnoughSeen"/>, from the side where each one
/// counts most. Pooling: the nearest pair of the whole of which there is a verdict, where more is expected. Where none of these helps, that
/// is said, and why.
/// </para>
/// </remarks>
internal sealed class Remedies
{
    /// <summary>A window that would have to be longer than so many times is no advice: few have such data, and people move on.</summary>
    public const double MostTimes = 3;

    /// <summary>Share of dyads seen from which a confidence is MODERATE.</summary>
    public const double EnoughSeen = 0.65;

    private const double MissedShare = 0.2;
    private const double LongestWindow = 1e9;

    private readonly IReadOnlyList<ExpectedPair> _pairs;
    private readonly GravityReport _report;
    private readonly ImmutableArray<bool> _seen;
    private readonly double _tail;
    private readonly double _miss = UpperNormal(MissedShare);

    /// <summary>Prepares to say it.</summary>
    /// <param name="pairs">The pairs of the report.</param>
    /// <param name="report">What the model says of each.</param>
    /// <param name="tests">The findings over which q is, each question once.</param>
    /// <param name="options">At which q a pair is a gap.</param>
    /// <param name="responses">Who answered.</param>
    public Remedies(
        IReadOnlyList<ExpectedPair> pairs,
        GravityReport report,
        ImmutableArray<PairFinding> tests,
        GravityOptions options,
        Responses responses)
    {
        (_pairs, _report, _seen) = (pairs, report, responses.Seen);
        var tested = tests.Count(finding => !double.IsNaN(finding.Q));
        var gaps = tests.Count(finding => finding.Verdict == GapVerdict.Gap);
        _tail = UpperNormal(Math.Min(options.GapQ, options.GapQ * (gaps + 1) / Math.Max(1, tested)));
    }

    /// <summary>What would settle a pair, or that nothing would and why; empty where it is settled.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="parents">By pair: the index of the pair of the whole that contains it, or -1.</param>
    /// <param name="tests">By pair: what the test says.</param>
    public ImmutableArray<Remedy> For(int pair, int[] parents, IReadOnlyList<PairTest> tests)
    {
        var test = tests[pair];
        if (test.Reason is null)
        {
            return [];
        }

        var isShort = test.Reason is VerdictReason.FewExpected or VerdictReason.WideInterval or VerdictReason.ExpectationUncertain;
        var longer = isShort ? LongerWindow(pair, test) : null;
        var pool = isShort || test.Reason == VerdictReason.NothingOutside ? Pool(pair, parents, tests) : null;
        Remedy?[] all =
        [
            longer,
            pool,
            MoreResponses(pair, test),
            test.Reason switch
            {
                VerdictReason.LevelsUnknown => new(
                    RemedyKind.CompleteRecords, "Levels of people: they are not known of more than one in five."),
                VerdictReason.DisciplinesUnknown => new(
                    RemedyKind.CompleteRecords, "Disciplines of people: they are not known of more than one in five."),
                VerdictReason.Directed => new(RemedyKind.OtherLens, "A lens with direction EITHER or BOTH."),
                VerdictReason.NothingOutside => new(
                    RemedyKind.OtherLens,
                    "A lens with a longer window, more kinds of ties or more people: a tie that leads out would be something to go by. "
                        + "Whether the groups ought to be joined is a question of their work: look at reach, and at who holds them "
                        + "together."),
                VerdictReason.NoTies => new(RemedyKind.OtherLens, "A lens with a longer window or more kinds of ties."),
                VerdictReason.NotConverged => new(RemedyKind.OtherLens, "A lens with a longer window, more kinds of ties or more people."),
                _ => null,
            },
        ];
        ImmutableArray<Remedy> some = [.. all.OfType<Remedy>()];
        return some.IsEmpty ? [new(RemedyKind.Nothing, WhyNothing(pair, test))] : some;
    }

    private string WhyNothing(int pair, PairTest test) => test.Reason switch
    {
        VerdictReason.NothingComparable =>
            "Nothing within these data: it would take more groups like these, elsewhere, to compare them with.",
        VerdictReason.FewReferencePairs =>
            "Nothing within these data: it would take more other pairs of this dimension, from more units or organisations.",
        _ when double.IsInfinity(TimesAsLong(pair)) =>
            "Nothing: pairs such as these differ so much from each other that no window is long enough; and no listed pair of the whole "
                + "that they are part of has a verdict.",
        _ => Text(
            $"Nothing within reach: a window would have to be more than {MostTimes:0} times as long; and no listed pair of the whole that ")
            + "they are part of has a verdict.",
    };

    /// <summary>How many times as long a window; 1 where the present one would do, infinite where none would.</summary>
    /// <param name="expected">E, more than 0.</param>
    /// <param name="variance">V.</param>
    /// <param name="phi">φ.</param>
    /// <param name="tail">z(α).</param>
    /// <param name="pairSpread">τ²: by how much pairs differ for no known reason, which no window shortens.</param>
    internal static double TimesAsLong(double expected, double variance, double phi, double tail, double pairSpread = 0)
    {
        var miss = UpperNormal(MissedShare);
        var uncertainty = Math.Max(0, (variance - (phi * expected)) / (expected * expected) - pairSpread);
        var (whole, half) = ((phi / expected) + uncertainty, (phi / (2 * expected)) + (uncertainty / 4));
        if (IsEnough(1))
        {
            return 1;
        }

        var (low, high) = (1.0, 2.0);
        for (; !IsEnough(high); low = high, high *= 2)
        {
            if (high > LongestWindow)
            {
                return double.PositiveInfinity;
            }
        }

        while (high - low > 1e-12 * high)
        {
            var middle = (low + high) / 2;
            (low, high) = IsEnough(middle) ? (low, middle) : (middle, high);
        }

        return high;

        // Whether half of what is expected would be seen to be less: both tails in shares of it.
        bool IsEnough(double times) =>
            (tail * Math.Sqrt((whole / times) + pairSpread)) + (miss * Math.Sqrt((half / times) + (pairSpread / 4))) <= 0.5;
    }

    /// <summary>z above which a share of a normal distribution lies, by the chi-squared one: 0 for a half and more.</summary>
    internal static double UpperNormal(double share) =>
        share >= 0.5 ? 0 : Math.Sqrt(2 * GammaDistribution.Quantile(0.5, 1 - (2 * share)));

    private Remedy? LongerWindow(int pair, PairTest test)
    {
        if (test.Expected.Value is not > 0)
        {
            return null;
        }

        var shown = Math.Max(1.1, Math.Ceiling(10 * TimesAsLong(pair)) / 10);
        return shown > MostTimes ? null : new(
            RemedyKind.LongerWindow,
            Text($"Data of a window at least {shown:0.#} times as long, where there are such: ")
                + "a pair with half as many ties as comparable groups have would then be found four times in five.")
        {
            Times = shown,
        };
    }

    private double TimesAsLong(int pair)
    {
        var finding = _report.Pairs[pair];
        var spread = _report.Dispersions.First(d => d.Dimension == _pairs[pair].Dimension);
        return TimesAsLong(finding.Expected, finding.Variance, spread.Phi, _tail, spread.PairSpread);
    }

    // A pair of the whole that has no verdict either settles nothing: the next one up may.
    private Remedy? Pool(int pair, int[] parents, IReadOnlyList<PairTest> tests)
    {
        for (var whole = parents[pair]; whole >= 0; whole = parents[whole])
        {
            if (tests[whole].Reason is null && _report.Pairs[whole].Expected > _report.Pairs[pair].Expected)
            {
                return new(
                    RemedyKind.Pool,
                    $"The whole that it is part of, of which there is a verdict: {_pairs[whole].From.Label} and {_pairs[whole].To.Label}.")
                {
                    PairId = GapIds.OfPair(_pairs[whole]),
                };
            }
        }

        return null;
    }

    private Remedy? MoreResponses(int pair, PairTest test)
    {
        if (_seen.IsDefault || test.Observable is not < EnoughSeen)
        {
            return null;
        }

        var (from, to) = (_pairs[pair].From, _pairs[pair].To);
        var more = FewestResponses(from.Size, Silent(from), to.Size, Silent(to));
        return new(
            RemedyKind.MoreResponses,
            Text($"At least {more:#,0} more {(more == 1 ? "answer" : "answers")}, so that of two in three of the pairs of people, one ")
                + "of each group, a tie could be seen.")
        {
            Responses = more,
        };
    }

    /// <summary>Answers needed until so many dyads could be seen; each counts as many as there are silent people opposite.</summary>
    internal static int FewestResponses(int from, int silentFrom, int to, int silentTo)
    {
        var (few, many) = (Math.Min(silentFrom, silentTo), Math.Max(silentFrom, silentTo));
        var most = (1 - EnoughSeen) * from * to; // dyads that may stay unseen
        return many == 0 ? 0 : Math.Max(0, few - (int)Math.Floor((most / many) + 1e-9));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private int Silent(PeopleGroup group)
    {
        var silent = 0;
        foreach (var person in group.Members)
        {
            silent += _seen[person] ? 0 : 1;
        }

        return silent;
    }
}
