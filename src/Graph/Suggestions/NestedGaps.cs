using System.Collections.Immutable;

namespace NetworkLens.Graph.Suggestions;

/// <summary>Ties that gaps lack, with new ties: each counted once where one gap lies within another.</summary>
/// <remarks>
/// <para>
/// A gap lies within another where its one group is part of the other's one and its other group of the other's other: every tie of the
/// one is a tie of the other. What a gap lacks is then <c>missing(g) = max(0, E - O - new ties of g, Σ missing(h))</c>, h the gaps next
/// within g: the fewest new ties that close g and all within it. In all the sum over the gaps that lie within no other.
/// </para>
/// <para>
/// Gaps that lie within each other make trees of which no two branches have a pair of people in common: so what a link closes never rises
/// by other links (submodular). A gap that would share pairs with a branch without lying within it is a tree of its own, and so is every
/// gap that lies within none: their ties are counted in each.
/// </para>
/// </remarks>
internal sealed class NestedGaps
{
    private const double Rounding = 1e-9; // What is left of a difference of equal sums is nothing.

    private readonly double[] _lacking; // E - O, at least 0.
    private readonly int[] _around;     // The next gap around each; -1: none.
    private readonly List<int>[] _within;
    private readonly int[] _made;
    private readonly double[] _missing;
    private readonly double[] _inside; // Of the gaps next within each.

    /// <summary>Finds which gap lies within which.</summary>
    /// <param name="gaps">The gaps.</param>
    /// <param name="count">How many of them are looked at, from the first; the others lie within none.</param>
    /// <param name="kinds">The kinds of people on their sides.</param>
    /// <param name="cancel">Stops the work.</param>
    public NestedGaps(ImmutableArray<GapToClose> gaps, int count, PersonKinds kinds, CancellationToken cancel)
    {
        _lacking = [.. gaps.Select(gap => gap.Shortfall)];
        _around = new int[gaps.Length];
        Array.Fill(_around, -1);
        _within = [.. gaps.Select(_ => new List<int>())];
        (_made, _missing, _inside) = (new int[gaps.Length], new double[gaps.Length], new double[gaps.Length]);
        Nest(gaps, count, kinds, cancel);
        Clear();
    }

    /// <summary>Ties that are missing in all.</summary>
    public double Missing
    {
        get
        {
            var sum = 0.0;
            for (var gap = 0; gap < _around.Length; gap++)
            {
                sum += _around[gap] < 0 ? _missing[gap] : 0;
            }

            return sum;
        }
    }

    /// <summary>New ties in a gap.</summary>
    public int Made(int gap) => _made[gap];

    /// <summary>What a gap lacks still, by itself.</summary>
    public double Left(int gap) => Math.Max(0, _lacking[gap] - _made[gap]);

    /// <summary>Of the gaps in which a link lies those around none of the others.</summary>
    public int[] Innermost(int[] gaps) => [.. gaps.Where(gap => !gaps.Any(other => _around[other] == gap))];

    /// <summary>What one more tie closes that lies in a gap, and in those around it.</summary>
    public double Closed(int innermost)
    {
        var closed = 0.0;
        for (var gap = innermost; gap >= 0; gap = _around[gap])
        {
            closed = _missing[gap] - Lacks(gap, _made[gap] + 1, _inside[gap] - closed);
        }

        return closed > Rounding ? closed : 0;
    }

    /// <summary>Counts one tie more or less in a gap and in those around it.</summary>
    public void Count(int innermost, int by)
    {
        for (var gap = innermost; gap >= 0; gap = _around[gap])
        {
            _made[gap] += by;
            Measure(gap);
        }
    }

    /// <summary>Takes all new ties back.</summary>
    public void Clear()
    {
        Array.Clear(_made);
        for (var gap = 0; gap < _around.Length; gap++)
        {
            if (_around[gap] < 0)
            {
                MeasureAll(gap);
            }
        }
    }

    private void MeasureAll(int outermost)
    {
        // Those within come after those around them: measured the other way round.
        List<int> order = [outermost];
        for (var at = 0; at < order.Count; at++)
        {
            order.AddRange(_within[order[at]]);
        }

        for (var at = order.Count - 1; at >= 0; at--)
        {
            Measure(order[at]);
        }
    }

    private void Measure(int gap)
    {
        _inside[gap] = 0;
        foreach (var inner in _within[gap])
        {
            _inside[gap] += _missing[inner];
        }

        _missing[gap] = Lacks(gap, _made[gap], _inside[gap]);
    }

    private double Lacks(int gap, int made, double inside) => Math.Max(Math.Max(0, _lacking[gap] - made), inside);

    private void Nest(ImmutableArray<GapToClose> gaps, int count, PersonKinds kinds, CancellationToken cancel)
    {
        HashSet<int>[] sides = [.. Enumerable.Range(0, 2 * count).Select(side => kinds.OfSide(side).ToHashSet())];
        var outermost = new List<int>();
        foreach (var gap in Enumerable.Range(0, count).Where(gap => sides[2 * gap].Count > 0 && sides[(2 * gap) + 1].Count > 0)
            .OrderByDescending(gap => (long)gaps[gap].From.Length * gaps[gap].To.Length).ThenBy(gap => gap))
        {
            cancel.ThrowIfCancellationRequested();
            if (!outermost.Exists(root => IsPlacedIn(gap, root)))
            {
                outermost.Add(gap);
            }
        }

        // The larger come first, so nothing placed already lies within what is being placed.
        bool IsPlacedIn(int gap, int root)
        {
            var around = -1;
            for (var next = root; next >= 0 && LiesWithin(gap, next);)
            {
                around = next;
                next = _within[around].FindIndex(inner => LiesWithin(gap, inner)) is >= 0 and var at ? _within[around][at] : -1;
            }

            if (around < 0 || _within[around].Exists(inner => ShareTies(gap, inner)))
            {
                return false;
            }

            _around[gap] = around;
            _within[around].Add(gap);
            return true;
        }

        bool LiesWithin(int gap, int other) => Both(gap, other, (one, around) => one.IsSubsetOf(around));

        bool ShareTies(int gap, int other) => Both(gap, other, (one, another) => one.Overlaps(another));

        bool Both(int gap, int other, Func<HashSet<int>, HashSet<int>, bool> holds) =>
            (holds(sides[2 * gap], sides[2 * other]) && holds(sides[(2 * gap) + 1], sides[(2 * other) + 1]))
            || (holds(sides[2 * gap], sides[(2 * other) + 1]) && holds(sides[(2 * gap) + 1], sides[2 * other]));
    }
}
