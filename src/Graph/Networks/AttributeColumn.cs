using System.Collections.Immutable;

namespace NetworkLens.Graph.Networks;

/// <summary>One attribute of everyone: a code per person into a sorted list of values.</summary>
/// <param name="Name">Name of the attribute.</param>
/// <param name="Values">Distinct values in ordinal order.</param>
/// <param name="Codes">Per person the index into <see cref="Values"/>; -1 where blank.</param>
public sealed record AttributeColumn(string Name, ImmutableArray<string> Values, ImmutableArray<int> Codes)
{
    /// <summary>Makes a column of raw values; null and empty are blank.</summary>
    /// <param name="name">Name of the attribute.</param>
    /// <param name="raw">One value per person.</param>
    public static AttributeColumn FromValues(string name, IReadOnlyList<string?> raw)
    {
        var distinct = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var value in raw)
        {
            if (!string.IsNullOrEmpty(value))
            {
                distinct.Add(value);
            }
        }

        ImmutableArray<string> values = [.. distinct];
        var index = new Dictionary<string, int>(values.Length, StringComparer.Ordinal);
        for (var code = 0; code < values.Length; code++)
        {
            index.Add(values[code], code);
        }

        var codes = ImmutableArray.CreateBuilder<int>(raw.Count);
        foreach (var value in raw)
        {
            codes.Add(string.IsNullOrEmpty(value) ? -1 : index[value]);
        }

        return new(name, values, codes.MoveToImmutable());
    }
}
