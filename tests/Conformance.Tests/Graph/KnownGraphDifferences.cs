namespace NetworkLens.Conformance.Tests.Graph;

/// <summary>Where ours differs from a reference on purpose, and why. One that no graph shows any more has to go.</summary>
internal sealed class KnownGraphDifferences
{
    private readonly HashSet<string> _used = [];

    private static readonly (string Name, Func<Difference, bool> Explains)[] All =
    [
        ("networkx calls the density of nobody, or of one person, 0: ours is none", difference =>
            difference is { Figure.Name: "density", Library: "networkx", Graph.Nodes: < 2 } && difference.Only(NoneForZero)),

        ("igraph gives a diameter where nobody reaches anybody, that of a person alone: ours is none", difference =>
            difference is { Figure.Name: "diameter", Library: "igraph" } && difference.Only(NoneForZero)),

        ("networkx refuses the reciprocity of no ties: ours is none", difference =>
            difference is { Figure.Name: "reciprocity", Library: "networkx", Theirs: null, Graph.Ties.Count: 0, Ours: [null] }),

        ("igraph takes the two directions of a mutual tie for two ties, so that neither is a bridge: to ours they are one", difference =>
            difference is { Figure.Name: "bridges", Library: "igraph", Graph.IsDirected: true, Theirs: { } theirs }
            && OneWay(difference).SequenceEqual(theirs)),
    ];

    /// <summary>Those that explained nothing.</summary>
    public IEnumerable<string> Unused => All.Select(known => known.Name).Except(_used);

    /// <summary>Whether a difference is known.</summary>
    public bool Explain(Difference difference)
    {
        var name = Array.Find(All, known => known.Explains(difference)).Name;
        return name is not null && (_used.Add(name) || _used.Contains(name));
    }

    // Our bridges, each as 2, its lower end and its higher, without those that run both ways.
    private static IEnumerable<double?> OneWay(Difference difference)
    {
        var ties = difference.Graph.Ties.Select(tie => (tie.From, tie.To)).ToHashSet();
        return Figure.Listed(difference.Ours.Chunk(3).Select(bridge => new[] { (int)bridge[1]!.Value, (int)bridge[2]!.Value })
            .Where(ends => !(ties.Contains((ends[0], ends[1])) && ties.Contains((ends[1], ends[0]))))).Select(each => (double?)each);
    }

    private static bool NoneForZero(int at, double? ours, double? theirs) => ours is null && theirs is 0;
}
