namespace NetworkLens.Graph.Connectivity;

/// <summary>What a tie spans. Each tie is in exactly one class.</summary>
public enum TieClass : byte
{
    /// <summary>
    /// A column that decides is blank at one end: the organisation; or, inside one, the level; or, at one level, the unit.
    /// </summary>
    Unknown = 0,

    /// <summary>The organisations differ.</summary>
    CrossOrganisation = 1,

    /// <summary>Same organisation, the levels differ.</summary>
    Vertical = 2,

    /// <summary>Same organisation and level, the units differ.</summary>
    Horizontal = 3,

    /// <summary>Same organisation, level and unit.</summary>
    Local = 4,
}

/// <summary>The column that kept a tie from a class.</summary>
public enum MissingColumn : byte
{
    /// <summary>None: the tie has a class.</summary>
    None = 0,

    /// <summary>The organisation of one end or both.</summary>
    Organisation = 1,

    /// <summary>The level, inside one organisation.</summary>
    Level = 2,

    /// <summary>The unit, at one level of one organisation.</summary>
    Unit = 3,
}

/// <summary>The class of one tie.</summary>
/// <param name="Class">What it spans.</param>
/// <param name="Span">
/// Steps between the levels of its ends, 0 to 5; null where a level is unknown. A vertical tie of span 2 or more skips a level; a
/// cross-organisation tie of span 1 or more is diagonal.
/// </param>
/// <param name="Missing">For <see cref="TieClass.Unknown"/>: which column was blank.</param>
public readonly record struct TieClassification(TieClass Class, int? Span, MissingColumn Missing);
