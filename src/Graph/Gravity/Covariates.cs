using System.Collections.Immutable;
using System.Globalization;

namespace NetworkLens.Graph.Gravity;

/// <summary>What may make two people meet more or less: one column a covariate, its value 0 or 1 by pattern.</summary>
/// <remarks>
/// There is no constant, which activities hold, and no column for one unit, whose cohesion is its own. Columns that do not vary between
/// the pairs that occur, or are the same as an earlier one, are left out.
/// </remarks>
internal sealed class Covariates
{
    private readonly Func<int, bool>[] _columns;

    private Covariates(ImmutableArray<string> names, Func<int, bool>[] columns)
    {
        (Names, _columns) = (names, columns);
    }

    /// <summary>Names of the columns.</summary>
    public ImmutableArray<string> Names { get; }

    public int Count => _columns.Length;

    /// <summary>The columns that vary where <paramref name="pairs"/> (pairs of people by pattern) is more than 0.</summary>
    public static Covariates Of(double[] pairs)
    {
        var kept = new List<(string Name, Func<int, bool> Is)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in All())
        {
            // As text: one digit a pattern that occurs, so that equal columns are equal texts.
            var text = string.Concat(Enumerable.Range(0, Patterns.Count)
                .Where(pattern => pairs[pattern] > 0.5)
                .Select(pattern => column.Is(pattern) ? '1' : '0'));
            if (text.Contains('0', StringComparison.Ordinal) && text.Contains('1', StringComparison.Ordinal) && seen.Add(text))
            {
                kept.Add(column);
            }
        }

        return new([.. kept.Select(column => column.Name)], [.. kept.Select(column => column.Is)]);
    }

    /// <summary>x: whether a column is 1 for a pattern.</summary>
    public bool Is(int column, int pattern) => _columns[column](pattern);

    /// <summary>exp(x b) by pattern.</summary>
    public double[] Weights(ReadOnlySpan<double> coefficients)
    {
        var weights = new double[Patterns.Count];
        for (var pattern = 0; pattern < weights.Length; pattern++)
        {
            var sum = 0.0;
            for (var column = 0; column < Count; column++)
            {
                sum += _columns[column](pattern) ? coefficients[column] : 0;
            }

            weights[pattern] = Math.Exp(sum);
        }

        return weights;
    }

    /// <summary>The weights where a column is 1; 0 elsewhere.</summary>
    public double[] Only(int column, double[] weights) =>
        [.. weights.Select((weight, pattern) => _columns[column](pattern) ? weight : 0)];

    private static IEnumerable<(string Name, Func<int, bool> Is)> All()
    {
        for (var levels = 1; levels <= 5; levels++)
        {
            var difference = levels;
            yield return (Apart(levels), pattern => Patterns.Levels(pattern) == difference);
        }

        for (var levels = 1; levels <= 5; levels++)
        {
            var difference = levels;
            yield return (
                $"{Apart(difference)} in one organisation",
                pattern => Patterns.Levels(pattern) == difference && Patterns.InOneOrganisation(pattern));
        }

        yield return ("same organisation", Patterns.InOneOrganisation);
        yield return ("same directorate", Patterns.SharesDirectorate);
        yield return ("same site", Patterns.SharesSite);
        yield return ("same profession", Patterns.SharesProfession);
        yield return ("same discipline", Patterns.SharesDiscipline);
        yield return ("same service line in different organisations", Patterns.SharesServiceLine);
    }

    private static string Apart(int levels) =>
        levels == 1 ? "1 level apart" : string.Create(CultureInfo.InvariantCulture, $"{levels} levels apart");
}
