using System.Globalization;

namespace NetworkLens.Graph.Networks;

/// <content>Small graphs written as text, as tests and documents write them.</content>
public sealed partial class CsrGraph
{
    /// <summary>Reads a small graph written as text: <c>0-1 1-2:2.5 4</c> is two ties, one of weight 2.5, and five nodes.</summary>
    /// <param name="ties">
    /// Words parted by white space: <c>from-to</c>, <c>from-to:weight</c>, or the index of a node that has to exist. No word, no node.
    /// </param>
    /// <param name="directed">Whether a word is one arc (true) or a tie without direction (false).</param>
    /// <returns>A graph of as many nodes as the greatest index named, plus one. Self-ties are dropped, repeated ties added up.</returns>
    /// <exception cref="FormatException">A word is none of the three; the message holds the word.</exception>
    public static CsrGraph Parse(string ties, bool directed = false)
    {
        var from = new List<int>();
        var to = new List<int>();
        var weights = new List<double>();
        var nodeCount = 0;
        foreach (var word in ties.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            var pair = colon < 0 ? word : word[..colon];
            var dash = pair.IndexOf('-', StringComparison.Ordinal);
            var first = Index(dash < 0 ? pair : pair[..dash], word);
            nodeCount = Math.Max(nodeCount, first + 1);
            if (dash < 0)
            {
                continue;
            }

            var second = Index(pair[(dash + 1)..], word);
            nodeCount = Math.Max(nodeCount, second + 1);
            from.Add(first);
            to.Add(second);
            weights.Add(colon < 0 ? 1 : WeightOf(word[(colon + 1)..], word));
        }

        return CsrGraphBuilder.FromTies(nodeCount, [.. from], [.. to], [.. weights], directed);
    }

    private static int Index(string text, string word) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < int.MaxValue
            ? index
            : throw new FormatException($"'{word}' is not 'from-to', 'from-to:weight' or the index of a node.");

    private static double WeightOf(string text, string word) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && weight >= 0 && double.IsFinite(weight)
            ? weight
            : throw new FormatException($"'{word}' has no weight that is finite and at least 0 after the colon.");
}
