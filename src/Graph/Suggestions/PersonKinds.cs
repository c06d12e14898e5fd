using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Suggestions;

/// <summary>People told apart by the sides of gaps on which they stand, and by level. Whoever stands on none is of no kind.</summary>
internal sealed class PersonKinds
{
    private readonly List<int[]> _people = []; // Of each kind, in the order of the rules.
    private readonly List<int[]> _sides = [];  // Of each kind, ascending: 2 · gap for its first group, 2 · gap + 1 for its second.
    private readonly List<int>[] _kindsOf;     // Of each side, those in most gaps first.

    private PersonKinds(int sides) => _kindsOf = [.. Enumerable.Range(0, sides).Select(_ => new List<int>())];

    /// <summary>Tells them apart.</summary>
    /// <param name="gaps">The gaps.</param>
    /// <param name="count">How many of them count, from the first.</param>
    /// <param name="levels">The level of each person.</param>
    /// <param name="rules">Their order.</param>
    public static PersonKinds Of(ImmutableArray<GapToClose> gaps, int count, ImmutableArray<Level> levels, LinkRules rules)
    {
        var sidesOf = new List<int>?[levels.Length];
        for (var gap = 0; gap < count; gap++)
        {
            Enter(gaps[gap].From, 2 * gap);
            Enter(gaps[gap].To, (2 * gap) + 1);
        }

        var kinds = new PersonKinds(2 * count);
        var members = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var person = 0; person < levels.Length; person++)
        {
            if (sidesOf[person] is { } sides)
            {
                // The level and the sides as text, a character each half: equal texts for equal levels and lists alone.
                var key = (char)levels[person] + new string(MemoryMarshal.Cast<int, char>(CollectionsMarshal.AsSpan(sides)));
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(members, key, out var known);
                if (!known)
                {
                    list = [];
                    kinds._sides.Add([.. sides]);
                }

                list!.Add(person);
            }
        }

        // A dictionary that only grows is walked in the order of its entries: the kinds stand as their sides do.
        kinds._people.AddRange(members.Values.Select(list => list.OrderBy(person => rules.Rank[person]).ToArray()));
        kinds.List();
        return kinds;

        void Enter(ImmutableArray<int> group, int side)
        {
            foreach (var person in group)
            {
                var sides = sidesOf[person] ??= [];
                if (sides.Count == 0 || sides[^1] != side)
                {
                    sides.Add(side);
                }
            }
        }
    }

    /// <summary>How many kinds there are.</summary>
    public int Count => _people.Count;

    /// <summary>The kind of each person; -1: none.</summary>
    public int[] Column(int people)
    {
        var kindOf = new int[people];
        Array.Fill(kindOf, -1);
        for (var kind = 0; kind < Count; kind++)
        {
            foreach (var person in _people[kind])
            {
                kindOf[person] = kind;
            }
        }

        return kindOf;
    }

    /// <summary>The kinds on a side: 2 · gap for its first group, 2 · gap + 1 for its second.</summary>
    public IReadOnlyList<int> OfSide(int side) => _kindsOf[side];

    /// <summary>The people of a kind, in the order of the rules.</summary>
    public int[] People(int kind) => _people[kind];

    /// <summary>The kinds on one side of a gap, those that stand in most gaps first.</summary>
    public IEnumerable<int> Foremost(int gap, bool isFrom, int most) => _kindsOf[(2 * gap) + (isFrom ? 0 : 1)].Take(most);

    /// <summary>The gaps in which a link of two kinds lies, ascending.</summary>
    public int[] GapsBetween(int first, int second)
    {
        var sides = _sides[second].ToHashSet();
        return [.. _sides[first].Where(side => sides.Contains(side ^ 1)).Select(side => side / 2).Distinct()];
    }

    private void List()
    {
        for (var kind = 0; kind < _sides.Count; kind++)
        {
            foreach (var side in _sides[kind])
            {
                _kindsOf[side].Add(kind);
            }
        }

        foreach (var kinds in _kindsOf)
        {
            kinds.Sort((a, b) => (-_sides[a].Length, a).CompareTo((-_sides[b].Length, b)));
        }
    }
}
