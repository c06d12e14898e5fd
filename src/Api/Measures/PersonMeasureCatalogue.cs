using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Measures;

/// <summary>Every measure of a person that can be asked for, ordered by and summed up by group.</summary>
internal static class PersonMeasureCatalogue
{
    /// <summary>All of them, in the order of <see cref="PersonMeasure"/>.</summary>
    public static IReadOnlyList<MeasureDefinition> All { get; } =
    [
        MeasureDefinition.Count(PersonMeasure.Degree, PersonAnalyses.NetworkAsync, (n, p) => Measured.Of(n.Ties.Degree(p))),
        MeasureDefinition.Count(PersonMeasure.InDegree, PersonAnalyses.InDegreesAsync, (d, p) => d[p]),
        MeasureDefinition.Number(PersonMeasure.Strength, PersonAnalyses.NetworkAsync, (n, p) => Measured.Of(n.Ties.Strength(p))),
        MeasureDefinition.Count(
            PersonMeasure.Reached, PersonAnalyses.DistancesAsync, (d, p) => d.Then(all => Measured.Of(all.Reached[p]))),
        MeasureDefinition.Count(
            PersonMeasure.ReachedWithinTwo, PersonAnalyses.DistancesAsync, (d, p) => d.Then(all => Measured.Of(all.ReachedWithin(p, 2)))),
        MeasureDefinition.Number(PersonMeasure.Closeness, PersonAnalyses.DistancesAsync, (d, p) => d.Then(all => all.Closeness(p))),
        MeasureDefinition.Number(PersonMeasure.HarmonicCloseness, PersonAnalyses.DistancesAsync, (d, p) => d.Then(all => all.Harmonic(p))),
        MeasureDefinition.Count(
            PersonMeasure.Eccentricity, PersonAnalyses.DistancesAsync, (d, p) => d.Then(all => Measured.Of(all.Eccentricity[p]))),
        MeasureDefinition.Number(
            PersonMeasure.Betweenness, PersonAnalyses.BetweennessAsync, (b, p) => b.Then(all => Measured.Of(all.Values[p]))),
        MeasureDefinition.Number(PersonMeasure.BridgingLoad, PersonAnalyses.BridgingLoadAsync, (b, p) => b.Then(all => all.Share(p))),
        MeasureDefinition.Number(PersonMeasure.Constraint, PersonAnalyses.ConstraintAsync, (c, p) => c.At(p)),
        MeasureDefinition.Number(PersonMeasure.EffectiveSize, PersonAnalyses.EffectiveSizeAsync, (e, p) => e.At(p)),
        MeasureDefinition.Number(PersonMeasure.Efficiency, PersonAnalyses.EffectiveSizeAsync, (e, p) => e.EfficiencyAt(p)),
        MeasureDefinition.Number(PersonMeasure.ConstraintHierarchy, PersonAnalyses.ConstraintHierarchyAsync, (h, p) => h.At(p)),
        MeasureDefinition.Number(PersonMeasure.Clustering, PersonAnalyses.TransitivityAsync, (t, p) => t.LocalAt(p)),
        MeasureDefinition.Count(PersonMeasure.SimmelianTies, PersonAnalyses.SimmelianTiesAsync, (s, p) => Measured.Of(s.Of[p])),
        MeasureDefinition.Number(PersonMeasure.PageRank, PersonAnalyses.PageRankAsync, (r, p) => Settled(r.Values, p)),
        MeasureDefinition.Number(PersonMeasure.Eigenvector, PersonAnalyses.EigenvectorAsync, (e, p) => Settled(e.Values, p)),
        MeasureDefinition.Number(PersonMeasure.Katz, PersonAnalyses.KatzAsync, (k, p) => Settled(k.Values, p)),
        MeasureDefinition.Number(PersonMeasure.Hub, PersonAnalyses.HubsAndAuthoritiesAsync, (h, p) => Settled(h.Hubs, p)),
        MeasureDefinition.Number(PersonMeasure.Authority, PersonAnalyses.HubsAndAuthoritiesAsync, (h, p) => Settled(h.Authorities, p)),
        MeasureDefinition.Number(PersonMeasure.Coreness, PersonAnalyses.CorenessAsync, (c, p) => c.Then(all => Settled(all.Values, p))),
        MeasureDefinition.Count(
            PersonMeasure.ComponentSize, PersonAnalyses.ComponentsAsync, (c, p) => Measured.Of(c.Sizes[c.Labels[p]])),
        MeasureDefinition.Count(PersonMeasure.CoreNumber, PersonAnalyses.CoreNumbersAsync, (c, p) => Measured.Of(c.Values[p])),
        MeasureDefinition.Count(PersonMeasure.Blocks, PersonAnalyses.BlocksAsync, (b, p) => Measured.Of(b.CountOf[p])),
        MeasureDefinition.Number(PersonMeasure.InStrength, PersonAnalyses.InStrengthsAsync, (s, p) => s[p]),
        MeasureDefinition.Number(
            PersonMeasure.WeightedCloseness, PersonAnalyses.WeightedDistancesAsync, (d, p) => d.Then(all => all.Closeness(p))),
        MeasureDefinition.Number(
            PersonMeasure.WeightedHarmonicCloseness, PersonAnalyses.WeightedDistancesAsync, (d, p) => d.Then(all => all.Harmonic(p))),
        MeasureDefinition.Number(PersonMeasure.ViewOfUnits, ViewAnalyses.OfUnitsAsync, (v, p) => v.Then(all => all.Of(p))),
        MeasureDefinition.Number(PersonMeasure.ViewOfFrontline, ViewAnalyses.OfFrontlineAsync, (v, p) => v.Then(all => all.Of(p))),
        MeasureDefinition.Number(PersonMeasure.ViewOfLeaders, ViewAnalyses.OfLeadersAsync, (v, p) => v.Then(all => all.Of(p))),
        MeasureDefinition.Number(PersonMeasure.BridgingStrain, ViewAnalyses.StrainsAsync, (s, p) => s.Then(all => all.Values[p])),
        MeasureDefinition.Number(PersonMeasure.InformalStanding, ViewAnalyses.StandingsAsync, (s, p) => s.Values[p]),
        MeasureDefinition.Count(PersonMeasure.Peers, ViewAnalyses.PeersAsync, (s, p) => s.Values[p]),
        MeasureDefinition.Number(
            PersonMeasure.WeightedBetweenness,
            PersonAnalyses.WeightedBetweennessAsync,
            (b, p) => b.Then(all => Measured.Of(all.Values[p]))),
    ];

    /// <summary>One of them.</summary>
    public static MeasureDefinition Of(PersonMeasure measure) => All[(int)measure];

    // An iteration that did not settle has no values at all.
    private static Measured Settled(ImmutableArray<double> values, int person) =>
        values.IsEmpty ? Measured.None(Absence.NotConverged) : Measured.Of(values[person]);
}
