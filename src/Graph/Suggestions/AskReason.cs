using System.Globalization;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Suggestions;

/// <summary>What an answer would add to what can be seen, in words that name nobody.</summary>
public static class AskReason
{
    /// <summary>In one sentence. Holds counts: whoever may not see them may not see it.</summary>
    /// <param name="asked">Whom to ask.</param>
    /// <param name="dimension">The dimension that was asked for.</param>
    /// <param name="at">Whose answer, by the order of asking.</param>
    public static string Of(NextToAsk asked, Dimension dimension, int at)
    {
        var before = asked.Seen + asked.Gains.AsSpan(0, at).ToArray().Sum();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"With this answer {before + asked.Gains[at]:#,0} of {asked.Pairs:#,0} {(asked.Pairs == 1 ? "pair" : "pairs")} "
            + $"{LinkReason.Across(dimension)} could be seen, in place of {before:#,0} of {asked.Pairs:#,0}.");
    }
}
