using NetworkLens.Graph.Algorithms;
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

    /// <summary>
    /// Ties expected by the configuration model between two disjoint groups, arcs of both directions together; 0 without ties.
    /// </summary>
    public static double Between(StubSums first, StubSums second, int tieCount, bool directed)
    {
        var there = directed
            ? ConfigurationModel.Directed(first.Out, second.In, tieCount).Expected
            : ConfigurationModel.Between(first.Out, second.Out, tieCount).Expected;
        var back = directed ? ConfigurationModel.Directed(second.Out, first.In, tieCount).Expected.Value ?? 0 : 0;
        return (there.Value ?? 0) + back;
    }

    /// <summary>The same between two groups that share members: pairs of shared members count once.</summary>
    /// <param name="first">Members of the first group alone.</param>
    /// <param name="second">Members of the second group alone.</param>
    /// <param name="shared">Members of both.</param>
    /// <param name="tieCount">All ties of the network.</param>
    /// <param name="directed">Whether ties are arcs.</param>
    public static double BetweenSharing(StubSums first, StubSums second, StubSums shared, int tieCount, bool directed)
    {
        var among = directed
            ? ConfigurationModel.Directed(shared.Out, shared.In, tieCount).Expected
            : ConfigurationModel.Within(shared.Out, tieCount).Expected;
        return Between(first, second, tieCount, directed) + Between(first, shared, tieCount, directed)
            + Between(shared, second, tieCount, directed) + (among.Value ?? 0);
    }
}
