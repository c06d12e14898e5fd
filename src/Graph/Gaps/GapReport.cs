using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Where links that leading a system needs are missing: pairs of groups that ought to be joined and hardly are.</summary>
/// <remarks>
/// <para>
/// Pairs: those of <see cref="Dimension"/> that docs/measures.md lists (levels, front line and executives, sibling units, professions of
/// a service, counterparts of two organisations, clinical and managerial people), and every reporting line. A pair is SPARSE when it has
/// fewer ties than comparable groups, by one test over all pairs (<see cref="PairTest"/>). It is UNREACHED when reach is under its
/// target, FRAGILE when one person or nobody holds it together (not said again where nobody does and it is UNREACHED
/// already, nor where a group is one person, through whom every tie to it runs anyhow), and may be all three. Pairs that only pool others
/// are SPARSE or nothing. A line is SILENT when its
/// holders had no interaction in the window; lines with a vacancy, or of whose holders neither answered, are not silent but counted apart,
/// and under a lens that counts lines as ties no line is judged. Where there is no tie at all, nothing is listed as missing.
/// </para>
/// <para>
/// Order: <see cref="GapPlace"/>, that is priority descending (<see cref="GapRank"/>: what is told from chance first), then kind, dimension
/// and id, so the ten worst are the same ten every time. Under a DIRECTED lens, and where the model does not settle, no pair gets a verdict
/// and <see cref="Fit"/> says so.
/// </para>
/// <para>
/// Time that of <see cref="GravityModel"/> and O(groups · what lies within the steps + pairs · (smaller group's ties + search)); at
/// most <see cref="GapOptions.PairLimit"/> pairs
/// a dimension, and <see cref="GapOptions.RulePairLimit"/> of rules. Space O(n + m + pairs + members of rules' groups).
/// </para>
/// </remarks>
public sealed record GapReport
{
    /// <summary>The options that shaped the report.</summary>
    public required GapOptions Options { get; init; }

    /// <summary>The gaps, the first to look at first.</summary>
    public required ImmutableArray<Gap> Gaps { get; init; }

    /// <summary>
    /// Pairs with the fewest ties for their size: ties per possible pair ascending, then most expected first. The order is no test; the
    /// verdict of each stands beside it.
    /// </summary>
    public required ImmutableArray<FewestTies> FewestTies { get; init; }

    /// <summary>Every pair that was looked at, whatever came of it, in order of dimension and listing.</summary>
    public required ImmutableArray<PairReport> Pairs { get; init; }

    /// <summary>What became of the model that the verdicts rest on.</summary>
    public required GapFit Fit { get; init; }

    /// <summary>What it expects, for networks of the same people; null where the model did not settle.</summary>
    internal HeldExpectations? Held { get; init; }

    /// <summary>How many pairs there are and were looked at, per dimension.</summary>
    public required ImmutableArray<PairCoverage> Coverage { get; init; }

    /// <summary>Pairs that are not here because there would be too many: of dimensions, then of rules.</summary>
    public required ImmutableArray<OmittedPairs> Omitted { get; init; }

    /// <summary>Reporting lines: live, silent, with a vacancy, held by one person at both ends, not seen, and not judged.</summary>
    public required LineLife Lines { get; init; }

    /// <summary>Those of management; a line that is of both kinds is in both.</summary>
    public required LineLife OperationalLines { get; init; }

    /// <summary>Those of a profession.</summary>
    public required LineLife ProfessionalLines { get; init; }

    /// <summary>Who answered, as far as it is known.</summary>
    public required Responses Responses { get; init; }

    /// <summary>
    /// Whether there is no tie at all to look at: then nothing is listed as missing. A what-if that is held against a network with ties is
    /// not so, whatever it takes away.
    /// </summary>
    public required bool IsWithoutTies { get; init; }

    /// <summary>What became of the model, where there are ties; otherwise that there are none, whatever the lens.</summary>
    public GravityOutcome Outcome => IsWithoutTies ? GravityOutcome.NoTies : Fit.Outcome;

    /// <summary>The pair of an id; null where none has it. Time O(1) after the first call.</summary>
    public PairReport? PairOf(string id) =>
        (_byId ??= Pairs.ToDictionary(pair => pair.Id, StringComparer.Ordinal)).GetValueOrDefault(id);

    // Two threads may both make it; they make the same.
    private Dictionary<string, PairReport>? _byId;

    /// <summary>Finds the gaps.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">What can be set; null is <see cref="GapOptions.Default"/>.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="expected">
    /// The report of a network of which this one is what would be otherwise: who answered and what comparable people have are then what it
    /// says (<see cref="FrozenGravity"/>), where its model settled. Null: this network's own.
    /// </param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static GapReport Compute(
        OrganisationNetwork network,
        GapOptions? options = null,
        IProgress<double>? progress = null,
        GapReport? expected = null,
        CancellationToken cancel = default) =>
        new GapComputation(network, options ?? GapOptions.Default, new(0, progress, cancel), expected?.Held).Compute();
}

/// <summary>How many pairs of a dimension a report looked at.</summary>
/// <param name="Dimension">Which dimension.</param>
/// <param name="Pairs">Pairs between which a link is expected; of rules those that fitted in.</param>
/// <param name="Examined">Those looked at: all, or every so-manieth where the limit of the options was met.</param>
/// <param name="TooSmall">Pairs left out because a group is smaller than the least size.</param>
public readonly record struct PairCoverage(Dimension Dimension, long Pairs, int Examined, int TooSmall);

/// <summary>Two groups with few ties for their size: a place to look.</summary>
/// <param name="Dimension">In which sense they ought to be joined.</param>
/// <param name="From">One group.</param>
/// <param name="To">The other.</param>
/// <param name="Observed">Ties between them; arcs both ways under a DIRECTED lens.</param>
/// <param name="Possible">Pairs of people, one from each (ordered pairs, both ways, under a DIRECTED lens).</param>
/// <param name="Expected">By the configuration model.</param>
/// <param name="Verdict">What the test against chance says of the ties.</param>
public sealed record FewestTies(
    Dimension Dimension, PeopleGroup From, PeopleGroup To, int Observed, long Possible, Measured Expected, GapVerdict Verdict)
{
    /// <summary>The pair with its test.</summary>
    public PairReport? Pair { get; init; }

    /// <summary>Observed / possible, 0 to 1.</summary>
    public double Density => (double)Observed / Possible;

    /// <summary>Observed / expected.</summary>
    public Measured Ratio => Expected.Value is { } expected ? Measured.Ratio(Observed, expected, Absence.NothingExpected) : Expected;
}
