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
            PersonMeasure.ComponentSize, PersonAnalyses.ComponentsAsync, (c, p) => Measured.Of(c.Sizes[c.Labels[p]])),
        MeasureDefinition.Count(PersonMeasure.CoreNumber, PersonAnalyses.CoreNumbersAsync, (c, p) => Measured.Of(c.Values[p])),
        MeasureDefinition.Count(PersonMeasure.Blocks, PersonAnalyses.BlocksAsync, (b, p) => Measured.Of(b.CountOf[p])),
    ];

    /// <summary>One of them.</summary>
    public static MeasureDefinition Of(PersonMeasure measure) => All[(int)measure];
}
