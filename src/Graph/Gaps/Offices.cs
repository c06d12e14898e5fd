using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Tells the office of a board from a unit that does the work.</summary>
/// <remarks>
/// An office is a unit at the top of an organisation of which more than a third of the people are EXECUTIVE or above: a board with those
/// who work for it. It is no sibling of the units that it leads; how it is joined to them is the vertical dimension's question. The third
/// is a judgement: a unit with staff of its own has far fewer, a board's office about a half.
/// </remarks>
internal static class Offices
{
    private const int PeopleOfOneExecutive = 3;

    /// <summary>Whether the unit is the office of a board. Time O(its people).</summary>
    public static bool IsOffice(Placement place, int unit)
    {
        if (place.Units.ParentOf(unit) >= 0)
        {
            return false;
        }

        var people = place.Units.MembersOf(unit);
        var executives = 0;
        foreach (var person in people)
        {
            executives += place.Network.LevelOf[person] >= Level.Executive ? 1 : 0;
        }

        return PeopleOfOneExecutive * executives > people.Length;
    }
}
