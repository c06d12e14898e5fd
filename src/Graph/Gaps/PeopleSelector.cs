using System.Text;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Says who belongs to a group: everybody who meets all that is given. Nothing given: everybody.</summary>
/// <remarks>Names things by external key, so that it means the same people's places in every version of the data.</remarks>
public sealed record PeopleSelector
{
    /// <summary>Key of the organisation of the primary post; with <see cref="AnyPost"/> of any post.</summary>
    public string? Organisation { get; init; }

    /// <summary>Key of the unit of the primary post, or of one above it.</summary>
    public string? Unit { get; init; }

    /// <summary>Service line of the unit, or of the nearest unit above that has one.</summary>
    public string? ServiceLine { get; init; }

    /// <summary>Lowest level, inclusive. People of unknown level are out once either bound is given.</summary>
    public Level? LowestLevel { get; init; }

    /// <summary>Highest level, inclusive.</summary>
    public Level? HighestLevel { get; init; }

    /// <summary>Discipline.</summary>
    public Discipline? Discipline { get; init; }

    /// <summary>Profession.</summary>
    public string? Profession { get; init; }

    /// <summary>Whether organisation and level may be met by any post together, not the primary one only. Needs an organisation.</summary>
    public bool AnyPost { get; init; }

    /// <summary>The selector as text, one way only: equal selectors have equal keys, and different ones different keys.</summary>
    public string Key
    {
        get
        {
            var key = new StringBuilder();
            Add(key, "organisation", Organisation);
            Add(key, "unit", Unit);
            Add(key, "serviceLine", ServiceLine);
            Add(key, "lowestLevel", LowestLevel?.ToString());
            Add(key, "highestLevel", HighestLevel?.ToString());
            Add(key, "discipline", Discipline?.ToString());
            Add(key, "profession", Profession);
            Add(key, "anyPost", AnyPost ? "true" : null);
            return key.ToString();
        }
    }

    // The length before each value keeps a value that holds ';' or '=' from looking like another selector.
    private static void Add(StringBuilder key, string name, string? value)
    {
        if (value is not null)
        {
            key.Append(name).Append('=').Append(value.Length).Append(':').Append(value).Append(';');
        }
    }
}
