using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>The smallest place that holds both groups of a pair.</summary>
public enum PairScope : byte
{
    /// <summary>Several organisations.</summary>
    System = 1,

    /// <summary>One organisation.</summary>
    Organisation = 2,

    /// <summary>One directorate: a unit at the top of the tree.</summary>
    Directorate = 3,

    /// <summary>One unit below that.</summary>
    Unit = 4,
}

/// <summary>Finds the scope of pairs.</summary>
internal static class PairScopes
{
    /// <summary>The scope of two groups; a group without an organisation lies in the system.</summary>
    public static PairScope Of(PeopleGroup from, PeopleGroup to, UnitTree units)
    {
        if (from.Organisation is null || from.Organisation != to.Organisation)
        {
            return PairScope.System;
        }

        var place = from.Unit is { } first && to.Unit is { } second ? Shared(first, second, units) : -1;
        return place < 0 ? PairScope.Organisation : units.ParentOf(place) < 0 ? PairScope.Directorate : PairScope.Unit;
    }

    private static int Shared(int first, int second, UnitTree units)
    {
        var place = first;
        while (place >= 0 && !units.IsWithin(second, place))
        {
            place = units.ParentOf(place);
        }

        return place;
    }
}
