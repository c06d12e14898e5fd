using System.Runtime.Intrinsics;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>
/// Which pairs of people (start, end) the distance of a dimension is about. Ends walk as lanes of a sweep, up to 512 at a time.
/// </summary>
internal abstract class PairScheme(Placement place)
{
    protected Placement Place { get; } = place;

    protected OrganisationNetwork Network => Place.Network;

    /// <summary>Whether any pair ends at the person.</summary>
    public abstract bool IsEnd(int person);

    /// <summary>For every start the lanes whose ends it is paired with. <paramref name="masks"/> holds zeros before.</summary>
    public abstract void Fill(ReadOnlySpan<int> ends, Vector512<ulong>[] masks);

    protected static void SetLane(ref Vector512<ulong> lanes, int lane) =>
        lanes = lanes.WithElement(lane / 64, lanes[lane / 64] | (1UL << (lane % 64)));

    /// <summary>The pairs of a dimension over the whole network.</summary>
    public static PairScheme Of(Dimension dimension, Placement place) => dimension switch
    {
        Dimension.Vertical => new FrontlineToExecutives(place),
        Dimension.Horizontal => new SiblingUnits(place),
        Dimension.CrossOrganisation => new Counterparts(place),
        Dimension.ClinicalManagerial => new ClinicalToManagerial(place, inside: false),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a dimension."),
    };

    /// <summary>Clinical and managerial people of one and the same organisation.</summary>
    public static PairScheme ClinicalManagerialInside(Placement place) => new ClinicalToManagerial(place, inside: true);

    /// <summary>Every member of one group with every member of the other.</summary>
    public static PairScheme Groups(Placement place, int[] starts, int[] ends) => new TwoGroups(place, starts, ends);

    private sealed class FrontlineToExecutives : PairScheme
    {
        private readonly List<int>?[] _leads; // Organisations that a person is an executive of and that have a front line.

        public FrontlineToExecutives(Placement place)
            : base(place)
        {
            _leads = new List<int>?[place.Network.PeopleCount];
            for (var o = 0; o < place.Network.Organisations.Length; o++)
            {
                foreach (var executive in place.FrontlineOf(o).IsEmpty ? [] : place.ExecutivesOf(o))
                {
                    (_leads[executive] ??= []).Add(o);
                }
            }
        }

        public override bool IsEnd(int person) => _leads[person] is not null;

        public override void Fill(ReadOnlySpan<int> ends, Vector512<ulong>[] masks)
        {
            var lanes = new SortedDictionary<int, Vector512<ulong>>();
            for (var lane = 0; lane < ends.Length; lane++)
            {
                foreach (var organisation in _leads[ends[lane]] ?? [])
                {
                    var held = lanes.GetValueOrDefault(organisation);
                    SetLane(ref held, lane);
                    lanes[organisation] = held;
                }
            }

            foreach (var (organisation, executives) in lanes)
            {
                foreach (var person in Place.FrontlineOf(organisation))
                {
                    masks[person] = executives;
                }
            }
        }
    }

    private sealed class SiblingUnits : PairScheme
    {
        private readonly Buckets _unitsOf;

        public SiblingUnits(Placement place)
            : base(place) => _unitsOf = Buckets.OfItems(
                place.Network.Organisations.Length, place.Network.Units.Length, unit => place.Network.Units[unit].Organisation);

        public override bool IsEnd(int person) => Network.UnitOf[person] >= 0;

