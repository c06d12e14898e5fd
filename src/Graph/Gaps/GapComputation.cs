using System.Security.Cryptography;
using System.Text;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Lists the pairs, measures them, and makes gaps of those that fall short.</summary>
internal sealed class GapComputation
{
    private const int DistanceSample = MultiSourceSweep.LanesPerBatch;

    private readonly OrganisationNetwork _network;
    private readonly GapOptions _options;
    private readonly IProgress<double>? _progress;
    private readonly CancellationToken _cancel;
    private readonly Placement _place;
    private readonly GroupCatalogue _groups;
    private readonly PairMeasures _measures;
    private readonly List<PairCoverage> _coverage = [];

    public GapComputation(OrganisationNetwork network, GapOptions options, IProgress<double>? progress, CancellationToken cancel)
    {
        GapOptions.Check(options);
        (_network, _options, _progress, _cancel) = (network, options, progress, cancel);
        _place = new(network);
        _groups = new(_place);
        _measures = new(_place, options.Within, cancel);
    }

    public GapReport Compute()
    {
        var pairs = ListPairs();
        _progress?.Report(0.1);
        var measured = _measures.Measure(pairs);
        _progress?.Report(0.6);
        var gaps = measured.SelectMany(GapsOf).ToList();
        var lines = ReportingStructure.Compute(_network, kind: null, _cancel).Life;
        PartsOfWholes.Mark(gaps);
        gaps.AddRange(new SilentLines(_network, _options.Within, _place).Gaps(lines, Id, PriorityOf, _cancel));
        gaps.Sort((left, right) => GapPlace.Compare(left.Place, right.Place));
        _progress?.Report(0.7);
        for (var i = 0; i < gaps.Count; i++)
        {
            _cancel.ThrowIfCancellationRequested();
            gaps[i] = gaps[i] with
            {
                Distance = i < _options.DistanceLimit ? DistanceOf(gaps[i]) : Distance.None(Absence.NotComputed),
                BridgedBy = [.. _measures.Bridges(new(gaps[i].Dimension, gaps[i].From, gaps[i].To), _options.BridgeLimit)],
            };
        }

        _progress?.Report(1);
        return new()
        {
            Options = _options,
            Gaps = [.. gaps],
            FewestTies = [.. Fewest(measured)],
            Coverage = [.. _coverage],
            Lines = lines,
        };
    }

    private List<ExpectedPair> ListPairs()
    {
        var listed = new List<ExpectedPair>();
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            _cancel.ThrowIfCancellationRequested();
            var expected = new ExpectedPairs(_place, _groups, _options);
            var count = expected.Of(dimension).LongCount();
            var tooSmall = expected.TooSmall;
            var stride = ((count - 1) / _options.PairLimit) + 1;
            long number = 0;
            var before = listed.Count;
            listed.AddRange(expected.Of(dimension).Where(_ => number++ % stride == 0));
            _coverage.Add(new(dimension, count, listed.Count - before, tooSmall));
        }

        return listed;
    }

    private IEnumerable<Gap> GapsOf(MeasuredPair measured)
    {
        var target = _options.TargetOf(measured.Pair.Dimension);
        var unreached = measured.Reach < target;
        if (unreached)
        {
            var lack = 1 - (measured.Reach / target);
            yield return Make(GapKind.Unreached, measured, lack, measured.Unreaching, GapSummary.Unreached(measured, _options.Within));
        }

        // A group of one person hangs on one person whatever the network looks like: that says nothing about its ties.
        var smaller = Math.Min(measured.Pair.From.Size, measured.Pair.To.Size);
        if ((measured.Cut.Size == 1 && smaller > 1) || (measured.Cut.Size == 0 && !unreached))
        {
            var lack = (1 - ((double)measured.Cut.Size / VertexConnectivity.DefaultCap)) / 2;
            yield return Make(GapKind.Fragile, measured, lack, smaller, GapSummary.Fragile(measured));
        }
    }

    private Gap Make(GapKind kind, MeasuredPair measured, double lack, int affected, string summary)
    {
        var (dimension, from, to) = measured.Pair;
        return new()
        {
            Id = Id(kind, dimension, from.Key, to.Key),
            Kind = kind,
            Dimension = dimension,
            From = from,
            To = to,
            Summary = summary,
            Observed = measured.Observed,
            Expected = measured.Expected,
            Reach = Measured.Of(measured.Reach),
            ReachFrom = Measured.Of(measured.ReachFrom),
            ReachTo = Measured.Of(measured.ReachTo),
            ReachTarget = _options.TargetOf(dimension),
            Within = _options.Within,
            Distance = Distance.None(Absence.NotComputed),
            Redundancy = measured.Cut.Size,
            RedundancyLimit = Math.Min(VertexConnectivity.DefaultCap, Math.Min(from.Size, to.Size)),
            CutSet = measured.Cut.People,
            SharedPeople = measured.Shared,
            BridgedBy = [],
            Affected = affected,
            Priority = PriorityOf(lack, affected),
        };
    }

    private double PriorityOf(double lack, int affected) =>
        lack * Math.Log(1.0 + affected) / Math.Log(1.0 + Math.Max(affected, _network.PeopleCount));

    private Distance DistanceOf(Gap gap)
    {
        // Without directions either side may walk, and the smaller is the cheaper and more often exact.
        var swap = !_place.Ties.IsDirected && gap.From.Size < gap.To.Size;
        int[] starts = [.. (swap ? gap.To : gap.From).Members], ends = [.. (swap ? gap.From : gap.To).Members];
        var scheme = PairScheme.Groups(_place, starts, ends);
        return DimensionDistance.Sampled(_place, scheme, ends, DistanceSample, _options.Seed, new(Cancel: _cancel));
    }

    private IEnumerable<FewestTies> Fewest(MeasuredPair[] measured) => measured
        .Select(pair => (
            Fewest: new FewestTies(
                pair.Pair.Dimension, pair.Pair.From, pair.Pair.To, pair.Observed, Possible(pair), pair.Expected, GapVerdict.NotTested),
            Key: $"{pair.Pair.From.Key}|{pair.Pair.To.Key}"))
        .Where(entry => entry.Fewest.Possible > 0)
        .OrderBy(entry => entry.Fewest.Density)
        .ThenByDescending(entry => entry.Fewest.Expected.Value ?? 0)
        .ThenByDescending(entry => entry.Fewest.Possible)
        .ThenBy(entry => entry.Fewest.Dimension)
        .ThenBy(entry => entry.Key, StringComparer.Ordinal)
        .Take(_options.FewestTiesLimit)
        .Select(entry => entry.Fewest);

    /// <summary>Pairs of different people, one of each group; two people of both groups are one pair.</summary>
    private long Possible(MeasuredPair pair)
    {
        long both = pair.Shared;
        var unordered = ((long)pair.Pair.From.Size * pair.Pair.To.Size) - both - (both * (both - 1) / 2);
        return _place.Ties.IsDirected ? 2 * unordered : unordered;
    }

    /// <summary>Sixteen hex digits of a hash of what the gap is; groups that are no more upper than lower are taken in one order.</summary>
    private static string Id(GapKind kind, Dimension dimension, string from, string to)
    {
        if (dimension != Dimension.Vertical && string.CompareOrdinal(from, to) > 0)
        {
            (from, to) = (to, from);
        }

        var name = Encoding.UTF8.GetBytes($"{kind}|{dimension}|{from}|{to}");
        return Convert.ToHexStringLower(SHA256.HashData(name).AsSpan(0, 8));
    }
}
