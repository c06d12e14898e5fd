using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Views;

/// <summary>
/// Informal against formal standing: being turned to, and what the title says. Leaders without title stand high, titles without ties low.
/// </summary>
/// <remarks>
/// <para>
/// standing(p) = r(who turn to p) - r(level of p), each r the mid-rank of p among the people of p's organisation whose level is known, as a
/// share of them: (those below + half of the equals, p included) / n. Between -1 and 1: 0 where as many are asked less as rank lower. Who
/// turn to p are counted before directions are folded, each once, from whatever organisation; the lens says in what they turn to p.
/// </para>
/// <para>
/// Whole organisations have mean 0: a standing says who stands out among colleagues, not whether an organisation asks its leaders at all.
/// <see cref="Absence.AttributeUnknown"/> where the person's organisation or level is unknown, <see cref="Absence.TooFewPeople"/> where
/// nobody else of the organisation has a level. Time O(n log n + m), space O(n). A measure of this project; ranks as Kendall, M. G. (1948).
/// Rank Correlation Methods.
/// </para>
/// </remarks>
public static class InformalStanding
{
    /// <summary>Works out everyone's standing.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>By person: -1 to 1, or why there is no figure.</returns>
    public static ImmutableArray<Measured> Compute(OrganisationNetwork network, CancellationToken cancel = default)
    {
        var asked = new int[network.PeopleCount];
        foreach (var to in network.Arcs.AllNeighbours)
        {
            asked[to]++;
        }

        var standings = new Measured[network.PeopleCount];
        Array.Fill(standings, Measured.None(Absence.AttributeUnknown));
        var ranked = Enumerable.Range(0, network.PeopleCount)
            .Where(person => network.OrganisationOf[person] >= 0 && network.LevelOf[person] != Level.Unknown);
        foreach (var colleagues in ranked.GroupBy(person => network.OrganisationOf[person]))
        {
            cancel.ThrowIfCancellationRequested();
            int[] people = [.. colleagues];
            var byAsked = MidRanks([.. people.Select(person => asked[person])]);
            var byLevel = MidRanks([.. people.Select(person => (int)network.LevelOf[person])]);
            for (var at = 0; at < people.Length; at++)
            {
                standings[people[at]] = people.Length == 1
                    ? Measured.None(Absence.TooFewPeople)
                    : Measured.Of((byAsked[at] - byLevel[at]) / people.Length);
            }
        }

        return [.. standings];
    }

    /// <summary>Of each value, how many are below and half of how many are equal, itself included.</summary>
    private static double[] MidRanks(int[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(at => values[at])];
        var ranks = new double[values.Length];
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && values[order[to]] == values[order[from]])
            {
                to++;
            }

            for (var at = from; at < to; at++)
            {
                ranks[order[at]] = (from + to) / 2.0;
            }

            from = to;
        }

        return ranks;
    }
}
