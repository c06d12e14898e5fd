using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Expectations;

/// <summary>Says who is meant: everybody who meets all that is given. Nothing given: everybody.</summary>
/// <remarks>
/// Names things by external key, so that it means the same places in every version of the data. An empty set asks for nothing; people
/// whose value is unknown meet no set that holds anything.
/// </remarks>
public sealed record PeopleCriteria
{
    // Before everybody, who is made of it.
    private static readonly ImmutableSortedSet<string> None = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <summary>Everybody.</summary>
    public static PeopleCriteria Everybody { get; } = new();

    /// <summary>Keys of organisations: any of them.</summary>
    public ImmutableSortedSet<string> Organisations { get; init; } = None;

    /// <summary>Keys of units, each with all below it: any of them.</summary>
    public ImmutableSortedSet<string> Units { get; init; } = None;

    /// <summary>Professions as written in the data: any of them.</summary>
    public ImmutableSortedSet<string> Professions { get; init; } = None;

    /// <summary>Levels: any of them.</summary>
    public ImmutableSortedSet<Level> Levels { get; init; } = [];

    /// <summary>Disciplines: any of them.</summary>
    public ImmutableSortedSet<Discipline> Disciplines { get; init; } = [];

    /// <summary>The criteria as text, one way only: those that ask for the same have equal keys, others have not.</summary>
    public string Key
    {
        get
        {
            var key = new StringBuilder();
            Add(key, "organisations", Organisations);
            Add(key, "units", Units);
            Add(key, "professions", Professions);
            Add(key, "levels", Levels.Select(level => level.ToString()));
            Add(key, "disciplines", Disciplines.Select(discipline => discipline.ToString()));
            return key.ToString();
        }
    }

    // The length before each value keeps one that holds ';' or '=' from looking like two.
    private static void Add(StringBuilder key, string name, IEnumerable<string> values)
    {
        key.Append(name).Append('=');
        foreach (var value in values.Order(StringComparer.Ordinal))
        {
            key.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value},");
        }

        key.Append(';');
    }
}
