namespace NetworkLens.Data.Model;

/// <summary>A member of staff, the same across employers. Table <c>people</c>.</summary>
public sealed class Person
{
    /// <summary>Database id; never reused.</summary>
    public long Id { get; set; }

    /// <summary>External key, unique, compared ordinally.</summary>
    public required string Key { get; set; }

    /// <summary>Name as people write it.</summary>
    public required string Name { get; set; }

    /// <summary><see cref="Name"/> by <see cref="TextFolding.Fold"/>; every writer keeps the two together.</summary>
    public required string NameFolded { get; set; }

    /// <summary>Profession, if known.</summary>
    public string? Profession { get; set; }

    /// <summary>Free attributes, one per name.</summary>
    public ICollection<PersonAttribute> Attributes { get; } = [];

    /// <summary>Posts held, past and future ones included.</summary>
    public ICollection<Post> Posts { get; } = [];
}

/// <summary>One free attribute of one person. Table <c>person_attributes</c>, known by person and name.</summary>
public sealed class PersonAttribute
{
    /// <summary>Id of the person.</summary>
    public long PersonId { get; set; }

    /// <summary>Name of the attribute: the header of the column that it came from.</summary>
    public required string Name { get; set; }

    /// <summary>Its value, never empty: a blank attribute has no row.</summary>
    public required string Value { get; set; }

    /// <summary>The person.</summary>
    public Person Person { get; set; } = null!;
}
