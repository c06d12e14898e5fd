namespace NetworkLens.Conformance.Tests.Graph;

/// <summary>
/// The graphs that are compared: small ones of known shape, and random ones of many sizes and densities, directed and not, with and without
/// weights, whole and in pieces. The same each time.
/// </summary>
internal static class GraphCases
{
    /// <summary>All of them.</summary>
    public static IEnumerable<GraphCase> All => Shapes.SelectMany(OfShape).Concat(Random());

    private static readonly (string Name, int Nodes, (int, int)[] Ties)[] Shapes =
    [
        ("nobody", 0, []),
        ("one person", 1, []),
        ("two strangers", 2, []),
        ("one tie", 2, [(0, 1)]),
        ("one tie and a stranger", 3, [(0, 1)]),
        ("path", 6, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]),
        ("star", 6, [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)]),
        ("circle", 7, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 0)]),
        ("all with all", 6, [.. Pairs(0, 6)]),
        ("two circles of five with a bridge", 10, [.. Pairs(0, 5), .. Pairs(5, 5), (4, 5)]),
        ("two pieces", 8, [.. Pairs(0, 4), (4, 5), (5, 6), (6, 7)]),
        ("two circles apart", 6, [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3)]),
        ("two circles apart that are not alike", 9,
            [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (3, 6), (6, 7), (7, 8), (8, 6)]),
        ("Krackhardt's kite", 10,
            [(0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5), (3, 6), (4, 6), (5, 6), (5, 7), (6, 7),
             (7, 8), (8, 9)]),
        ("three by three, each with all of the others", 6,
            [.. from a in Enumerable.Range(0, 3) from b in Enumerable.Range(3, 3) select (a, b)]),
        ("grid", 16, [.. from cell in Enumerable.Range(0, 16)
                         from next in new[] { (cell % 4 < 3 ? cell + 1 : -1), cell + 4 }
                         where next >= 0 && next < 16
                         select (cell, next)]),
    ];

    private static IEnumerable<(int, int)> Pairs(int first, int count) =>
        from a in Enumerable.Range(first, count) from b in Enumerable.Range(first, count) where a < b select (a, b);

    private static IEnumerable<GraphCase> OfShape((string Name, int Nodes, (int From, int To)[] Ties) shape)
    {
        var random = new Random(shape.Nodes + shape.Ties.Length);
        foreach (var directed in new[] { false, true })
        {
            var ties = shape.Ties.Select(tie => (tie.From, tie.To, 1.0)).ToList();
            if (directed)
            {
                // Some are answered.
                ties.AddRange([.. ties.Where((_, index) => index % 3 == 0).Select(tie => (tie.To, tie.From, 1.0))]);
            }

            yield return Dress($"{shape.Name}{(directed ? ", directed" : "")}", shape.Nodes, directed, ties, random);
        }
    }

    private static IEnumerable<GraphCase> Random()
    {
        foreach (var seed in Enumerable.Range(1, 240))
        {
            var random = new Random(seed);
            var (directed, weighted) = (seed % 2 == 0, seed / 2 % 2 == 0);
            var nodes = random.Next(3, 41);
            // From fewer ties than people, in pieces, to a third of all pairs; the last digit of the seed says how thick.
            var chance = Math.Min(0.9, (0.4 + (seed % 10 * 0.7)) / nodes);
            var pieces = seed % 5 == 0 ? 3 : 1;
            var ties = new List<(int, int, double)>();
            for (var a = 0; a < nodes; a++)
            {
                for (var b = directed ? 0 : a + 1; b < nodes; b++)
                {
                    if (a != b && a % pieces == b % pieces && random.NextDouble() < chance * pieces)
                    {
                        ties.Add((a, b, weighted ? Weight(seed, random) : 1));
                    }
                }
            }

            var name = $"random {seed}: {nodes} people, {ties.Count} ties{(directed ? ", directed" : "")}{(weighted ? ", weighted" : "")}";
            yield return Dress(name, nodes, directed, ties, random);
        }
    }

    // Mostly powers of two, whose inverses, the lengths of ties, add up without rounding.
    private static double Weight(int seed, Random random) => seed % 3 == 0 ? random.Next(1, 17) / 4.0 : Math.Pow(2, random.Next(-2, 3));

    private static GraphCase Dress(string name, int nodes, bool directed, List<(int, int, double)> ties, Random random)
    {
        int[] groups = [.. Enumerable.Range(0, nodes).Select(_ => random.Next(10) == 0 ? -1 : random.Next(GraphCase.GroupCount))];
        double[] values = [.. Enumerable.Range(0, nodes).Select(_ => (double)random.Next(1, 8))];
        return new(name, nodes, directed, ties, groups, values);
    }
}
