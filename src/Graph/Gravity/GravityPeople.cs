using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gravity;

/// <summary>Where everyone stands, in columns over people 0..n-1; what the model takes to explain who meets whom.</summary>
/// <remarks>
/// A code of -1 is unknown, and two unknown codes are never the same. A column that is not given is unknown for everybody. A directorate
/// and a unit count within their organisation only: those of people without one are unknown. A unit without a directorate is its own.
/// </remarks>
public sealed record GravityPeople
{
    /// <summary>Organisation.</summary>
    public required ImmutableArray<int> Organisation { get; init; }

    /// <summary>Directorate: the unit at the top of the tree.</summary>
    public required ImmutableArray<int> Directorate { get; init; }

    /// <summary>Unit.</summary>
    public required ImmutableArray<int> Unit { get; init; }

    /// <summary>Site; one code is one site, whatever the organisation.</summary>
    public ImmutableArray<int> Site { get; init; }

    /// <summary>Level.</summary>
    public ImmutableArray<Level> Level { get; init; }

    /// <summary>Profession.</summary>
    public ImmutableArray<int> Profession { get; init; }

    /// <summary>Discipline.</summary>
    public ImmutableArray<Discipline> Discipline { get; init; }

    /// <summary>Service line; one code is one line, whatever the organisation.</summary>
    public ImmutableArray<int> ServiceLine { get; init; }

    /// <summary>Whether the person answered: between two who did not, no tie could be seen. Not given: everybody could be seen.</summary>
    public ImmutableArray<bool> Responded { get; init; }

    /// <summary>How many people.</summary>
    public int Count => Organisation.Length;

    /// <summary>The columns of a network. It does not say who answered a survey: everybody counts as seen.</summary>
    /// <param name="network">The network.</param>
    public static GravityPeople Of(OrganisationNetwork network) => Of(new Placement(network));

    internal static GravityPeople Of(Placement place)
    {
        var network = place.Network;
        var siteOf = Codes(network, unit => network.Units[unit].Site);
        var lineOf = Codes(network, place.Units.ServiceLineOf);
        return new()
        {
            Organisation = network.OrganisationOf,
            Directorate = Column(network, place.Units.TopOf),
            Unit = network.UnitOf,
            Site = Column(network, unit => siteOf[unit]),
            Level = network.LevelOf,
            Profession = network.Profession.Codes,
            Discipline = network.DisciplineOf,
            ServiceLine = Column(network, unit => lineOf[unit]),
        };
    }

    /// <summary>Refuses columns of different lengths, which is a fault of the caller.</summary>
    internal void Check(int nodes)
    {
        if (Count != nodes)
        {
            throw new ArgumentException($"The graph has {nodes} people, the columns {Count}.", nameof(nodes));
        }

        int[] lengths =
        [
            Directorate.Length, Unit.Length, LengthOf(Site), LengthOf(Level), LengthOf(Profession),
            LengthOf(Discipline), LengthOf(ServiceLine), LengthOf(Responded),
        ];
        if (Array.Exists(lengths, length => length != Count))
        {
            throw new ArgumentException($"Every column has one entry for each of {Count} people.", nameof(nodes));
        }
    }

    private int LengthOf<T>(ImmutableArray<T> column) => column.IsDefault ? Count : column.Length;

    private static ImmutableArray<int> Column(OrganisationNetwork network, Func<int, int> ofUnit) =>
        [.. network.UnitOf.Select(unit => unit < 0 ? -1 : ofUnit(unit))];

    private static ImmutableArray<int> Codes(OrganisationNetwork network, Func<int, string?> text) =>
        AttributeColumn.FromValues("", [.. Enumerable.Range(0, network.Units.Length).Select(text)]).Codes;
}

/// <summary>Two groups of people whose ties are held against what comparable groups have.</summary>
/// <param name="Dimension">In which sense they ought to be joined: says which pairs they are compared with.</param>
/// <param name="A">One group: indices, each once. The groups may share people.</param>
/// <param name="B">The other group.</param>
public sealed record GroupPair(Dimension Dimension, ImmutableArray<int> A, ImmutableArray<int> B);
