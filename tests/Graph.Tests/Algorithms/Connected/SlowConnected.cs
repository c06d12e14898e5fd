using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Connected;

/// <summary>Cut people, bridges, blocks and cores straight from what they mean: take something out and look what is left.</summary>
internal static class SlowConnected
{
    /// <summary>The Krackhardt kite; 7 and 8 are its tail.</summary>
    public const string Kite = "0-1 0-2 0-3 0-5 1-3 1-4 1-6 2-3 2-5 3-4 3-5 3-6 4-6 5-6 5-7 6-7 7-8 8-9";

    /// <summary>Zachary's club.</summary>
    public const string Club =
        "0-1 0-2 0-3 0-4 0-5 0-6 0-7 0-8 0-10 0-11 0-12 0-13 0-17 0-19 0-21 0-31 1-2 1-3 1-7 1-13 1-17 1-19 1-21 1-30 2-3 2-7 2-8 "
        + "2-9 2-13 2-27 2-28 2-32 3-7 3-12 3-13 4-6 4-10 5-6 5-10 5-16 6-16 8-30 8-32 8-33 9-33 13-33 14-32 14-33 15-32 15-33 "
        + "18-32 18-33 19-33 20-32 20-33 22-32 22-33 23-25 23-27 23-29 23-32 23-33 24-25 24-27 24-31 25-31 26-29 26-33 27-33 28-31 "
        + "28-33 29-32 29-33 30-32 30-33 31-32 31-33 32-33";

    /// <summary>Component of each node that is left when one is taken out; -1 for that one.</summary>
    public static int[] Without(double[,] ties, int gone)
    {
        var n = ties.GetLength(0);
        var label = Enumerable.Repeat(-1, n).ToArray();
        for (var start = 0; start < n; start++)
        {
            if (start != gone && label[start] < 0)
            {
                Spread(ties, gone, start, label);
            }
        }

        return label;
    }

    /// <summary>Nodes without which some of the others lose each other.</summary>
    public static int[] ArticulationPoints(CsrGraph graph)
    {
        var ties = Symmetric(graph);
        var before = Without(ties, -1);
        return
        [
            .. Enumerable.Range(0, graph.NodeCount).Where(gone =>
            {
                var after = Without(ties, gone);
                var others = Enumerable.Range(0, graph.NodeCount).Where(node => node != gone).ToArray();
                return others.Select(node => after[node]).Distinct().Count() > others.Select(node => before[node]).Distinct().Count();
            }),
        ];
    }

    /// <summary>Ties without which their ends lose each other.</summary>
    public static (int Low, int High)[] Bridges(CsrGraph graph)
    {
        var ties = Symmetric(graph);
        var bridges = new List<(int, int)>();
        foreach (var (low, high) in Pairs(ties))
        {
            var (there, back) = (ties[low, high], ties[high, low]);
            ties[low, high] = ties[high, low] = 0;
            var label = Without(ties, -1);
            if (label[low] != label[high])
            {
                bridges.Add((low, high));
            }

            (ties[low, high], ties[high, low]) = (there, back);
        }

        return [.. bridges];
    }

    /// <summary>
    /// Two ties that meet in a node are in one block exactly where their other ends reach each other without that node; blocks are what
    /// such steps join.
    /// </summary>
    public static List<int[]> Blocks(CsrGraph graph)
    {
        var ties = Symmetric(graph);
        var pairs = Pairs(ties);
        var block = Enumerable.Range(0, pairs.Count).ToArray();
        for (var middle = 0; middle < graph.NodeCount; middle++)
        {
            var label = Without(ties, middle);
            var around = Enumerable.Range(0, pairs.Count).Where(p => pairs[p].Low == middle || pairs[p].High == middle).ToArray();
            foreach (var one in around)
            {
                foreach (var other in around.Where(other => label[End(pairs[one], middle)] == label[End(pairs[other], middle)]))
                {
                    var (keep, drop) = (block[one], block[other]);
                    block = [.. block.Select(b => b == drop ? keep : b)];
                }
            }
        }

        return
        [
            .. block.Distinct()
                .Select(b => pairs.Where((_, p) => block[p] == b).SelectMany(p => new[] { p.Low, p.High }).Distinct().Order().ToArray())
                .OrderBy(members => members[0]).ThenBy(members => members[1]),
        ];
    }

    /// <summary>Core numbers: of the k-core as what remains when whoever has fewer than k ties goes, again and again.</summary>
    public static int[] Cores(CsrGraph graph)
    {
        var n = graph.NodeCount;
        var matrix = Dense.Matrix(graph);
        int Count(int i, int j) => (matrix[i, j] > 0 ? 1 : 0) + (graph.IsDirected && matrix[j, i] > 0 ? 1 : 0);
        var core = new int[n];
        for (var k = 1; k <= 2 * n; k++)
        {
            var inside = Enumerable.Repeat(true, n).ToArray();
            for (var changed = true; changed;)
            {
                var leaving = Enumerable.Range(0, n)
                    .Where(i => inside[i] && Enumerable.Range(0, n).Where(j => inside[j]).Sum(j => Count(i, j)) < k).ToArray();
                changed = leaving.Length > 0;
                Array.ForEach(leaving, i => inside[i] = false);
            }

            for (var i = 0; i < n; i++)
            {
                core[i] = inside[i] ? k : core[i];
            }
        }

        return core;
    }

    private static double[,] Symmetric(CsrGraph graph) => Dense.Matrix(graph.ToUndirected(TieDirection.Either));

    private static List<(int Low, int High)> Pairs(double[,] ties) =>
    [
        .. from i in Enumerable.Range(0, ties.GetLength(0))
           from j in Enumerable.Range(0, ties.GetLength(0))
           where i < j && ties[i, j] > 0
           select (i, j),
    ];

    private static int End((int Low, int High) pair, int other) => pair.Low == other ? pair.High : pair.Low;

    private static void Spread(double[,] ties, int gone, int start, int[] label)
    {
        var stack = new Stack<int>([start]);
        label[start] = start;
        while (stack.TryPop(out var node))
        {
            for (var next = 0; next < label.Length; next++)
            {
                if (next != gone && label[next] < 0 && ties[node, next] > 0)
                {
                    label[next] = start;
                    stack.Push(next);
                }
            }
        }
    }
}
