using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <summary>An order of sources in which those that are searched from side by side know each other and the same people.</summary>
/// <remarks>
/// Sources close together see most people at the same distance, and lanes that stand on the same levels cost one fetch instead of many.
/// From the lowest source left, those left among its contacts go along who share most contacts with it; of equal ones the lower. Ids in the
/// order of teams come out much as they are; ids in any other order gain. Time O(Σ degree²), where very high degrees count as
/// <see cref="MostLookedAt"/>; space O(n).
/// </remarks>
internal static class SourceOrder
{
    private const int MostLookedAt = 256;

    /// <summary>The sources in such an order.</summary>
    /// <param name="graph">Ties.</param>
    /// <param name="sources">Different people.</param>
    /// <param name="together">How many are searched from side by side.</param>
    /// <param name="cancel">Stops it.</param>
    public static int[] Compute(CsrGraph graph, int[] sources, int together, CancellationToken cancel)
    {
        var isLeft = new bool[graph.NodeCount];
        foreach (var source in sources)
        {
            isLeft[source] = true;
        }

        var order = new List<int>(sources.Length);
        var isContact = new bool[graph.NodeCount];
        var company = new List<(int Shared, int Person)>();
        foreach (var first in sources.Order())
        {
            if (!isLeft[first])
            {
                continue;
            }

            cancel.ThrowIfCancellationRequested();
            Take(first);
            var contacts = Looked(graph, first);
            Mark(contacts, true);
            company.Clear();
            foreach (var contact in contacts)
            {
                if (isLeft[contact])
                {
                    company.Add((Shared(contact), contact));
                }
            }

            Mark(contacts, false);
            company.Sort(static (one, other) => (-one.Shared, one.Person).CompareTo((-other.Shared, other.Person)));
            for (var at = 0; at < company.Count && order.Count % together != 0; at++)
            {
                Take(company[at].Person);
            }
        }

        return [.. order];

        void Take(int person)
        {
            isLeft[person] = false;
            order.Add(person);
        }

        void Mark(ReadOnlySpan<int> contacts, bool mark)
        {
            foreach (var contact in contacts)
            {
                isContact[contact] = mark;
            }
        }

        int Shared(int person)
        {
            var shared = 0;
            foreach (var contact in Looked(graph, person))
            {
                shared += isContact[contact] ? 1 : 0;
            }

            return shared;
        }
    }

    private static ReadOnlySpan<int> Looked(CsrGraph graph, int person)
    {
        var contacts = graph.Neighbours(person);
        return contacts[..Math.Min(contacts.Length, MostLookedAt)];
    }
}
