namespace NetworkLens.Data.Samples.Ties;

/// <summary>Tied pairs in the order of their ends, with the number of events of each. Ties can be removed, never added.</summary>
internal sealed class TieSet
{
    private readonly (int First, int Second, int Events)[] _ties;
    private readonly bool[] _gone;

    private TieSet((int First, int Second, int Events)[] ties)
    {
        _ties = ties;
        _gone = new bool[ties.Length];
        Count = ties.Length;
    }

    /// <summary>Ties that are left.</summary>
    internal int Count { get; private set; }

    internal static TieSet Gather(List<long> events)
    {
        events.Sort();
        var ties = new List<(int, int, int)>();
        for (var i = 0; i < events.Count;)
        {
            var end = i + 1;
            while (end < events.Count && events[end] == events[i])
            {
                end++;
            }

            var (first, second) = TieModel.Ends(events[i]);
            ties.Add((first, second, end - i));
            i = end;
        }

        return new TieSet([.. ties]);
    }

    /// <summary>The ties that are left and whose first end lies in the range, in order.</summary>
    internal IEnumerable<(int First, int Second, int Events)> Left(Range range = default)
    {
        var (start, end) = Places(range);
        for (var place = start; place < end; place++)
        {
            if (!_gone[place])
            {
                yield return _ties[place];
            }
        }
    }

    /// <summary>Removes ties whose first end lies in the range, asked in order. Returns how many went.</summary>
    internal int Remove(Func<int, int, bool> goes, Range range = default)
    {
        var (start, end) = Places(range);
        var before = Count;
        for (var place = start; place < end; place++)
        {
            if (!_gone[place] && goes(_ties[place].First, _ties[place].Second))
            {
                _gone[place] = true;
                Count--;
            }
        }

        return before - Count;
    }

    internal bool Holds(int i, int j)
    {
        var (first, second) = TieModel.Ends(TieModel.Pair(i, j));
        var place = Array.BinarySearch(_ties, (first, second, 0));
        place = place < 0 ? ~place : place;
        return place < _ties.Length && _ties[place].First == first && _ties[place].Second == second && !_gone[place];
    }

    /// <summary>1 for the members of a, 2 for those of b, 0 for the others.</summary>
    internal static byte[] Sides(int people, int[] a, int[] b)
    {
        var side = new byte[people];
        foreach (var i in a)
        {
            side[i] = 1;
        }

        foreach (var j in b)
        {
            side[j] = 2;
        }

        return side;
    }

    // The default range means all.
    private (int Start, int End) Places(Range range) =>
        range.Equals(default) ? (0, _ties.Length) : (PlaceOf(range.Start.Value), PlaceOf(range.End.Value));

    private int PlaceOf(int first)
    {
        var place = Array.BinarySearch(_ties, (first, -1, 0));
        return place < 0 ? ~place : place;
    }
}
