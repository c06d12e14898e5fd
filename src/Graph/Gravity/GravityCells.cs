using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gravity;

/// <summary>People put together who are alike to the model: of one place, and in the same of the groups that are asked about.</summary>
/// <remarks>
/// Every group is then a union of cells. Cells are numbered in order of place, so that units, directorates and organisations are runs.
/// Time O(people + members of all groups + cells log cells).
/// </remarks>
internal sealed class GravityCells
{
    private readonly Buckets _people;

    private GravityCells(CellPlace[] places, int[] cellOf)
    {
        (Places, CellOf) = (places, cellOf);
        _people = Buckets.OfItems(places.Length, cellOf.Length, person => cellOf[person]);
        UnitCount = places.Length == 0 ? 0 : places.Max(place => place.Unit) + 1;
        var kinds = new Dictionary<CellPlace, int>();
        KindOf = [.. places.Select(place => Number(kinds, place with { Unit = -1 }))];
        Kinds = [.. kinds.Keys];
    }

    /// <summary>Places, by cell.</summary>
    public CellPlace[] Places { get; }

    /// <summary>Cells, by person.</summary>
    public int[] CellOf { get; }

    /// <summary>Units are numbered 0..UnitCount-1 in <see cref="CellPlace.Unit"/>.</summary>
    public int UnitCount { get; }

    /// <summary>Kind, by cell: cells that differ in unit only are of one kind.</summary>
    public int[] KindOf { get; }

    /// <summary>Places without unit, by kind.</summary>
    public CellPlace[] Kinds { get; }

    public int Count => Places.Length;

    public ReadOnlySpan<int> PeopleOf(int cell) => _people[cell];

    public static GravityCells Of(GravityPeople people, IEnumerable<ImmutableArray<int>> groups)
    {
        var (first, cellOf) = ByPlace(people);
        var places = new List<CellPlace>(first);
        var sizes = new List<int>(new int[places.Count]);
        foreach (var cell in cellOf)
        {
            sizes[cell]++;
        }

        foreach (var group in groups)
        {
            Split(group, places, sizes, cellOf);
        }

        return Ordered(places, cellOf);
    }

    /// <summary>The cells that a group is made of, ascending.</summary>
    public int[] CellsOf(ImmutableArray<int> group)
    {
        var cells = group.Select(person => CellOf[person]).ToArray();
        Array.Sort(cells);
        var kept = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            if (kept == 0 || cells[kept - 1] != cells[i])
            {
                cells[kept++] = cells[i];
            }
        }

        return cells[..kept];
    }

    private static (List<CellPlace> Places, int[] CellOf) ByPlace(GravityPeople people)
    {
        var directorates = new Dictionary<(int, int), int>();
        var units = new Dictionary<(int, int), int>();
        var cells = new Dictionary<CellPlace, int>();
        var cellOf = new int[people.Count];
        for (var person = 0; person < cellOf.Length; person++)
        {
            var (organisation, top, unit) = (people.Organisation[person], people.Directorate[person], people.Unit[person]);
            var (directorateCode, unitCode) = (-1, -1);
            if (organisation >= 0 && (top >= 0 || unit >= 0))
            {
                directorateCode = Number(directorates, (organisation, top >= 0 ? top : ~unit));
                unitCode = unit >= 0 ? Number(units, (directorateCode, unit)) : -1;
            }

            var place = new CellPlace(
                Math.Max(organisation, -1),
                directorateCode,
                unitCode,
                Code(people.Site, person),
                Code(people.ServiceLine, person),
                Code(people.Profession, person),
                new(
                    people.Level.IsDefault ? Level.Unknown : people.Level[person],
                    people.Discipline.IsDefault ? Discipline.Unknown : people.Discipline[person],
                    people.Responded.IsDefault || people.Responded[person]));
            cellOf[person] = Number(cells, place);
        }

        return ([.. cells.Keys], cellOf);
    }

    private static int Code(ImmutableArray<int> column, int person) => column.IsDefault ? -1 : Math.Max(column[person], -1);

    private static int Number<T>(Dictionary<T, int> numbers, T key)
        where T : notnull
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var known);
        return number = known ? number : numbers.Count - 1;
    }

    /// <summary>Takes the members of a group out of every cell that holds others too.</summary>
    private static void Split(ImmutableArray<int> group, List<CellPlace> places, List<int> sizes, int[] cellOf)
    {
        var inside = new Dictionary<int, int>();
        foreach (var person in group)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(inside, cellOf[person], out _)++;
        }

        var parts = new Dictionary<int, int>();
        foreach (var person in group)
        {
            var cell = cellOf[person];
            if (parts.TryGetValue(cell, out var part))
            {
                cellOf[person] = part;
            }
            else if (inside.TryGetValue(cell, out var members) && members < sizes[cell])
            {
                parts.Add(cell, cellOf[person] = places.Count);
                places.Add(places[cell]);
                sizes.Add(members);
                sizes[cell] -= members;
            }
        }
    }

    private static GravityCells Ordered(List<CellPlace> places, int[] cellOf)
    {
        var order = Enumerable.Range(0, places.Count).ToArray();
        Array.Sort(order, (left, right) =>
            places[left].CompareTo(places[right]) is not 0 and var byPlace ? byPlace : left.CompareTo(right));
        var rank = new int[order.Length];
        for (var at = 0; at < order.Length; at++)
        {
            rank[order[at]] = at;
        }

        return new([.. order.Select(cell => places[cell])], [.. cellOf.Select(cell => rank[cell])]);
    }
}
