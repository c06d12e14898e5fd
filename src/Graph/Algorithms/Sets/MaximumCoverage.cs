using System.Collections.Immutable;

namespace NetworkLens.Graph.Algorithms.Sets;

/// <summary>Few of many sets that together cover most: which participants stand for most units, which meetings reach most people.</summary>
/// <param name="Chosen">The sets, in the order in which they were chosen.</param>
/// <param name="Gains">What each of them added, never more than the one before.</param>
/// <param name="Covered">Weight of everything that one of them holds.</param>
/// <param name="Total">Weight of everything that any set holds: what could be covered.</param>
/// <remarks>
/// Lazy greedy: at least 1 - 1/e (63 %) of what the best choice of as many sets covers, and no method does better in polynomial time
/// unless P = NP (Feige 1998). Of equals the lowest number is chosen. Fewer sets than asked for where the rest add nothing. Time
/// O(sizes of the sets) and as much again for every set that is asked anew, which is rarely many; space O(items + sets).
/// Minoux, M. (1978), see <see cref="LazyGreedy"/>. Feige, U. (1998). Journal of the ACM 45, 634-652.
/// </remarks>
public sealed record MaximumCoverage(ImmutableArray<int> Chosen, ImmutableArray<double> Gains, double Covered, double Total)
{
    /// <summary>Chooses.</summary>
    /// <param name="sets">Sets of items 0..items-1; a set may name an item twice.</param>
    /// <param name="items">How many items there are.</param>
    /// <param name="weights">What each item is worth, finite, at least 0; empty: each is worth 1.</param>
    /// <param name="count">How many sets at most, at least 0.</param>
    /// <param name="effort">Cancellation. One thread: later questions depend on earlier answers.</param>
    /// <exception cref="ArgumentException">A set names no item, or weights are not one per item and at least 0.</exception>
    public static MaximumCoverage Compute(NodeSets sets, int items, ReadOnlySpan<double> weights, int count, Effort effort)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var worth = Worth(items, weights);
        var bounds = new double[sets.Count];
        var covered = new bool[items];
        var total = 0.0;
        for (var set = 0; set < sets.Count; set++)
        {
            foreach (var item in sets[set])
            {
                if ((uint)item >= (uint)items)
                {
                    throw new ArgumentException($"Set {set} holds {item}; there are {items} items.", nameof(sets));
                }

                bounds[set] += worth[item];
                total += covered[item] ? 0 : worth[item];
                covered[item] = true;
            }
        }

        Array.Clear(covered);
        var chosen = ImmutableArray.CreateBuilder<int>();
        var gains = ImmutableArray.CreateBuilder<double>();
        var seen = new int[items];
        var round = 0;
        LazyGreedy.Run(bounds, count, Gain, Pick, effort.Cancel);
        var sum = 0.0;
        foreach (var gain in gains)
        {
            sum += gain;
        }

        return new(chosen.ToImmutable(), gains.ToImmutable(), sum, total);

        double Gain(int set)
        {
            round++;
            var gain = 0.0;
            foreach (var item in sets[set])
            {
                gain += covered[item] || seen[item] == round ? 0 : worth[item];
                seen[item] = round;
            }

            return gain;
        }

        void Pick(int set, double gain)
        {
            chosen.Add(set);
            gains.Add(gain);
            foreach (var item in sets[set])
            {
                covered[item] = true;
            }
        }
    }

    private static double[] Worth(int items, ReadOnlySpan<double> weights)
    {
        var worth = new double[items];
        Array.Fill(worth, 1);
        if (!weights.IsEmpty)
        {
            if (weights.Length != items)
            {
                throw new ArgumentException($"{weights.Length} weights were given for {items} items.", nameof(weights));
            }

            weights.CopyTo(worth);
        }

        foreach (var weight in worth)
        {
            if (!(weight >= 0 && double.IsFinite(weight)))
            {
                throw new ArgumentException($"An item is worth {weight}; worth is finite and at least 0.", nameof(weights));
            }
        }

        return worth;
    }
}
