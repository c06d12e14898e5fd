namespace NetworkLens.Graph.Bench.Comparison;

/// <summary>The middle of some numbers.</summary>
internal static class Median
{
    /// <summary>The middle one, or between the two middle ones; NaN of none.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
