using NetworkLens.Data.Reading;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Measures;

/// <summary>A measure of each person: its name in the contract, and where everyone's values come from.</summary>
/// <param name="Measure">Which one.</param>
/// <param name="IsCount">Whether its values are whole numbers, as the contract's <c>Int</c> has them.</param>
/// <param name="ValuesAsync">
/// Everyone's values, from an analysis that is computed once per network and shared; gives the value of a person of the network.
/// </param>
internal sealed record MeasureDefinition(
    PersonMeasure Measure, bool IsCount, Func<SharedNetwork, CancellationToken, ValueTask<Func<int, Measured>>> ValuesAsync)
{
    /// <summary>Its field of <c>type PersonMeasures</c>.</summary>
    public string Field { get; } = char.ToLowerInvariant(Measure.ToString()[0]) + Measure.ToString()[1..];

    /// <summary>A measure that is a whole number.</summary>
    public static MeasureDefinition Count<T>(
        PersonMeasure measure, Func<SharedNetwork, CancellationToken, Task<T>> analysis, Func<T, int, Measured> value) =>
        new(measure, IsCount: true, From(analysis, value));

    /// <summary>A measure that is a number.</summary>
    public static MeasureDefinition Number<T>(
        PersonMeasure measure, Func<SharedNetwork, CancellationToken, Task<T>> analysis, Func<T, int, Measured> value) =>
        new(measure, IsCount: false, From(analysis, value));

    private static Func<SharedNetwork, CancellationToken, ValueTask<Func<int, Measured>>> From<T>(
        Func<SharedNetwork, CancellationToken, Task<T>> analysis, Func<T, int, Measured> value) =>
        async (network, cancel) =>
        {
            var everyone = await analysis(network, cancel);
            return person => value(everyone, person);
        };
}
