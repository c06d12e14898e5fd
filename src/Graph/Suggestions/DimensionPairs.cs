using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Suggestions;

/// <summary>The pairs of people whom a dimension asks to be joined, by classes of people who are alike to it.</summary>
/// <remarks>
/// VERTICAL: front line, and executives of the same organisation. HORIZONTAL: two people of one organisation whose units are neither the
/// same nor above one another. CROSS_ORGANISATION: members, by any post, of two organisations of one system. CLINICAL_MANAGERIAL: one of
/// each. The pairs of <see cref="DimensionDistance"/>, each once.
/// </remarks>
internal sealed class DimensionPairs
{
    private readonly int[] _classOf; // -1: in no pair.
    private readonly int[] _sizes;
    private readonly HashSet<long> _across = [];

    private DimensionPairs(int[] classOf, int classes, IEnumerable<(int First, int Second)> pairs)
    {
        (_classOf, _sizes) = (classOf, new int[classes]);
        foreach (var code in classOf)
        {
            if (code >= 0)
            {
                _sizes[code]++;
            }
        }

        Classes = [.. pairs.Where(pair => _sizes[pair.First] > 0 && _sizes[pair.Second] > (pair.First == pair.Second ? 1 : 0))];
        foreach (var (first, second) in Classes)
        {
            _across.Add(Key(first, second));
        }
    }

    /// <summary>The pairs of classes whose people are pairs, each once, with people on both sides.</summary>
    public IReadOnlyList<(int First, int Second)> Classes { get; }

    /// <summary>How many classes there are.</summary>
    public int ClassCount => _sizes.Length;

    /// <summary>The class of a person; -1: none.</summary>
    public int ClassOf(int person) => _classOf[person];

    /// <summary>How many pairs of people there are.</summary>
    public long Count => Classes.Sum(pair => pair.First == pair.Second
        ? (long)_sizes[pair.First] * (_sizes[pair.First] - 1) / 2
        : (long)_sizes[pair.First] * _sizes[pair.Second]);

    /// <summary>Whether two people are a pair.</summary>
    public bool Holds(int a, int b) =>
        a != b && _classOf[a] is >= 0 and var first && _classOf[b] is >= 0 and var second && _across.Contains(Key(first, second));

    /// <summary>By class whether its people are pairs with those of one class.</summary>
    public bool[] Opposite(int code)
    {
        var opposite = new bool[ClassCount];
        foreach (var (first, second) in Classes)
        {
            opposite[second] |= first == code;
            opposite[first] |= second == code;
        }

        return opposite;
    }

    /// <summary>How many people are a pair with one of a class.</summary>
    public int CountOpposite(int code, bool[] opposite)
    {
        var count = opposite[code] ? -1 : 0;
        for (var other = 0; other < opposite.Length; other++)
        {
            count += opposite[other] ? _sizes[other] : 0;
        }

        return count;
    }

    /// <summary>The people of each class for whom something holds, in an order.</summary>
    public int[][] Members(Func<int, bool> counts, Func<int, int> order)
    {
        var people = Enumerable.Range(0, _classOf.Length).Where(person => _classOf[person] >= 0 && counts(person)).ToLookup(ClassOf);
        return [.. Enumerable.Range(0, ClassCount).Select(code => people[code].OrderBy(order).ToArray())];
    }

    /// <summary>The pairs of a dimension.</summary>
    public static DimensionPairs Of(Placement place, Dimension dimension) => dimension switch
    {
        Dimension.Vertical => Vertical(place),
        Dimension.Horizontal => Horizontal(place),
        Dimension.CrossOrganisation => Cross(place),
        Dimension.ClinicalManagerial => new(
            [.. place.Network.DisciplineOf.Select(d => d == Discipline.Clinical ? 0 : d == Discipline.Managerial ? 1 : -1)], 2, [(0, 1)]),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a dimension."),
    };

    private static DimensionPairs Vertical(Placement place)
    {
        var leads = new List<int>?[place.Network.PeopleCount];
        for (var organisation = 0; organisation < place.Network.Organisations.Length; organisation++)
        {
            foreach (var executive in place.ExecutivesOf(organisation))
            {
                (leads[executive] ??= []).Add(organisation);
            }
        }

        return ByPlaces(
            leads.Length,
            person => (place.Network.LevelOf[person] == Level.Frontline ? place.Network.OrganisationOf[person] : -1, leads[person] ?? []),
            (one, other) => other.Organisations.Contains(one.Front) || one.Organisations.Contains(other.Front));
    }

    private static DimensionPairs Cross(Placement place) => ByPlaces(
        place.Network.PeopleCount,
        person => (-1, [.. place.Network.OrganisationsOf(person)]),
        (one, other) => one.Organisations.Exists(o => other.Organisations.Exists(p => place.Systems.AreCounterparts(o, p))));

    private static DimensionPairs Horizontal(Placement place)
    {
        var units = place.Network.Units;
        var pairs = from organisation in Enumerable.Range(0, units.Length).GroupBy(unit => units[unit].Organisation)
                    let inside = organisation.Where(unit => !place.Units.OwnMembersOf(unit).IsEmpty).ToArray()
                    from first in inside
                    from second in inside
                    where first < second && !place.Units.IsWithin(first, second) && !place.Units.IsWithin(second, first)
                    select (first, second);
        return new([.. place.Network.UnitOf], units.Length, pairs);
    }

    // A class for each front line and set of organisations that somebody has; those of neither are in no pair.
    private static DimensionPairs ByPlaces(
        int people,
        Func<int, (int Front, List<int> Organisations)> placesOf,
        Func<(int Front, List<int> Organisations), (int Front, List<int> Organisations), bool> across)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var classes = new List<(int Front, List<int> Organisations)>();
        var classOf = new int[people];
        for (var person = 0; person < people; person++)
        {
            var places = placesOf(person);
            if (places.Front < 0 && places.Organisations.Count == 0)
            {
                classOf[person] = -1;
                continue;
            }

            var key = $"{places.Front}:{string.Join(',', places.Organisations)}";
            if (!codes.TryGetValue(key, out classOf[person]))
            {
                codes.Add(key, classOf[person] = classes.Count);
                classes.Add(places);
            }
        }

        return new(
            classOf,
            classes.Count,
            from first in Enumerable.Range(0, classes.Count)
            from second in Enumerable.Range(first, classes.Count - first)
            where across(classes[first], classes[second])
            select (first, second));
    }

    private static long Key(int first, int second) => ((long)Math.Min(first, second) << 32) | (uint)Math.Max(first, second);
}
