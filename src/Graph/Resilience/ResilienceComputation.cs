using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Algorithms.Sets;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.WhatIf;

namespace NetworkLens.Graph.Resilience;

/// <summary>Measures a network with and without people, again and again.</summary>
internal sealed class ResilienceComputation
{
    private static readonly Dimension[] Dimensions = Enum.GetValues<Dimension>();

    private static readonly ResilienceMeasure[] OfWhole =
    [
        ResilienceMeasure.Ties, ResilienceMeasure.LargestPiece, ResilienceMeasure.JoinedPairs, ResilienceMeasure.Efficiency,
    ];

    private static readonly ResilienceMeasure[] OfDimension =
    [
        ResilienceMeasure.Ties, ResilienceMeasure.Reach, ResilienceMeasure.Redundancy, ResilienceMeasure.MeanDistance,
        ResilienceMeasure.UnreachableShare,
    ];

    private readonly OrganisationNetwork _network;
    private readonly ResilienceOptions _options;
    private readonly Effort _effort;
    private readonly Effort _silent;
    private readonly int _leavers;
    private readonly ConnectivityOptions _connectivity;
    private readonly ConnectivitySample _sample;

    public ResilienceComputation(OrganisationNetwork network, ResilienceOptions options, Effort effort)
    {
        ResilienceOptions.Check(options);
        (_network, _options, _effort) = (network, options, effort);
        _silent = new(effort.Threads, null, effort.Cancel);
        _leavers = Math.Min(options.Leavers, network.PeopleCount);
        _connectivity = ConnectivityOptions.Default with
        {
            ExactDistancePeople = options.ExactDistancePeople,
            RedundancyPairs = options.RedundancyPairs,
            Seed = options.Seed,
        };
        _sample = ConnectivitySample.Of(new(network), _connectivity, effort.Cancel);
    }

    public ResilienceReport Compute()
    {
        var key = Key();
        var before = Measure([]);
        var after = Measure(key);
        Report(2);
        var draws = new Figures[_options.Draws];
        for (var draw = 0; draw < draws.Length; draw++)
        {
            draws[draw] = Measure(Drawn(draw));
            Report(draw + 3);
        }

        return new()
        {
            Options = _options,
            Leavers = key,
            Whole = Compare(OfWhole, figures => figures.Whole),
            Dimensions = [.. Dimensions.Select((_, d) => Compare(OfDimension, figures => figures.Dimensions[d]))],
        };

        ImmutableArray<ResilienceFigure> Compare(ResilienceMeasure[] measures, Func<Figures, Measured[]> of) =>
        [
            .. measures.Select((measure, at) => new ResilienceFigure(
                measure,
                of(before)[at],
                of(after)[at],
                RandomLeavers.Of([.. draws.Select(draw => of(draw)[at])], of(after)[at], IsLessBad(measure)))),
        ];
    }

    private static bool IsLessBad(ResilienceMeasure measure) =>
        measure is not (ResilienceMeasure.MeanDistance or ResilienceMeasure.UnreachableShare);

    private void Report(int done) => _effort.Progress?.Report(done / (_options.Draws + 2.0));

    private ImmutableArray<int> Key()
    {
        if (_options.Choice == LeaverChoice.KeyPlayers)
        {
            return KeyPlayersNegative.Compute(_network.Ties, _leavers, _silent).People;
        }

        var between = (double)_network.PeopleCount * _network.Ties.ArcCount <= ResilienceReport.ExactSteps
            ? [.. BetweennessCentrality.Compute(_network.Ties, TieLength.One, _silent)]
            : PivotBetweenness.Compute(
                _network.Ties.ToUndirected(TieDirection.Either, _silent), new bool[_network.PeopleCount], _silent);
        return [.. Enumerable.Range(0, between.Length).OrderByDescending(person => between[person]).Take(_leavers)];
    }

    private ImmutableArray<int> Drawn(int draw)
    {
        var random = new SeededRandom(_options.Seed, (ulong)draw);
        int[] people = [.. Enumerable.Range(0, _network.PeopleCount)];
        for (var at = 0; at < _leavers; at++)
        {
            var other = at + random.Below(people.Length - at);
            (people[at], people[other]) = (people[other], people[at]);
        }

        return [.. people.Take(_leavers)];
    }

    private Figures Measure(ImmutableArray<int> leavers)
    {
        Change[] changes = [.. leavers.Select(person => new Leave(_network.PersonIds[person]))];
        var changed = ChangedNetwork.Apply(_network, changes, _network.Version, _effort.Cancel);
        var (stay, sample) = (changed.Network!, _sample.Without(changed.IndexOf));
        var report = new ConnectivityComputation(stay, _connectivity, null, _effort.Cancel, sample).Compute();
        return new(
            [
                Measured.Of(stay.Ties.TieCount),
                Components.Compute(stay.Ties, _silent).LargestShare,
                Fragmentation.Compute(stay.Ties, [], _silent).Map(parted => 1 - parted),
                _network.PeopleCount > _options.EfficiencyPeople
                    ? Measured.None(Absence.NotComputed)
                    : Fragmentation.ComputeByDistance(stay.Ties, [], _silent).Map(parted => 1 - parted),
            ],
            [.. Dimensions.Select(dimension => Of(report[dimension]))]);
    }

    private static Measured[] Of(DimensionConnectivity dimension) =>
    [
        dimension.Observed, dimension.Reach.Value, dimension.Redundancy.Mean, dimension.Distance.Mean, dimension.Distance.UnreachableShare,
    ];

    /// <summary>The figures of one network, in the order of the measures.</summary>
    private sealed record Figures(Measured[] Whole, Measured[][] Dimensions);
}
