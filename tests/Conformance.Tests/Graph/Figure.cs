using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Conformance.Tests.Graph;

/// <summary>
/// A figure, or a list of them, of a graph as ours works it out, under the name that <c>reference.py</c> gives to the same.
/// </summary>
/// <param name="Name">The name there.</param>
/// <param name="Ours">Our figures in the order of the reference's; null where there is none.</param>
internal sealed record Figure(string Name, Func<GraphCase, IEnumerable<double?>> Ours)
{
    /// <summary>
    /// How far apart, relatively, two figures may be; what a reference finds by iteration is not exact to the last digits.
    /// </summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>What it takes: whatever is asked, on one thread.</summary>
    public static Effort Effort => new(1, null, TestContext.Current.CancellationToken);

    /// <summary>Figures that are always there.</summary>
    public static Figure Of<T>(string name, Func<GraphCase, IEnumerable<T>> ours)
        where T : IConvertible => new(name, graph => ours(graph).Select(each => (double?)each.ToDouble(null)));

    /// <summary>One figure that may be missing.</summary>
    public static Figure Of(string name, Func<GraphCase, Measured> ours) => new(name, graph => [ours(graph).Value]);

    /// <summary>Sets of people, one after the other, each behind its size, in the dictionary order of their members.</summary>
    public static IEnumerable<int> Listed(IEnumerable<int[]> sets) =>
        sets.Select(set => set.Order().ToArray()).Order(Comparer<int[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))
            .SelectMany(set => set.Prepend(set.Length));

    /// <summary>The lowest member of the part that each is in.</summary>
    public static IEnumerable<int> Lowest(IReadOnlyList<int> labels)
    {
        var lowest = new Dictionary<int, int>();
        for (var node = 0; node < labels.Count; node++)
        {
            lowest.TryAdd(labels[node], node);
        }

        return labels.Select(label => lowest[label]);
    }
}
