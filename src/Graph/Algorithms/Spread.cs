using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms;

/// <summary>How the values of a measure are spread over people: their middle, their width, and whether few have most.</summary>
/// <param name="Count">Values that there are.</param>
/// <param name="Missing">People without one.</param>
/// <param name="Zero">Values that are 0: of a view, people who see nothing.</param>
/// <param name="Mean">Their mean, 0 where rounding alone could make it; <see cref="Absence.NoPeople"/> without values.</param>
/// <param name="StandardDeviation">Square root of the mean squared difference from the mean (of everyone, so divided by n).</param>
/// <param name="LowerQuartile">A quarter lie below: linear interpolation between order statistics, as R's type 7.</param>
/// <param name="Median">Half lie below.</param>
/// <param name="UpperQuartile">Three quarters lie below.</param>
/// <param name="Gini">
/// 0 everyone the same to (n - 1) / n one has all: Σ_i (2i - n - 1) x_i / (n Σ x), x ascending, i from 1. <see cref="Absence.NoTies"/>
/// where all are 0, <see cref="Absence.NotComputed"/> where one is negative.
/// </param>
/// <remarks>
/// NaN stands for no value. Time O(n log n), space O(n). Sums run in ascending order of values: equal values in any order give equal
/// bits. Gini, C. (1912). Variabilità e mutabilità. Hyndman, R. J. &amp; Fan, Y. (1996). Sample quantiles in statistical packages. The
/// American Statistician 50, 361-365.
/// </remarks>
public sealed record Spread(
    int Count,
    int Missing,
    int Zero,
    Measured Mean,
    Measured StandardDeviation,
    Measured LowerQuartile,
    Measured Median,
    Measured UpperQuartile,
    Measured Gini)
{
    // Half a unit in the last place of 1: the most that one addition is off by, as a share of its sum.
    private const double RoundingUnit = 1.0 / (1L << 53);

    /// <summary>Sums values up.</summary>
    /// <param name="values">One per person, finite; NaN for none.</param>
    public static Spread Compute(ReadOnlySpan<double> values)
    {
        var there = new List<double>(values.Length);
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                there.Add(value);
            }
        }

        there.Sort();
        var (count, missing) = (there.Count, values.Length - there.Count);
        if (count == 0)
        {
            var none = Measured.None(Absence.NoPeople);
            return new(0, missing, 0, none, none, none, none, none, none);
        }

        double sum = 0, absolute = 0, weighted = 0;
        for (var i = 0; i < count; i++)
        {
            sum += there[i];
            absolute += Math.Abs(there[i]);
            weighted += ((2.0 * (i + 1)) - count - 1) * there[i];
        }

        // Of values that cancel out, a sum that rounding alone can make is none: 5e-16 would read as a figure.
        var mean = Math.Abs(sum) <= absolute * count * RoundingUnit ? 0 : sum / count;
        var squares = 0.0;
        foreach (var value in there)
        {
            squares += (value - mean) * (value - mean);
        }

        return new(
            count,
            missing,
            there.Count(value => value == 0),
            Measured.Of(mean),
            Measured.Of(Math.Sqrt(squares / count)),
            Measured.Of(Quantile(there, 0.25)),
            Measured.Of(Quantile(there, 0.5)),
            Measured.Of(Quantile(there, 0.75)),
            there[0] < 0 ? Measured.None(Absence.NotComputed) : Measured.Ratio(weighted, count * sum, Absence.NoTies));
    }

    private static double Quantile(List<double> ascending, double share)
    {
        var at = share * (ascending.Count - 1);
        var below = (int)at;
        return below + 1 < ascending.Count
            ? ascending[below] + ((at - below) * (ascending[below + 1] - ascending[below]))
            : ascending[below];
    }
}
