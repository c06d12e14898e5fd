using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>Puts the figures of a <see cref="ConnectivityReport"/> together.</summary>
internal sealed class ConnectivityComputation
{
    private static readonly Dimension[] Dimensions =
        [Dimension.Vertical, Dimension.Horizontal, Dimension.CrossOrganisation, Dimension.ClinicalManagerial];

    private readonly OrganisationNetwork _network;
    private readonly ConnectivityOptions _options;
    private readonly IProgress<double>? _progress;
    private readonly CancellationToken _cancel;
    private readonly Placement _place;
    private readonly Known _known;
    private readonly ConnectivitySample? _sample; // Null: one of its own.

    public ConnectivityComputation(
        OrganisationNetwork network,
        ConnectivityOptions options,
        IProgress<double>? progress,
        CancellationToken cancel,
        ConnectivitySample? sample = null)
    {
        ConnectivityOptions.Check(options);
        (_network, _options, _progress, _cancel, _sample) = (network, options, progress, cancel, sample);
        _place = new(network);
        _known = new(network);
    }

    public ConnectivityReport Compute()
    {
        var sample = _sample ?? ConnectivitySample.Of(_place, _options, _cancel);
        var classes = TieClasses.Compute(_network, _cancel);
        var ties = DimensionTies.Compute(_network, _cancel);
        _progress?.Report(0.05);
        var reach = new DimensionReach(_place, _options.Within, _cancel);
        var redundancy = new DimensionRedundancy(_place, sample, _cancel);
        var parts = new Parts[Dimensions.Length];
        for (var d = 0; d < Dimensions.Length; d++)
        {
            var (wholeReach, reachByOrganisation) = reach.Compute(Dimensions[d]);
            _progress?.Report(0.05 + (0.1 * ((2 * d) + 1)));
            var (wholeRedundancy, redundancyByOrganisation) = redundancy.Compute(Dimensions[d]);
            _progress?.Report(0.05 + (0.1 * ((2 * d) + 2)));
            parts[d] = new(wholeReach, reachByOrganisation, wholeRedundancy, redundancyByOrganisation);
        }

        var distances = Distances(sample);
        _progress?.Report(1);
        var whole = Dimensions.Select((dimension, d) => Whole(dimension, ties, parts[d], distances[d])).ToArray();
        return new()
        {
            Options = _options,
            TieClasses = classes,
            Vertical = whole[0],
            Horizontal = whole[1],
            CrossOrganisation = whole[2],
            ClinicalManagerial = whole[3],
        };
    }

    public Reach ReachOf(Dimension dimension)
    {
        var reach = new DimensionReach(_place, _options.Within, _cancel).Compute(dimension).Whole;
        return _known.WhyNot(dimension) is { } why ? reach with { Value = Measured.None(why) } : reach;
    }

    private (Distance Whole, Func<int, Distance> ByOrganisation)[] Distances(ConnectivitySample sample)
    {
        if (!sample.IsExact)
        {
            return Sampled(sample);
        }

        PairScheme[] schemes =
            [.. Dimensions.Select(dimension => PairScheme.Of(dimension, _place)), PairScheme.ClinicalManagerialInside(_place)];
        var splits = DimensionDistance.Exact(_place, schemes, new(Cancel: _cancel));
        return
        [
            .. Dimensions.Select((dimension, d) =>
            {
                var local = dimension == Dimension.ClinicalManagerial ? splits[^1] : splits[d];
                return (splits[d].Whole.ToDistance(), new Func<int, Distance>(o => local.ByOrganisation[o].ToDistance()));
            }),
        ];
    }

    private (Distance Whole, Func<int, Distance> ByOrganisation)[] Sampled(ConnectivitySample sample)
    {
        // One dimension after the other: the threads share the people of each, and only one walk is in memory.
        var wholes = new Distance[Dimensions.Length];
        for (var d = 0; d < wholes.Length; d++)
        {
            var scheme = PairScheme.Of(Dimensions[d], _place);
            wholes[d] = DimensionDistance.OfSample(_place, scheme, sample.EndsOf(Dimensions[d], scheme), new(Cancel: _cancel));
            _progress?.Report(0.85 + (0.03 * (d + 1)));
        }

        // A sample of the whole holds too few of any one organisation.
        return [.. wholes.Select(whole => (whole, new Func<int, Distance>(_ => Distance.None(Absence.NotComputed))))];
    }

    private DimensionConnectivity Whole(
        Dimension dimension, DimensionTies ties, Parts parts, (Distance Whole, Func<int, Distance> ByOrganisation) distance)
    {
        var why = _known.WhyNot(dimension);
        var count = Count(dimension, ties.Whole[(int)dimension]);
        var reach = parts.Reach;
        return new()
        {
            Dimension = dimension,
            LeftOut = _known.LeftOut(dimension),
            Observed = count.Observed,
            Expected = count.Expected,
            Strength = count.Strength,
            Reciprocity = count.Reciprocity,
            Reach = why is { } ? reach with { Value = Measured.None(why.Value) } : reach,
            Distance = why is { } ? Distance.None(why.Value) : distance.Whole,
            Redundancy = why is { } ? Redundancy.None(why.Value) : parts.Redundancy,
            ByOrganisation =
            [
                .. Enumerable.Range(0, _network.Organisations.Length)
                    .SelectMany(o => Organisation(dimension, o, ties, parts, distance)),
            ],
        };
    }

    /// <summary>The figures of one organisation, or nothing where the dimension does not apply to it.</summary>
    private IEnumerable<OrganisationConnectivity> Organisation(
        Dimension dimension,
        int organisation,
        DimensionTies ties,
        Parts parts,
        (Distance Whole, Func<int, Distance> ByOrganisation) distance)
    {
        if (parts.ReachByOrganisation[organisation] is not { } reach
            || parts.RedundancyByOrganisation[organisation] is not { } redundancy)
        {
            yield break;
        }

        var count = Count(dimension, ties.ByOrganisation[(int)dimension][organisation]);
        yield return new()
        {
            Organisation = organisation,
            Observed = count.Observed,
            Expected = count.Expected,
            Strength = count.Strength,
            Reciprocity = count.Reciprocity,
            Reach = reach,
            Distance = distance.ByOrganisation(organisation),
            Redundancy = redundancy,
        };
    }

    private TieFigures Count(Dimension dimension, DimensionTies.Tally tally)
    {
        if (_known.WhyNoTies(dimension) is { } why)
        {
            var none = Measured.None(why);
            return new(none, none, none, none);
        }

        return new(
            Measured.Of(tally.Observed),
            _network.Ties.TieCount == 0 ? Measured.None(Absence.NoTies) : Measured.Of(tally.Expected),
            Measured.Of(tally.Strength),
            Measured.Ratio(tally.Returned, tally.Arcs, Absence.NoTies));
    }

    private readonly record struct TieFigures(Measured Observed, Measured Expected, Measured Strength, Measured Reciprocity);

    private sealed record Parts(
        Reach Reach, Reach?[] ReachByOrganisation, Redundancy Redundancy, Redundancy?[] RedundancyByOrganisation);
}
