using System.Globalization;
using NetworkLens.Api.Measures;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Explanation;

/// <summary>A number that each person has: of a column, of a free attribute, or a measure. Just one is given.</summary>
/// <param name="Column">The column, or null.</param>
/// <param name="Attribute">The attribute's name, or null.</param>
/// <param name="Measure">The measure, or null.</param>
public sealed record NumericAttributeInput(NumericColumn? Column, string? Attribute, PersonMeasure? Measure)
{
    /// <summary>Names the number uniquely, and in words.</summary>
    public string Key => Column is { } column ? Constant($"{column}") : Measure is { } measure ? Constant($"{measure}") : $"'{Attribute}'";

    /// <summary>Everyone's number; NaN is blank.</summary>
    /// <exception cref="GraphQLException">The network has no such attribute, or one of its values is no number.</exception>
    internal async ValueTask<double[]> OfAsync(SharedNetwork shared, CancellationToken cancel)
    {
        var network = shared.Network;
        if (Measure is { } measure)
        {
            return [.. (await PersonRanking.OfAsync(shared, measure, cancel)).Values];
        }

        return Column switch
        {
            NumericColumn.Level => [.. network.LevelOf.Select(Number)],
            NumericColumn.ManagementShare => [.. network.ManagementShareOf],
            _ => Numbers(network),
        };
    }

    private static double Number(Level level) => level == Level.Unknown ? double.NaN : level - Level.Frontline;

    private static string Constant(string name) =>
        string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));

    private double[] Numbers(OrganisationNetwork network)
    {
        if (!network.Attributes.TryGetValue(Attribute!, out var column))
        {
            throw new GraphQLException(
                $"People have no attribute '{Attribute}'. " +
                (network.Attributes.IsEmpty
                    ? "The imported data have no free attributes."
                    : $"There are: {string.Join(", ", network.Attributes.Keys)}."));
        }

        var numbers = column.Values.Select(text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw new GraphQLException(
                    $"The attribute '{Attribute}' has the value '{text}', which is no number. Group by it instead, or give it numbers."))
            .ToArray();
        return [.. column.Codes.Select(code => code < 0 ? double.NaN : numbers[code])];
    }
}

/// <summary>A number that every network has.</summary>
public enum NumericColumn
{
    /// <summary>0 for the front line to 5 for the system.</summary>
    Level,

    /// <summary>The part of somebody's posts that is management.</summary>
    ManagementShare,
}
