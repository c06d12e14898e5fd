using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Suggestions;

/// <summary>How many people of each sort have anybody to be paired with, by place and level alone: whom the figures are about.</summary>
/// <param name="First">Of the first sort.</param>
/// <param name="Second">Of the second.</param>
/// <remarks>
/// Whoever is of both sorts is left out, as are those who fit nobody. Ties are not looked at: how many they are tells nothing of them.
/// Nobody on a side, nobody who fits: 0 and 0. Time O(first · second).
/// </remarks>
public sealed record PairingSides(int First, int Second)
{
    /// <summary>Counts them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="request">Who, and what is asked of pairs.</param>
    /// <param name="cancel">Stops the work.</param>
    public static PairingSides Of(OrganisationNetwork network, PairingRequest request, CancellationToken cancel)
    {
        var both = request.First.Intersect(request.Second).ToHashSet();
        int[] rows = [.. request.First.Distinct().Where(person => !both.Contains(person))];
        int[] columns = [.. request.Second.Distinct().Where(person => !both.Contains(person))];
        var fitsSomebody = new bool[columns.Length];
        var first = 0;
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            var fits = false;
            for (var column = 0; column < columns.Length; column++)
            {
                // Once both are known to fit somebody there is nothing to ask.
                if (!(fits && fitsSomebody[column]) && SuggestedPairings.Fits(network, request, row, columns[column]))
                {
                    fits = fitsSomebody[column] = true;
                }
            }

            first += fits ? 1 : 0;
        }

        return new(first, fitsSomebody.Count(each => each));
    }
}
