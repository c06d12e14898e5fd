using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Gaps;

/// <summary>Which units are joined to one other unit at most, so that their sums of ties tell those between them.</summary>
/// <remarks>
/// The gravity model gives every unit as many ties elsewhere as it has. Of three units joined to each other alone that settles all:
/// <c>m_AB = (K_A + K_B - K_C) / 2</c>, whatever would be usual. So it does of two. Ties to further units, where they are fewer than one
/// for nine within the three, tell too little of how active each is; the tenth is a judgement. Time O(ties of the three units).
/// </remarks>
/// <param name="place">Who is where, and the ties.</param>
internal sealed class ClosedUnits(Placement place)
{
    private const int OfTen = 9;

    /// <summary>Whether two groups are two whole units of which, with at most a third, hardly any tie leads further.</summary>
    public bool Hold(ExpectedPair pair)
    {
        if (pair.Dimension != Dimension.Horizontal || pair.Rule is not null || UnitOf(pair.From) is not { } one
            || UnitOf(pair.To) is not { } other)
        {
            return false;
        }

        var (between, further) = (0L, 0L);
        var elsewhere = new Dictionary<int, long>();
        foreach (var (unit, opposite) in new[] { (one, other), (other, one) })
        {
            foreach (var met in Elsewhere(unit))
            {
                between += met == opposite && unit == one ? 1 : 0;
                if (met != opposite)
                {
                    elsewhere[met] = elsewhere.GetValueOrDefault(met) + 1;
                }
            }
        }

        var third = elsewhere.Where(unit => unit.Key >= 0).OrderByDescending(unit => unit.Value).ThenBy(unit => unit.Key)
            .Select(unit => unit.Key).FirstOrDefault(-1);
        foreach (var (unit, ties) in elsewhere)
        {
            between += unit == third ? ties : 0;
            further += unit == third ? 0 : ties;
        }

        further += third < 0 ? 0 : Elsewhere(third).LongCount(met => met != one && met != other);
        return further * OfTen < between;
    }

    /// <summary>The unit that holds just these people; null where they are of several, or there are units below it with people.</summary>
    private int? UnitOf(PeopleGroup group)
    {
        var unit = group.Size == 0 ? -1 : place.Network.UnitOf[group.Members[0]];
        return unit >= 0 && place.Units.OwnMembersOf(unit).Length == group.Size
            && group.Members.All(person => place.Network.UnitOf[person] == unit) ? unit : null;
    }

    /// <summary>For each tie of a unit's people that leads elsewhere: the unit there; -1 where it is not known.</summary>
    private IEnumerable<int> Elsewhere(int unit)
    {
        var people = place.Units.OwnMembersOf(unit).ToArray();
        return people.SelectMany(person => place.Ties.Neighbours(person).ToArray())
            .Select(met => place.Network.UnitOf[met]).Where(met => met != unit);
    }
}
