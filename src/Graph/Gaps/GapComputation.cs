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
    private readonly int _threads;
    private readonly IProgress<double>? _progress;
    private readonly CancellationToken _cancel;
    private readonly Placement _place;
    private readonly GroupCatalogue _groups;
    private readonly PairMeasures _measures;
    private readonly List<PairCoverage> _coverage = [];
    private readonly List<OmittedPairs> _omitted = [];
    private readonly HeldExpectations? _held; // Where expectations are those of another network.

    public GapComputation(OrganisationNetwork network, GapOptions options, Effort effort, HeldExpectations? held = null)
    {
        GapOptions.Check(options);
        _held = held;
        (_network, _options, _threads, _progress, _cancel) = (network, options, effort.Threads, effort.Progress, effort.Cancel);
        _place = new(network);
        _groups = new(_place);
        _measures = new(_place, options.Within, effort.Cancel);
    }

    public GapReport Compute()
    {
        var pairs = ListPairs();
        _progress?.Report(0.1);
        var measured = _measures.Measure(pairs);
        _progress?.Report(0.4);
        var parents = PairTree.Parents(pairs);
        var responses = _held?.ResponsesOf(_network) ?? Responses.Compute(_network, _options.Respondents);
        var fitting = new Effort(_threads, _progress is null ? null : new Within(_progress, 0.4, 0.7), _cancel);
        var same = SamePeople.FirstOf(pairs);
        var (tests, fit, model) = new PairTests(_place, _options, responses, fitting, _held).Compute(pairs, parents, same);
        var reports = Reports(measured, parents, same, tests);

        // Where nothing was seen, everything would be missing: that says what was looked at, and nothing of the people.
        var isWithoutTies = _held is null && _place.Ties.ArcCount == 0;
        List<Gap> gaps = isWithoutTies ? [] : [.. measured.SelectMany((pair, at) => GapsOf(pair, reports[at]))];
        SaidAlready.Mark(gaps, _place.Ties);
        var lines = LinesOf(kind: null, responses);
        gaps.AddRange(isWithoutTies ? [] : new SilentLines(_network, _options.Within, _place).Gaps(lines, PriorityOf, _cancel));
        GapRank.Apply(gaps);
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
            FewestTies = isWithoutTies ? [] : [.. Fewest(measured, reports)],
            Pairs = [.. reports],
            Fit = fit,
            Held = _held ?? (model.Settled is null ? null : new HeldExpectations(_network, responses, model)),
            Coverage = [.. _coverage],
            Omitted = [.. _omitted],
            Lines = lines,
            OperationalLines = LinesOf(TieKind.OperationalLine, responses),
            ProfessionalLines = LinesOf(TieKind.ProfessionalLine, responses),
            Responses = responses,
            IsWithoutTies = isWithoutTies,
        };
    }

    private LineLife LinesOf(TieKind? kind, Responses responses) =>
        ReportingStructure.Compute(_network, kind, responses.Seen, _cancel).Life;

    private PairReport[] Reports(MeasuredPair[] measured, int[] parents, int[] same, PairTest[] tests)
    {
        var reports = new PairReport[measured.Length];
        for (var at = 0; at < reports.Length; at++)
        {
            var (dimension, from, to, isPool) = measured[at].Pair;
            reports[at] = new()
            {
                Id = GapIds.OfPair(measured[at].Pair),
                Dimension = dimension,
                Scope = PairScopes.Of(from, to, _place.Units),
                From = from,
                To = to,
                IsPool = isPool,
                Rule = measured[at].Pair.Rule,
                ParentId = parents[at] < 0 ? null : GapIds.OfPair(measured[parents[at]].Pair),
                SameAs = same[at] == at ? null : GapIds.OfPair(measured[same[at]].Pair),
                Kinds = [.. KindsOf(measured[at], tests[at])],
                Summary = PairWords.Summary(measured[at], tests[at]),
                Explanation = PairWords.Explanation(tests[at], _options.Gravity),
                Observed = measured[at].Observed,
                Possible = Possible(measured[at]),
                Carriers = measured[at].Carriers,
                ConfigurationExpected = measured[at].Expected,
                Reach = measured[at].Reach,
                Redundancy = measured[at].Cut.Size,
                Test = tests[at],
            };
        }

        return reports;
    }

    private List<ExpectedPair> ListPairs()
    {
        var listed = new List<ExpectedPair>();
        var rules = new RulePairs(_network, _options, _cancel);
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            var expected = new ExpectedPairs(_place, _groups, _options);
            var count = Stoppable(expected.Of(dimension)).LongCount();
            var tooSmall = expected.TooSmall + rules.TooSmallIn(dimension);
            var stride = ((count - 1) / _options.PairLimit) + 1;
            long number = 0;
            var before = listed.Count;
            listed.AddRange(Stoppable(expected.Of(dimension)).Where(_ => number++ % stride == 0));
            if (stride > 1)
            {
                _omitted.Add(OmittedPairs.OfDimension(dimension, count, listed.Count - before, stride));
            }

            List<ExpectedPair> own = [.. rules.Of(dimension)];
            listed.AddRange(own);
            _coverage.Add(new(dimension, count + own.Count, listed.Count - before, tooSmall));
        }

        _omitted.AddRange(rules.Omitted);
        return listed;
    }

    // Units side by side make their number squared of pairs, most of which are counted only.
    private IEnumerable<ExpectedPair> Stoppable(IEnumerable<ExpectedPair> pairs)
    {
        foreach (var pair in pairs)
        {
            _cancel.ThrowIfCancellationRequested();
            yield return pair;
        }
    }

    private IEnumerable<GapKind> KindsOf(MeasuredPair measured, PairTest test)
    {
        if (test.Verdict == GapVerdict.Gap)
        {
            yield return GapKind.Sparse;
        }

        if (measured.Pair.IsPool || measured.Pair.Rule is not null)
        {
            yield break;
        }

        var unreached = measured.Reach < _options.TargetOf(measured.Pair.Dimension);
        if (unreached)
        {
            yield return GapKind.Unreached;
        }

        // A group of one person hangs on one person whatever the network looks like: that says nothing about its ties. A board may be two
        // people; a front line of two is as small as any other group that is not looked at.
        var isSmall = Math.Min(measured.Pair.From.Size, measured.Pair.To.Size) < 2
            || (measured.Pair.Dimension == Dimension.Vertical && measured.Pair.From.Size < _options.LeastGroupSize);
        if ((measured.Cut.Size == 1 && !isSmall) || (measured.Cut.Size == 0 && !unreached))
        {
            yield return GapKind.Fragile;
        }
    }

    private IEnumerable<Gap> GapsOf(MeasuredPair measured, PairReport report) => report.Kinds.Select(kind => kind switch
    {
        GapKind.Sparse => Make(kind, measured, report, report.Test.Severity!.Value, WithoutTie(measured), report.Summary),
        GapKind.Unreached => Make(
            kind,
            measured,
            report,
            1 - (measured.Reach / _options.TargetOf(measured.Pair.Dimension)),
            measured.Unreaching,
            GapSummary.Unreached(measured, report.Test, _options.Within, _options.TargetOf(measured.Pair.Dimension))),
        _ => Make(
            kind,
            measured,
            report,
            (1 - ((double)measured.Cut.Size / VertexConnectivity.DefaultCap)) / 2,
            Math.Min(measured.Pair.From.Size, measured.Pair.To.Size),
            GapSummary.Fragile(measured, report.Test)),
    });

    /// <summary>People without a tie across: of the lower group, or of both where neither is the lower.</summary>
    private static int WithoutTie(MeasuredPair measured) =>
        measured.Pair.From.Size - measured.Carriers.From
        + (measured.Pair.Dimension == Dimension.Vertical ? 0 : measured.Pair.To.Size - measured.Carriers.To);

    private Gap Make(GapKind kind, MeasuredPair measured, PairReport report, double lack, int affected, string summary)
    {
        var (dimension, from, to, _) = measured.Pair;
        return new()
        {
            Id = GapIds.Of(kind, dimension, from.Key, to.Key),
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
            Pair = report,
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

    private IEnumerable<FewestTies> Fewest(MeasuredPair[] measured, PairReport[] reports) => measured.Zip(reports)
        .Where(pair => !pair.Second.IsPool && pair.Second.SameAs is null && pair.Second.Possible > 0)
        .Select(pair => new FewestTies(
            pair.Second.Dimension,
            pair.Second.From,
            pair.Second.To,
            pair.First.Observed,
            pair.Second.Possible,
            pair.First.Expected,
            pair.Second.Test.Verdict)
        {
            Pair = pair.Second,
        })
        .OrderBy(pair => pair.Density)
        .ThenByDescending(pair => pair.Expected.Value ?? 0)
        .ThenByDescending(pair => pair.Possible)
        .ThenBy(pair => pair.Dimension)
        .ThenBy(pair => $"{pair.From.Key}|{pair.To.Key}", StringComparer.Ordinal)
        .Take(_options.FewestTiesLimit);

    /// <summary>Pairs of different people, one of each group; two people of both groups are one pair.</summary>
    private long Possible(MeasuredPair pair)
    {
        long both = pair.Shared;
        var unordered = ((long)pair.Pair.From.Size * pair.Pair.To.Size) - both - (both * (both - 1) / 2);
        return _place.Ties.IsDirected ? 2 * unordered : unordered;
    }

    // A part of the work, told as a part of the whole.
    private sealed class Within(IProgress<double> whole, double from, double to) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + ((to - from) * value));
    }
}
