using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests;

/// <summary>Small graphs that every book draws.</summary>
internal static class Small
{
    /// <summary>Krackhardt's kite (1990): ten people; 3 has most ties, 5 and 6 are closest, 7 is between most.</summary>
    public static CsrGraph Kite => CsrGraph.Parse("0-1 0-2 0-3 0-5 1-3 1-4 1-6 2-3 2-5 3-4 3-5 3-6 4-6 5-6 5-7 6-7 7-8 8-9");

    /// <summary>0 in the middle of <paramref name="leaves"/> others.</summary>
    public static CsrGraph Star(int leaves) => CsrGraph.Parse(string.Join(' ', Enumerable.Range(1, leaves).Select(i => $"0-{i}")));

    /// <summary>0-1-2-...: <paramref name="people"/> in a row, at least 2.</summary>
    public static CsrGraph Chain(int people, bool directed = false) =>
        CsrGraph.Parse(string.Join(' ', Enumerable.Range(1, people - 1).Select(i => $"{i - 1}-{i}")), directed);

    /// <summary>The same in a ring.</summary>
    public static CsrGraph Ring(int people, bool directed = false) =>
        CsrGraph.Parse(string.Join(' ', Enumerable.Range(0, people).Select(i => $"{i}-{(i + 1) % people}")), directed);

    /// <summary>Everyone tied to everyone.</summary>
    public static CsrGraph Complete(int people) => CsrGraph.Parse(string.Join(
        ' ', from i in Enumerable.Range(0, people) from j in Enumerable.Range(i + 1, people - i - 1) select $"{i}-{j}"));

    /// <summary>0,1,2,3 all tied, 4,5,6,7 all tied, and the bridge 3-4.</summary>
    public static CsrGraph TwoCliques =>
        CsrGraph.Parse("0-1 0-2 0-3 1-2 1-3 2-3 4-5 4-6 4-7 5-6 5-7 6-7 3-4");
}
