using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Graph.Gravity;

/// <summary>Adds up pairs of groups. One for each thread.</summary>
internal sealed class PairAdder(CellRates fit)
{
    private const int PairsPerPart = 64;
    private const int First = 1;
    private const int Second = 2;

    /// <summary>Pairs of cells up to which each is looked at by itself.</summary>
    private const int FewCellPairs = 4096;

    private readonly byte[] _side = new byte[fit.Targets.Ends.Length]; // all 0 between pairs
    private readonly double[] _activityOfKind = new double[fit.Targets.Cells.Kinds.Length]; // all 0 between groups

    public PairAdder(GravityFit fit)
        : this(fit.Rates)
    {
    }

    /// <summary>Adds up many pairs, on as many threads as <paramref name="effort"/> allows.</summary>
    public static PairSums[] OfAll(CellRates rates, IReadOnlyList<(int[] A, int[] B)> pairs, Effort effort)
    {
        var sums = new PairSums[pairs.Count];
        Chunks.Run(
            Chunks.Count(sums.Length, PairsPerPart),
            effort,
            () => new PairAdder(rates),
            (part, adder) =>
            {
                var (from, to) = Chunks.Range(part, PairsPerPart, sums.Length);
                for (var pair = from; pair < to; pair++)
                {
                    sums[pair] = adder.Of(pairs[pair].A, pairs[pair].B);
                }
            });
        return sums;
    }

    /// <summary>
    /// Adds up a pair, given by the cells of each group, ascending. Time O(cells + ties + pairs of kinds + pairs of cells of one unit).
    /// </summary>
    /// <remarks>A pair of people both of whom are in both groups counts once.</remarks>
    public PairSums Of(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        Mark(a, First);
        var isShared = Mark(b, Second) == (First | Second);
        var isFirstSmaller = a.Length <= b.Length;
        var smaller = isFirstSmaller ? a : b;
        var larger = isFirstSmaller ? b : a;
        var into = isFirstSmaller ? Second : First;
        var areMany = (long)a.Length * b.Length > FewCellPairs && !isShared;
        var sums = new PairSums(0, areMany ? OfKinds(a, b) + OfUnits(a, b) : 0, 0, 0, Ends(a), Ends(b));
        foreach (var cell in smaller)
        {
            sums = Add(sums, cell, larger, into, areMany);
        }

        Unmark(a);
        Unmark(b);
        return sums with { FittedInFit = sums.Fitted + sums.FittedInFit, ObservedInFit = sums.Observed + sums.ObservedInFit };
    }

    /// <summary>Adds the row of a cell; what is in the fit is gathered as its difference from all.</summary>
    private PairSums Add(PairSums sums, int cell, ReadOnlySpan<int> others, int into, bool isFitted)
    {
        var (observed, fitted, observedOut, fittedOut) = (0.0, 0.0, 0.0, 0.0);
        var ties = fit.Targets.Ties.CellsOf(cell);
        var counts = fit.Targets.Ties.CountsOf(cell);
        for (var i = 0; i < ties.Length; i++)
        {
            if ((_side[ties[i]] & into) != 0)
            {
                var count = counts[i] * Share(cell, ties[i]);
                observed += count;
                observedOut += fit.Targets.LeftOut.Holds(cell, ties[i]) ? count : 0;
            }
        }

        if (fit.Activity[cell] > 0)
        {
            if (!isFitted)
            {
                foreach (var other in others)
                {
                    fitted += Share(cell, other) * fit.Expected(cell, other);
                }
            }

            foreach (var other in fit.Targets.LeftOut.Of(cell))
            {
                fittedOut += (_side[other] & into) != 0 ? Share(cell, other) * fit.Expected(cell, other) : 0;
            }
        }

        return sums with
        {
            Observed = sums.Observed + observed,
            Fitted = sums.Fitted + fitted,
            ObservedInFit = sums.ObservedInFit - observedOut,
            FittedInFit = sums.FittedInFit - fittedOut,
        };
    }

    /// <summary>
    /// What would be expected between two groups without a cell in common if no two cells were of one unit: cells that differ in unit only
    /// are of one kind, and activities of a kind add up.
    /// </summary>
    private double OfKinds(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var (kindsA, kindsB) = (Kinds(a), Kinds(b));
        var sum = 0.0;
        foreach (var (kind, activity) in kindsA)
        {
            var row = 0.0;
            foreach (var (other, otherActivity) in kindsB)
            {
                row += otherActivity * Weight(fit.Targets.Cells.Kinds[kind], fit.Targets.Cells.Kinds[other]);
            }

            sum += activity * row;
        }

        return sum;
    }

    private (int Kind, double Activity)[] Kinds(ReadOnlySpan<int> cells)
    {
        var found = new List<int>();
        foreach (var cell in cells)
        {
            if (fit.Targets.IsOpen(cell) && fit.Activity[cell] > 0)
            {
                ref var activity = ref _activityOfKind[fit.Targets.Cells.KindOf[cell]];
                if (activity == 0)
                {
                    found.Add(fit.Targets.Cells.KindOf[cell]);
                }

                activity += fit.Activity[cell];
            }
        }

        var kinds = new (int Kind, double Activity)[found.Count];
        for (var at = 0; at < kinds.Length; at++)
        {
            (kinds[at], _activityOfKind[found[at]]) = ((found[at], _activityOfKind[found[at]]), 0);
        }

        return kinds;
    }

    /// <summary>By how much that is wrong for cells of one unit. Those of a unit are a run in both groups.</summary>
    private double OfUnits(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var cells = fit.Targets.Cells;
        var places = cells.Places;
        var (sum, from) = (0.0, 0);
        foreach (var cell in a)
        {
            var unit = places[cell].Unit;
            while (from < b.Length && b[from] < cell && places[b[from]].Unit != unit)
            {
                from++;
            }

            for (var at = from; at < b.Length && unit >= 0 && places[b[at]].Unit == unit; at++)
            {
                var isOpen = fit.Targets.IsOpen(cell) && fit.Targets.IsOpen(b[at]);
                var (kind, other) = (cells.Kinds[cells.KindOf[cell]], cells.Kinds[cells.KindOf[b[at]]]);
                sum += fit.Expected(cell, b[at]) - (isOpen ? fit.Activity[cell] * fit.Activity[b[at]] * Weight(kind, other) : 0);
            }
        }

        return sum;
    }

    private double Weight(in CellPlace place, in CellPlace other) =>
        Patterns.Of(place, other) is not Patterns.Unseen and var pattern ? fit.Weights[pattern] : 0;

    // Two cells of both groups are met once from each side, and a cell with itself holds every tie twice.
    private double Share(int cell, int other) => _side[cell] == (First | Second) && _side[other] == (First | Second) ? 0.5 : 1;

    private double Ends(ReadOnlySpan<int> cells)
    {
        var sum = 0.0;
        foreach (var cell in cells)
        {
            sum += fit.Targets.Ends[cell];
        }

        return sum;
    }

    /// <summary>Marks the cells of a group; gives the most sides on which any of them is now.</summary>
    private int Mark(ReadOnlySpan<int> cells, byte side)
    {
        var sides = 0;
        foreach (var cell in cells)
        {
            _side[cell] |= side;
            sides = Math.Max(sides, _side[cell]);
        }

        return sides;
    }

    private void Unmark(ReadOnlySpan<int> cells)
    {
        foreach (var cell in cells)
        {
            _side[cell] = 0;
        }
    }
}
