namespace NetworkLens.Graph.Bench;

/// <summary>A made-up network in which two ties of three stay within a unit of about 25 people.</summary>
internal sealed record PlantedNetwork(int People, int[] From, int[] To, double[] Weights, int[] Unit, int Units)
{
    /// <summary>Makes one; the same arguments make the same network.</summary>
    public static PlantedNetwork Make(int people, int meanDegree, int seed)
    {
        const int UnitSize = 25;
        var random = new Random(seed);
        var ties = people * meanDegree / 2;
        var (from, to, weights) = (new int[ties], new int[ties], new double[ties]);
        for (var tie = 0; tie < ties; tie++)
        {
            from[tie] = random.Next(people);
            var unitStart = from[tie] / UnitSize * UnitSize;
            to[tie] = random.Next(3) > 0 ? Math.Min(people - 1, unitStart + random.Next(UnitSize)) : random.Next(people);
            weights[tie] = random.Next(1, 20);
        }

        int[] units = [.. Enumerable.Range(0, people).Select(person => person / UnitSize)];
        return new(people, from, to, weights, units, (people / UnitSize) + 1);
    }
}
