using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>Tells the gap model how near people sit in a tree of units that has three tiers or more.</summary>
/// <remarks>
/// The model knows a unit and a directorate. Where a directorate has services and these have teams, people of one service meet far
/// more than
/// people of two, and without a word about it every two services would look like a gap and every two teams of one service well
/// joined. So in
/// such a directorate the service (the unit right below the top, with all below it) is what the model calls a directorate. The top is then
/// told in the place of the site, which is left out: services sit on one site as a rule, so that most of what a site does is the service's.
/// Where no directorate has three tiers, both are what they are called. Time O(people + units).
/// </remarks>
internal static class UnitTiers
{
    /// <summary>The columns of a network for the model.</summary>
    /// <param name="place">Where everyone stands.</param>
    /// <param name="hasServices">Whether services are told: null where the tree itself says it.</param>
    public static GravityPeople Columns(Placement place, bool? hasServices = null)
    {
        var people = GravityPeople.Of(place);
        var services = Services(place);
        return !(hasServices ?? Array.Exists(services, service => service >= 0))
            ? people
            : people with
            {
                Directorate = [.. people.Unit.Zip(people.Directorate,
                    (unit, top) => unit >= 0 && services[unit] >= 0 ? services[unit] : top)],
                Site = people.Directorate,
            };
    }

    /// <summary>Whether some directorate has three tiers.</summary>
    public static bool HasServices(Placement place) => Array.Exists(Services(place), service => service >= 0);

    /// <summary>By unit: the service it belongs to, or is; -1 at the top and in a directorate of fewer than three tiers.</summary>
    private static int[] Services(Placement place)
    {
        var units = place.Units;
        var services = new int[place.Network.Units.Length];
        var isDeep = new bool[services.Length]; // By top unit.
        for (var unit = 0; unit < services.Length; unit++)
        {
            var at = unit;
            while (units.ParentOf(at) >= 0 && units.ParentOf(units.ParentOf(at)) >= 0)
            {
                at = units.ParentOf(at);
            }

            services[unit] = units.ParentOf(at) < 0 ? -1 : at;
            isDeep[units.TopOf(unit)] |= at != unit && !units.MembersOf(unit).IsEmpty;
        }

        return [.. services.Select((service, unit) => isDeep[units.TopOf(unit)] ? service : -1)];
    }
}
