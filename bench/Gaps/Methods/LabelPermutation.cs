using NetworkLens.Gaps.Bench.Systems;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Gaps.Bench.Methods;

/// <summary>
/// Who stands where is shuffled within strata, and the ties between the groups counted anew: p is the share of 199 shuffles, and the
/// network itself, with fewer ties, ties counting half.
/// </summary>
/// <remarks>
/// Strata: H the level within a directorate, V the profession within an organisation, X the level, C the level within an organisation.
/// Tested where 5 ties come about on average. The rank is that of the z score, which tells apart what equal p do not.
/// </remarks>
internal static class LabelPermutation
{
    private const int Shuffles = 199;

    /// <summary>Looks for gaps.</summary>
    public static Finding[] Find(PlantedSystem system)
    {
        var random = system.Plan.Chance(Purpose.Shuffles);
        var (p, expected, z) = (new double[system.Pairs.Length], new double[system.Pairs.Length], new double[system.Pairs.Length]);
        foreach (var dimension in system.Pairs.Index().GroupBy(pair => pair.Item.Dimension))
        {
            var at = dimension.Select(pair => pair.Index).ToArray();
            var pairs = dimension.Select(pair => pair.Item).ToArray();
            var strata = system.Staff.Posts.Index().GroupBy(post => Stratum(dimension.Key, post.Item))
                .Select(g => g.Select(post => post.Index).ToArray()).ToArray();
            var (fewer, sum, squares) = (new double[at.Length], new double[at.Length], new double[at.Length]);
            for (var shuffle = 0; shuffle < Shuffles; shuffle++)
            {
                var counts = PlantedSystem.Count(system.Ties, Shuffled(pairs, strata, system.Staff.Count, random));
                for (var i = 0; i < at.Length; i++)
                {
                    var observed = system.Observed[at[i]];
                    fewer[i] += counts[i] < observed ? 1 : counts[i] == observed ? 0.5 : 0;
                    sum[i] += counts[i];
                    squares[i] += (double)counts[i] * counts[i];
                }
            }

            for (var i = 0; i < at.Length; i++)
            {
                var mean = expected[at[i]] = sum[i] / Shuffles;
                var spread = Math.Sqrt(Math.Max(0, (squares[i] / Shuffles) - (mean * mean)));
                z[at[i]] = spread > 0 ? (system.Observed[at[i]] - mean) / spread : 0;
                p[at[i]] = mean >= 5 ? (fewer[i] + 0.5) / (Shuffles + 1) : double.NaN;
            }
        }

        return Verdicts.Of(p, expected, system.Observed, z);
    }

    private static TestedPair[] Shuffled(TestedPair[] pairs, int[][] strata, int people, SeededRandom random)
    {
        var place = new int[people];
        foreach (var stratum in strata)
        {
            var order = (int[])stratum.Clone();
            random.Shuffle(order);
            for (var i = 0; i < order.Length; i++)
            {
                place[stratum[i]] = order[i];
            }
        }

        return [.. pairs.Select(pair => pair with { A = Moved(pair.A), B = Moved(pair.B) })];

        int[] Moved(int[] group) => Array.ConvertAll(group, person => place[person]);
    }

    private static (int, int) Stratum(Dimension dimension, Post post) => dimension switch
    {
        Dimension.Horizontal => (post.Directorate, (int)post.Level),
        Dimension.Vertical => (post.Organisation, post.Profession),
        Dimension.CrossOrganisation => (0, (int)post.Level),
        _ => (post.Organisation, (int)post.Level),
    };
}
