using System.Globalization;
using NetworkLens.Data.Model;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Import.PlainPair;

/// <summary>What the columns of a plain pair mean: a mapping file, read and checked.</summary>
/// <param name="Source">Source of the interactions; empty where none is named.</param>
/// <param name="Nodes">What the nodes file holds.</param>
/// <param name="Ties">What the ties files hold.</param>
internal sealed record PlainPairMap(string Source, NodesMap Nodes, IReadOnlyList<TiesMap> Ties);

/// <summary>A column, or the same value in every row.</summary>
/// <param name="Column">Name of the column; null where <paramref name="Value"/> stands for all rows.</param>
/// <param name="Value">The value; null where a column is named.</param>
/// <param name="Path">JSON path, for faults.</param>
internal sealed record ColumnReference(string? Column, string? Value, string Path);

/// <summary>What the nodes file holds.</summary>
internal sealed record NodesMap
{
    public required string File { get; init; }

    public required string Path { get; init; }

    /// <summary>Whether each row is a post; otherwise each is a person with one post.</summary>
    public bool ArePosts { get; init; }

    public required ColumnReference Id { get; init; }

    public ColumnReference? Holder { get; init; }

    /// <summary>Values of <see cref="Holder"/> that mean that nobody holds the post.</summary>
    public IReadOnlySet<string> Vacant { get; init; } = new HashSet<string>();

    public ColumnReference? Name { get; init; }

    public ColumnReference? Organisation { get; init; }

    public OrganisationKind OrganisationKind { get; init; }

    public ColumnReference? Unit { get; init; }

    public ColumnReference? Profession { get; init; }

    public ColumnReference? Title { get; init; }

    public ColumnReference? Grade { get; init; }

    public CodeMap<Level>? Level { get; init; }

    public CodeMap<Discipline>? Discipline { get; init; }

    public IReadOnlyList<ColumnReference> Attributes { get; init; } = [];
}

/// <summary>How the codes of a column become values.</summary>
/// <param name="Reference">The column.</param>
/// <param name="Codes">Value of each code; null where <paramref name="IsHighestTop"/> orders them instead.</param>
/// <param name="IsHighestTop">Whether the highest number is the top; null where there are <paramref name="Codes"/>.</param>
internal sealed record CodeMap<T>(ColumnReference Reference, IReadOnlyDictionary<string, T>? Codes, bool? IsHighestTop);

/// <summary>What one ties file holds.</summary>
internal sealed record TiesMap
{
    public required string File { get; init; }

    public required string Path { get; init; }

    public TieKind Kind { get; init; }

    public bool IsLine => Kind is TieKind.OperationalLine or TieKind.ProfessionalLine;

    public string From { get; init; } = "from";

    public string To { get; init; } = "to";

    public string? Weight { get; init; }

    /// <summary>Weights that mean that there is no tie.</summary>
    public IReadOnlySet<double> NoTie { get; init; } = new HashSet<double>();

    /// <summary>The least weight that is a tie.</summary>
    public double Least { get; init; } = double.NegativeInfinity;

    public bool IsMutual { get; init; }

    public string? Time { get; init; }

    /// <summary>UTC time of second 0 where times are seconds; null where they are ISO 8601.</summary>
    public DateTime? TimeZero { get; init; }

    /// <summary>Whether a weight means a tie.</summary>
    public bool IsTie(double weight) => weight >= Least && !NoTie.Contains(weight);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File} ({Kind})");
}
