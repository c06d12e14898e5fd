using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>Degree sums of a group: arcs that leave it and arcs that come in; both the same without directions.</summary>
internal readonly record struct StubSums(double Out, double In)
{
    /// <summary>Degrees of everyone. Time O(n + m).</summary>
    public static StubSums[] PerPerson(CsrGraph graph)
    {
        var into = new int[graph.NodeCount];
        if (graph.IsDirected)
        {
            foreach (var to in graph.AllNeighbours)
            {
                into[to]++;
            }
        }

        var sums = new StubSums[graph.NodeCount];
        for (var person = 0; person < sums.Length; person++)
        {
            sums[person] = new(graph.Degree(person), graph.IsDirected ? into[person] : graph.Degree(person));
        }

        return sums;
    }

    /// <summary>Degree sums of some people.</summary>
    public static StubSums Of(StubSums[] people, ReadOnlySpan<int> members)
    {
        double leaving = 0, coming = 0;
        foreach (var person in members)
        {
            leaving += people[person].Out;
            coming += people[person].In;
        }

        return new(leaving, coming);
    }

    /// <summary>Ties expected by the configuration model between two disjoint groups, arcs of both directions together; 0 without ties.</summary>
    public static double Between(StubSums first, StubSums second, int tieCount, bool directed) =>
        tieCount == 0 ? 0
        : directed ? ((first.Out * second.In) + (second.Out * first.In)) / tieCount
        : first.Out * second.Out / ((2.0 * tieCount) - 1);
}
