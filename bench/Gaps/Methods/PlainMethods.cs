using NetworkLens.Gaps.Bench.Systems;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Communities;

namespace NetworkLens.Gaps.Bench.Methods;

/// <summary>Methods that anyone would try first.</summary>
internal static class PlainMethods
{
    /// <summary>Ties expected by degrees alone: p of the z score, for pairs of which 5 ties are expected.</summary>
    public static Finding[] Configuration(PlantedSystem system)
    {
        var expected = new double[system.Pairs.Length];
        var p = new double[expected.Length];
        var z = new double[expected.Length];
        for (var at = 0; at < p.Length; at++)
        {
            var chance = ConfigurationModel.Between(
                Ends(system, system.Pairs[at].A), Ends(system, system.Pairs[at].B), system.Ties.TieCount);
            expected[at] = chance.Expected.Value ?? 0;
            z[at] = chance.ZScore(system.Observed[at]).Value ?? 0;
            p[at] = expected[at] >= 5 ? Tails.Normal(z[at]) : double.NaN;
        }

        return Verdicts.Of(p, expected, system.Observed, z);
    }

    /// <summary>Ties for each possible tie: a ranking without p, of severity too.</summary>
    public static Finding[] Density(PlantedSystem system) =>
        [.. DensityOf(system).Select(density => new Finding(density) { Severity = 1 - density })];

    /// <summary>The same beside the median of the dimension: what the best of plain rankings would be.</summary>
    public static Finding[] DensityOfDimension(PlantedSystem system)
    {
        var density = DensityOf(system);
        var median = system.Pairs.Index().GroupBy(p => p.Item.Dimension)
            .ToDictionary(g => g.Key, g => Median([.. g.Select(p => density[p.Index])]));
        return
        [
            .. system.Pairs.Select((pair, at) =>
                median[pair.Dimension] is var usual and > 0
                    ? new Finding(density[at] / usual) { Severity = Math.Max(0, 1 - (density[at] / usual)) }
                    : new Finding(density[at])),
        ];
    }

    /// <summary>Communities of the ties: a gap is where most of one group is in another community than most of the other.</summary>
    public static Finding[] CommunityBoundary(PlantedSystem system)
    {
        var labels = Leiden.Compute(system.Ties, null, Effort.OneThread).Labels;
        return
        [
            .. system.Pairs.Select(pair =>
            {
                var isBoundary = Usual(pair.A) != Usual(pair.B);
                return new Finding(isBoundary ? 0 : 1) { IsGap = isBoundary };
            }),
        ];

        int Usual(int[] people) => people.GroupBy(person => labels[person]).MaxBy(g => (g.Count(), -g.Key))!.Key;
    }

    private static double[] DensityOf(PlantedSystem system) =>
        [.. system.Pairs.Select((pair, at) => system.Observed[at] / ((double)pair.A.Length * pair.B.Length))];

    private static double Ends(PlantedSystem system, int[] people) => people.Sum(person => (double)system.Ties.Degree(person));

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
