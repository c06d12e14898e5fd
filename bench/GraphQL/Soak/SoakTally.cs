using System.Collections.Concurrent;

namespace NetworkLens.GraphQL.Bench.Soak;

/// <summary>How often each kind of thing went as it must, and what went otherwise. Safe for use by many threads.</summary>
internal sealed class SoakTally
{
    private const int MaxExamples = 20;
    private readonly ConcurrentDictionary<string, Count> counts = new();
    private readonly ConcurrentQueue<string> examples = new();

    /// <summary>Kinds in the order of the alphabet, with how often each went right and wrong.</summary>
    public IEnumerable<(string Kind, long Right, long Wrong)> Kinds =>
        counts.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => (each.Key, each.Value.Right, each.Value.Wrong));

    /// <summary>How much went wrong.</summary>
    public long Wrong => counts.Values.Sum(count => count.Wrong);

    /// <summary>How much went right.</summary>
    public long Right => counts.Values.Sum(count => count.Right);

    /// <summary>The first things that went wrong.</summary>
    public IReadOnlyCollection<string> Examples => examples;

    /// <summary>Notes one that went as it must.</summary>
    public void Add(string kind) => Interlocked.Increment(ref Of(kind).Right);

    /// <summary>Notes one that did not.</summary>
    public void AddWrong(string kind, string what)
    {
        Interlocked.Increment(ref Of(kind).Wrong);
        if (examples.Count < MaxExamples)
        {
            examples.Enqueue($"{kind}: {what.ReplaceLineEndings(" ")}");
        }
    }

    private Count Of(string kind) => counts.GetOrAdd(kind, _ => new Count());

    private sealed class Count
    {
        public long Right;
        public long Wrong;
    }
}
