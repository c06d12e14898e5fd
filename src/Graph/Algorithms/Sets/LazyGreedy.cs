namespace NetworkLens.Graph.Algorithms.Sets;

/// <summary>Picks the candidate that adds most, again and again, without asking everybody every time.</summary>
/// <remarks>
/// What a candidate adds to a growing set never grows (the objective is submodular), so what it added when last asked is a bound: only
/// candidates whose bound is on top are asked anew. Picks exactly what plain greedy picks, the lowest index of equals, mostly with a
/// handful of questions a round. Where the objective also never falls, the result is at least 1 - 1/e of the best set of that
/// size. Minoux, M. (1978). Accelerated greedy algorithms for maximizing submodular set functions. Optimization Techniques, 234-243.
/// Nemhauser, G. L., Wolsey, L. A. &amp; Fisher, M. L. (1978). Mathematical Programming 14, 265-294.
/// </remarks>
internal static class LazyGreedy
{
    /// <summary>Picks up to a number of candidates; stops early where nobody adds anything.</summary>
    /// <param name="bounds">At least what each candidate adds, by index; candidates of 0 or less are never picked.</param>
    /// <param name="count">How many to pick.</param>
    /// <param name="gain">What a candidate adds to those picked so far.</param>
    /// <param name="pick">Adds a candidate, with what it adds.</param>
    /// <param name="cancel">Stops the search; looked at before every question.</param>
    public static void Run(
        ReadOnlySpan<double> bounds, int count, Func<int, double> gain, Action<int, double> pick, CancellationToken cancel)
    {
        // Greatest bound first, then the lowest index; a priority queue gives the least.
        var queue = new PriorityQueue<int, (double Less, int Index)>();
        var asked = new int[bounds.Length]; // In which round a candidate's bound was last made true, from 1.
        for (var candidate = 0; candidate < bounds.Length; candidate++)
        {
            if (bounds[candidate] > 0)
            {
                queue.Enqueue(candidate, (-bounds[candidate], candidate));
            }
        }

        for (var round = 1; round <= count && queue.Count > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            queue.TryDequeue(out var candidate, out var priority);
            if (asked[candidate] == round)
            {
                pick(candidate, -priority.Less);
                round++;
                continue;
            }

            var added = gain(candidate);
            if (added > 0)
            {
                asked[candidate] = round;
                queue.Enqueue(candidate, (-added, candidate));
            }
        }
    }
}
