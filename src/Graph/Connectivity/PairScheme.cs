using System.Runtime.Intrinsics;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>
/// Which pairs of people (start, end) the distance of a dimension is about. Ends walk as lanes of a sweep, up to 512 at a time.
/// </summary>
/// <remarks>
/// Starts that are paired with the same ends whatever these are form a group, so that what is held for a batch of lanes grows with groups
/// and not with people.
/// </remarks>
internal abstract class PairScheme(Placement place)
{
    protected Placement Place { get; } = place;

    protected OrganisationNetwork Network => Place.Network;

    /// <summary>Whether any pair ends at the person.</summary>
    public abstract bool IsEnd(int person);

    /// <summary>The group of each start, below <see cref="GroupCount"/>; -1 for whoever starts no pair.</summary>
    public int[] GroupOf => field ??= Group();

    /// <summary>How many groups there are, empty ones included; known once <see cref="GroupOf"/> is.</summary>
    public abstract int GroupCount { get; }

    /// <summary>For every group the lanes whose ends it is paired with. <paramref name="masks"/> holds zeros before.</summary>
    public abstract void Fill(ReadOnlySpan<int> ends, Vector512<ulong>[] masks);

    /// <summary>Works out <see cref="GroupOf"/>.</summary>
    protected abstract int[] Group();

    protected int[] Group(Func<int, int> groupOf)
    {
        var groups = new int[Network.PeopleCount];
        for (var person = 0; person < groups.Length; person++)
        {
            groups[person] = groupOf(person);
        }

        return groups;
    }

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

        public override int GroupCount => Network.Organisations.Length;

        public override bool IsEnd(int person) => _leads[person] is not null;

        protected override int[] Group() =>
            Group(person => Network.LevelOf[person] == Level.Frontline ? Network.OrganisationOf[person] : -1);

        public override void Fill(ReadOnlySpan<int> ends, Vector512<ulong>[] masks)
        {
            for (var lane = 0; lane < ends.Length; lane++)
            {
                foreach (var organisation in _leads[ends[lane]] ?? [])
                {
                    SetLane(ref masks[organisation], lane);
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

        public override int GroupCount => Network.Units.Length;

        public override bool IsEnd(int person) => Network.UnitOf[person] >= 0;

        protected override int[] Group() => Group(person => Network.UnitOf[person]);

        public override void Fill(ReadOnlySpan<int> ends, Vector512<ulong>[] masks)
        {
            var lanes = new SortedDictionary<int, Vector512<ulong>>(); // Lanes by organisation, offices left out.
            var offices = new SortedDictionary<int, Vector512<ulong>>(); // Lanes by office: it is no sibling, its own units are.
            var related = new Vector512<ulong>[Network.Units.Length]; // Lanes in the unit, above it or below it.
            for (var lane = 0; lane < ends.Length; lane++)
            {
                if (Network.UnitOf[ends[lane]] is not (>= 0 and var unit))
                {
                    continue;
                }

                var organisation = Network.Units[unit].Organisation;
                var top = Place.Units.TopOf(unit);
                var (held, key) = Place.IsOffice(top) ? (offices, top) : (lanes, organisation);
                var mask = held.GetValueOrDefault(key);
                SetLane(ref mask, lane);
                held[key] = mask;
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
                    masks[unit] = Place.IsOffice(Place.Units.TopOf(unit)) ? default : Vector512.AndNot(all, related[unit]);
                }
            }

            foreach (var (office, all) in offices)
            {
                foreach (var unit in Place.Units.Subtree(office))
                {
                    masks[unit] = Vector512.AndNot(all, related[unit]);
                }
            }
        }
    }

    private sealed class Counterparts(Placement place) : PairScheme(place)
    {
        // Whoever has a place in several organisations is a group alone, after those of one organisation each.
        private readonly List<int> _alone = [];

        public override int GroupCount => Network.Organisations.Length + _alone.Count;

        protected override int[] Group() => Group(person =>
        {
            var homes = Network.OrganisationsOf(person);
            if (homes.Length > 1)
            {
                _alone.Add(person);
                return GroupCount - 1;
            }

            return homes.IsEmpty ? -1 : homes[0];
        });

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

                masks[o] = Vector512.AndNot(lanes, onlyHere[o]);
            }

            for (var i = 0; i < _alone.Count; i++)
            {
                foreach (var home in Network.OrganisationsOf(_alone[i]))
                {
                    masks[onlyHere.Length + i] |= masks[home];
                }
            }
        }
    }

    private sealed class ClinicalToManagerial(Placement place, bool inside) : PairScheme(place)
    {
        public override int GroupCount => inside ? Network.Organisations.Length : 1;

        protected override int[] Group() =>
            Group(person => Network.DisciplineOf[person] != Discipline.Clinical ? -1 : inside ? Network.OrganisationOf[person] : 0);

        public override bool IsEnd(int person) =>
            Network.DisciplineOf[person] == Discipline.Managerial && (!inside || Network.OrganisationOf[person] >= 0);

        public override void Fill(ReadOnlySpan<int> ends, Vector512<ulong>[] masks)
        {
            for (var lane = 0; lane < ends.Length; lane++)
            {
                if (IsEnd(ends[lane]))
                {
                    SetLane(ref masks[inside ? Network.OrganisationOf[ends[lane]] : 0], lane);
                }
            }
        }
    }

    private sealed class TwoGroups(Placement place, int[] starts, int[] ends) : PairScheme(place)
    {
        public override int GroupCount => 1;

        public override bool IsEnd(int person) => Array.IndexOf(ends, person) >= 0;

        protected override int[] Group()
        {
            var groups = new int[Network.PeopleCount];
            Array.Fill(groups, -1);
            foreach (var person in starts)
            {
                groups[person] = 0;
            }

            return groups;
        }

        public override void Fill(ReadOnlySpan<int> ends, Vector512<ulong>[] masks)
        {
            for (var lane = 0; lane < ends.Length; lane++)
            {
                SetLane(ref masks[0], lane);
            }
        }
    }
}