        public override void Fill(ReadOnlySpan<int> ends, Vector512<ulong>[] masks)
        {
            var lanes = new SortedDictionary<int, Vector512<ulong>>();
            var related = new Vector512<ulong>[Network.Units.Length]; // Lanes in the unit, above it or below it.
            for (var lane = 0; lane < ends.Length; lane++)
            {
                if (Network.UnitOf[ends[lane]] is not (>= 0 and var unit))
                {
                    continue;
                }

                var organisation = Network.Units[unit].Organisation;
                var held = lanes.GetValueOrDefault(organisation);
                SetLane(ref held, lane);
                lanes[organisation] = held;
                foreach (var below in Place.Units.Subtree(unit))
                {
                    SetLane(ref related[below], lane);
                }

                for (var above = Place.Units.ParentOf(unit); above >= 0; above = Place.Units.ParentOf(above))
                {
                    SetLane(ref related[above], lane);
                }
            }

            foreach (var (organisation, all) in lanes)
            {
                foreach (var unit in _unitsOf[organisation])
                {
                    var others = Vector512.AndNot(all, related[unit]);
                    foreach (var person in Place.Units.OwnMembersOf(unit))
                    {
                        masks[person] = others;
                    }
                }
            }
        }
    }

    private sealed class Counterparts(Placement place) : PairScheme(place)
    {
        public override bool IsEnd(int person)
        {
            foreach (var organisation in Network.OrganisationsOf(person))
            {
                foreach (var system in Place.Systems.SystemsOf(organisation))
                {
                    if (Place.Systems.OrganisationsIn(system).Length > 1)
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        public override void Fill(ReadOnlySpan<int> ends, Vector512<ulong>[] masks)
        {
            var inSystem = new Vector512<ulong>[Place.Systems.Count];

            // Lanes whose only place in the systems of this organisation is the organisation itself: no pair.
            var onlyHere = new Vector512<ulong>[Network.Organisations.Length];
            for (var lane = 0; lane < ends.Length; lane++)
            {
                var homes = Network.OrganisationsOf(ends[lane]);
                foreach (var home in homes)
                {
                    var hasOther = false;
                    foreach (var other in homes)
                    {
                        hasOther |= Place.Systems.AreCounterparts(home, other);
                    }

                    if (!hasOther)
                    {
                        SetLane(ref onlyHere[home], lane);
                    }

                    foreach (var system in Place.Systems.SystemsOf(home))
                    {
                        SetLane(ref inSystem[system], lane);
                    }
                }
            }

            for (var o = 0; o < onlyHere.Length; o++)
            {
                var lanes = Vector512<ulong>.Zero;
                foreach (var system in Place.Systems.SystemsOf(o))
                {
                    lanes |= inSystem[system];
                }

                lanes = Vector512.AndNot(lanes, onlyHere[o]);
                foreach (var person in Place.MembersOf(o))
                {
                    masks[person] |= lanes;
                }
            }
        }
    }

    private sealed class ClinicalToManagerial(Placement place, bool inside) : PairScheme(place)
    {
        public override bool IsEnd(int person) =>
            Network.DisciplineOf[person] == Discipline.Managerial && (!inside || Network.OrganisationOf[person] >= 0);

        public override void Fill(ReadOnlySpan<int> ends, Vector512<ulong>[] masks)
        {
            var lanes = new SortedDictionary<int, Vector512<ulong>>();
            for (var lane = 0; lane < ends.Length; lane++)
            {
                if (IsEnd(ends[lane]))
                {
                    var group = inside ? Network.OrganisationOf[ends[lane]] : 0;
                    var held = lanes.GetValueOrDefault(group);
                    SetLane(ref held, lane);
                    lanes[group] = held;
                }
            }

            foreach (var (group, managers) in lanes)
            {
                foreach (var person in inside ? Place.Of(Discipline.Clinical, group) : Place.Of(Discipline.Clinical))
                {
                    masks[person] = managers;
                }
            }
        }
    }

    private sealed class TwoGroups(Placement place, int[] starts, int[] ends) : PairScheme(place)
    {
        public override bool IsEnd(int person) => Array.IndexOf(ends, person) >= 0;

        public override void Fill(ReadOnlySpan<int> ends, Vector512<ulong>[] masks)
        {
            var lanes = Vector512<ulong>.Zero;
            for (var lane = 0; lane < ends.Length; lane++)
            {
                SetLane(ref lanes, lane);
            }

            foreach (var person in starts)
            {
                masks[person] = lanes;
            }
        }
    }
}
