namespace NetworkLens.Data.Model;

/// <summary>The longest text, in characters, that each column takes. PostgreSQL refuses more; SQLite would not, so writers check.</summary>
public static class ColumnLimits
{
    /// <summary>External keys.</summary>
    public const int Key = 200;

    /// <summary>Names of people, organisations and units, titles of posts.</summary>
    public const int Name = 300;

    /// <summary>Folded names: a letter may fold to two.</summary>
    public const int NameFolded = 600;

    /// <summary>ODS codes.</summary>
    public const int OdsCode = 20;

    /// <summary>Professions, grades, sites, service lines, names of attributes, sources of interactions.</summary>
    public const int Label = 200;

    /// <summary>Values of free attributes.</summary>
    public const int AttributeValue = 500;

    /// <summary>Source of a data version.</summary>
    public const int VersionSource = 500;
}
