using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Measures;

/// <summary>The part of a network that some of its people are.</summary>
internal static class TiesAmong
{
    /// <summary>The ties among some people, who are numbered as they are listed; weights are left behind.</summary>
    public static CsrGraph Of(CsrGraph ties, IReadOnlyList<int> people, CancellationToken cancel)
    {
        var number = new int[ties.NodeCount];
        Array.Fill(number, -1);
        for (var at = 0; at < people.Count; at++)
        {
            number[people[at]] = at;
        }

        var (from, to) = (new List<int>(), new List<int>());
        foreach (var person in people)
        {
            foreach (var contact in ties.Neighbours(person))
            {
                if (number[contact] >= 0 && (ties.IsDirected || person < contact))
                {
                    from.Add(number[person]);
                    to.Add(number[contact]);
                }
            }
        }

        return CsrGraphBuilder.FromTies(people.Count, [.. from], [.. to], [], ties.IsDirected, cancel);
    }
}
