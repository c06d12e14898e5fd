using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Gaps;

/// <summary>Finds pairs that are about the same two groups of people, whoever expects the link and whichever group comes first.</summary>
/// <remarks>
/// Ties have no direction for the test, so that such pairs are one question: asked twice it would count twice among the tests, and what a
/// user writes down again would make others look surer. Pairs of other dimensions are other questions, which are held against others.
/// Time O(members of groups).
/// </remarks>
internal sealed class SamePeople
{
    private readonly Dictionary<ImmutableArray<int>, int> _groups = new(new ByMembers());
    private readonly Dictionary<PeopleGroup, int> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(Dimension, int Less, int More), int> _pairs = [];

    /// <summary>By pair: the index of the first one of its dimension that is about the same people; often its own.</summary>
    public static int[] FirstOf(IReadOnlyList<ExpectedPair> pairs)
    {
        var same = new SamePeople();
        return [.. pairs.Select((pair, at) => same.First(pair, at))];
    }

    /// <summary>The number under which the first pair about the same people was given: its own where it is the first.</summary>
    public int First(ExpectedPair pair, int number)
    {
        var (one, other) = (NumberOf(pair.From), NumberOf(pair.To));
        var key = (pair.Dimension, Math.Min(one, other), Math.Max(one, other));
        return _pairs.TryAdd(key, number) ? number : _pairs[key];
    }

    private int NumberOf(PeopleGroup group)
    {
        if (!_known.TryGetValue(group, out var number))
        {
            number = _groups.Count;
            number = _groups.TryAdd(group.Members, number) ? number : _groups[group.Members];
            _known.Add(group, number);
        }

        return number;
    }

    private sealed class ByMembers : IEqualityComparer<ImmutableArray<int>>
    {
        public bool Equals(ImmutableArray<int> x, ImmutableArray<int> y) => x.AsSpan().SequenceEqual(y.AsSpan());

        public int GetHashCode(ImmutableArray<int> members)
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes(members.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
