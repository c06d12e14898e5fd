using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Gaps.Bench.Scoring;

/// <summary>A share of a number of cases; without a case there is no share.</summary>
/// <param name="Hits">Cases that count.</param>
/// <param name="Cases">All cases.</param>
internal readonly record struct Share(int Hits, int Cases)
{
    /// <summary>Hits / cases; NaN without a case.</summary>
    public double Value => Cases > 0 ? Hits / (double)Cases : double.NaN;

    /// <summary>Counts those that fit.</summary>
    public static Share Of(IEnumerable<ScoredPair> pairs, Func<ScoredPair, bool> counts)
    {
        var (hits, cases) = (0, 0);
        foreach (var pair in pairs)
        {
            cases++;
            hits += counts(pair) ? 1 : 0;
        }

        return new(hits, cases);
    }
}

/// <summary>How well a method does on systems whose truth is known.</summary>
/// <remarks>
/// A pair is cut (planted), free (no cut touches it) or touched (it shares people with a cut pair): touched pairs are scored neither as
/// right nor as wrong. Every share says of how many.
/// </remarks>
internal static class Scores
{
    /// <summary>Tested free pairs with p below <paramref name="alpha"/>.</summary>
    public static Share FalsePositives(IEnumerable<ScoredPair> pairs, double alpha, Dimension? dimension = null) => Share.Of(
        pairs.Where(p => p.Truth.IsNull && !double.IsNaN(p.Finding.P) && (dimension is null || p.Dimension == dimension)),
        p => p.Finding.P < alpha);

    /// <summary>Systems in which anything is called a gap.</summary>
    public static Share SystemsWithGap(IEnumerable<ScoredPair> pairs)
    {
        var systems = pairs.GroupBy(p => p.System).Select(system => system.Any(p => p.Finding.IsGap)).ToArray();
        return new(systems.Count(any => any), systems.Length);
    }

    /// <summary>Gaps found among those that a test which knows the rates finds nine times of ten.</summary>
    public static Share Recall(IEnumerable<ScoredPair> pairs, double alpha, Dimension? dimension = null) =>
        Share.Of(pairs.Where(p => (dimension is null || p.Dimension == dimension) && p.IsPowered(alpha)), p => p.Finding.IsGap);

    /// <summary>Cut pairs among those called gaps.</summary>
    public static Share Precision(IEnumerable<ScoredPair> pairs) =>
        Share.Of(pairs.Where(p => p.Finding.IsGap && (p.Truth.IsPlanted || p.Truth.IsNull)), p => p.Truth.IsPlanted);

    /// <summary>The share of free pairs among those called gaps, averaged over systems; 0 for a system without any.</summary>
    public static double FalseDiscoveryProportion(IEnumerable<ScoredPair> pairs) => pairs.GroupBy(p => p.System)
        .Select(system => Precision(system) is { Cases: > 0 } precision ? 1 - precision.Value : 0).DefaultIfEmpty(double.NaN).Average();

    /// <summary>
    /// Average precision of the ranking, cut pairs against free ones: the mean, over cut pairs, of the precision of the ranking down to
    /// them. Pairs of equal score share their ranks: the precision is that of the whole tie.
    /// </summary>
    public static double AveragePrecision(IEnumerable<ScoredPair> pairs)
    {
        var (found, passed, sum) = (0, 0, 0.0);
        var ranked = pairs.Where(p => p.Truth.IsPlanted || p.Truth.IsNull).GroupBy(p => p.Finding.Score).OrderBy(g => g.Key);
        foreach (var tie in ranked)
        {
            var cut = tie.Count(p => p.Truth.IsPlanted);
            passed += tie.Count();
            found += cut;
            sum += cut * (found / (double)passed);
        }

        return found > 0 ? sum / found : double.NaN;
    }

    /// <summary>Spearman's correlation of severity with what was cut, over cut pairs of which at least 10 ties were to be seen.</summary>
    public static (double Value, int Cases) SeverityCorrelation(IEnumerable<ScoredPair> pairs)
    {
        var cases = pairs.Where(p => p.Truth is { IsPlanted: true, Free: >= 10 } && !double.IsNaN(p.Finding.Severity)).ToArray();
        return (Spearman([.. cases.Select(p => p.Finding.Severity)], [.. cases.Select(p => 1 - p.Truth.Ratio)]), cases.Length);
    }

    /// <summary>Pairs of which half the ties or fewer are left that are nevertheless called connected.</summary>
    public static Share WronglyConnected(IEnumerable<ScoredPair> pairs) =>
        Share.Of(pairs.Where(p => p.Truth.Ratio <= 0.5 && !double.IsNaN(p.Finding.P)), p => p.Finding.IsConnected);

    /// <summary>Tested pairs whose true ratio lies in the interval given for it.</summary>
    public static Share Coverage(IEnumerable<ScoredPair> pairs) => Share.Of(
        pairs.Where(p => !double.IsNaN(p.Finding.Interval.High) && !double.IsNaN(p.Finding.P)),
        p => p.Finding.Interval.Low <= p.Truth.Ratio && p.Truth.Ratio <= p.Finding.Interval.High);

    /// <summary>Correlation of ranks, ties at their mean rank; NaN where one side does not vary.</summary>
    public static double Spearman(double[] x, double[] y)
    {
        var (a, b) = (Ranks(x), Ranks(y));
        var mean = (x.Length + 1) / 2.0;
        var (cross, squaresA, squaresB) = (0.0, 0.0, 0.0);
        for (var at = 0; at < a.Length; at++)
        {
            cross += (a[at] - mean) * (b[at] - mean);
            squaresA += (a[at] - mean) * (a[at] - mean);
            squaresB += (b[at] - mean) * (b[at] - mean);
        }

        return squaresA > 0 && squaresB > 0 ? cross / Math.Sqrt(squaresA * squaresB) : double.NaN;
    }

    private static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(at => values[at]).ToArray();
        var ranks = new double[values.Length];
        for (var first = 0; first < order.Length;)
        {
            var end = first + 1;
            while (end < order.Length && values[order[end]] == values[order[first]])
            {
                end++;
            }

            for (var at = first; at < end; at++)
            {
                ranks[order[at]] = (first + 1 + end) / 2.0;
            }

            first = end;
        }

        return ranks;
    }
}
