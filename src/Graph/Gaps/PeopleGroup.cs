using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>By what people were put together.</summary>
public enum GroupKind : byte
{
    /// <summary>Level or levels of an organisation or a directorate.</summary>
    Level = 1,

    /// <summary>A unit with all below it.</summary>
    Unit = 2,

    /// <summary>A profession within a service.</summary>
    Profession = 3,

    /// <summary>A service line of an organisation.</summary>
    ServiceLine = 4,

    /// <summary>An organisation.</summary>
    Organisation = 5,

    /// <summary>A discipline, of an organisation, a directorate or all.</summary>
    Discipline = 6,

    /// <summary>One post.</summary>
    Post = 7,

    /// <summary>People of the criteria of a rule that a user wrote, in a place or anywhere.</summary>
    Criteria = 8,
}

/// <summary>A group of people that ought to be joined to another.</summary>
public sealed record PeopleGroup
{
    /// <summary>By what it was put together.</summary>
    public required GroupKind Kind { get; init; }

    /// <summary>The group in plain words; names places, never people.</summary>
    public required string Label { get; init; }

    /// <summary>
    /// Says the same in every version of the data: the selector's key, the key of the post, or that of the criteria and the place.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Who belongs to it; null for a post, and for criteria.</summary>
    public PeopleSelector? Selector { get; init; }

    /// <summary>Index of the organisation it lies in; null where it lies in none or in several.</summary>
    public int? Organisation { get; init; }

    /// <summary>Index of the unit it lies in, if it lies in one.</summary>
    public int? Unit { get; init; }

    /// <summary>Its level, if it has one; EXECUTIVE stands for executives and system leaders together.</summary>
    public Level? Level { get; init; }

    /// <summary>Its people, ascending.</summary>
    public required ImmutableArray<int> Members { get; init; }

    /// <summary>How many they are.</summary>
    public int Size => Members.Length;
}
