using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>The trees of units: who is in a unit with all units below it, and which units are siblings.</summary>
/// <remarks>
/// Units are numbered in depth-first order, so that a unit with everything below it is one run of numbers and its people one slice. A
/// parent in another organisation, or a circle of parents, makes a unit a top one. Time and space O(units + people), no recursion.
/// </remarks>
internal sealed class UnitTree
{
    private readonly int[] _order;   // Place of a unit in depth-first order.
    private readonly int[] _end;     // One past the last place below the unit.
    private readonly int[] _unitAt;  // The unit at a place.
    private readonly int[] _parent;  // -1 at the top.
    private readonly int[] _top;
    private readonly string?[] _serviceLine;
    private readonly int[] _peopleOffsets;
    private readonly int[] _people;

    public UnitTree(OrganisationNetwork network)
    {
        var count = network.Units.Length;
        (_order, _end, _unitAt, _parent, _top) = (new int[count], new int[count], new int[count], new int[count], new int[count]);
        var children = Children(network);
        Walk(network, children);
        var byPlace = Buckets.OfItems(count, network.PeopleCount, p => network.UnitOf[p] is >= 0 and var unit ? _order[unit] : -1);
        _peopleOffsets = new int[count + 1];
        _people = new int[Enumerable.Range(0, count).Sum(place => byPlace[place].Length)];
        for (var place = 0; place < count; place++)
        {
            byPlace[place].CopyTo(_people.AsSpan(_peopleOffsets[place]));
            _peopleOffsets[place + 1] = _peopleOffsets[place] + byPlace[place].Length;
        }

        Families = FindFamilies(network, children);
        _serviceLine = ServiceLines(network);
    }

    /// <summary>
    /// Per set of siblings (units with one parent; the top units of one organisation) those that hold anybody, two at least. Ordered by
    /// their first unit.
    /// </summary>
    public IReadOnlyList<int[]> Families { get; }

    /// <summary>The unit above, -1 at the top.</summary>
    public int ParentOf(int unit) => _parent[unit];

    /// <summary>The directorate: the unit at the top of the tree.</summary>
    public int TopOf(int unit) => _top[unit];

    /// <summary>Service line of a unit, or of the nearest unit above that has one; null for none, and for no unit (-1).</summary>
    public string? ServiceLineOf(int unit) => unit < 0 ? null : _serviceLine[unit];

    /// <summary>Whether <paramref name="unit"/> is <paramref name="above"/> or below it.</summary>
    public bool IsWithin(int unit, int above) => _order[unit] >= _order[above] && _order[unit] < _end[above];

    /// <summary>People whose primary post is in the unit or below it.</summary>
    public ReadOnlySpan<int> MembersOf(int unit) => _people.AsSpan(_peopleOffsets[_order[unit]].._peopleOffsets[_end[unit]]);

    /// <summary>People whose primary post is in the unit itself.</summary>
    public ReadOnlySpan<int> OwnMembersOf(int unit) => _people.AsSpan(_peopleOffsets[_order[unit]].._peopleOffsets[_order[unit] + 1]);

    /// <summary>The unit and all below it.</summary>
    public ReadOnlySpan<int> Subtree(int unit) => _unitAt.AsSpan(_order[unit].._end[unit]);

    private string?[] ServiceLines(OrganisationNetwork network)
    {
        var lines = new string?[network.Units.Length];
        for (var unit = 0; unit < lines.Length; unit++)
        {
            for (var above = unit; above >= 0 && lines[unit] is null; above = _parent[above])
            {
                lines[unit] = network.Units[above].ServiceLine;
            }
        }

        return lines;
    }

    private Buckets Children(OrganisationNetwork network)
    {
        for (var unit = 0; unit < _parent.Length; unit++)
        {
            var parent = network.Units[unit].Parent;
            var isTop = parent < 0 || parent == unit || network.Units[parent].Organisation != network.Units[unit].Organisation;
            _parent[unit] = isTop ? -1 : parent;
        }

        // In a circle of parents nobody is at the top: whoever meets the own trail first becomes it.
        var trail = new int[_parent.Length];
        for (var unit = 0; unit < _parent.Length; unit++)
        {
            for (var above = unit; above >= 0 && trail[above] == 0; above = _parent[above])
            {
                trail[above] = unit + 1;
                if (_parent[above] >= 0 && trail[_parent[above]] == unit + 1)
                {
                    _parent[above] = -1;
                }
            }
        }

        return Buckets.OfItems(_parent.Length, _parent.Length, unit => _parent[unit]);
    }

    private void Walk(OrganisationNetwork network, Buckets children)
    {
        var place = 0;
        var open = new Stack<int>();
        for (var root = 0; root < network.Units.Length; root++)
        {
            if (_parent[root] >= 0)
            {
                continue;
            }

            open.Push(root);
            while (open.TryPop(out var entry))
            {
                if (entry < 0)
                {
                    _end[~entry] = place;
                    continue;
                }

                _top[entry] = root;
                _unitAt[place] = entry;
                _order[entry] = place++;
                open.Push(~entry);
                for (var i = children[entry].Length - 1; i >= 0; i--)
                {
                    open.Push(children[entry][i]);
                }
            }
        }
    }

    private List<int[]> FindFamilies(OrganisationNetwork network, Buckets children)
    {
        var tops = Buckets.OfItems(
            network.Organisations.Length, _parent.Length, unit => _parent[unit] < 0 ? network.Units[unit].Organisation : -1);
        var families = new List<int[]>();
        AddFamilies(tops, families);
        AddFamilies(children, families);
        families.Sort((left, right) => left[0].CompareTo(right[0]));
        return families;
    }

    private void AddFamilies(Buckets siblings, List<int[]> families)
    {
        for (var group = 0; group < siblings.GroupCount; group++)
        {
            int[] peopled = [.. siblings[group].ToArray().Where(unit => !MembersOf(unit).IsEmpty)];
            if (peopled.Length > 1)
            {
                families.Add(peopled);
            }
        }
    }
}
