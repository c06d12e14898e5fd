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

        ("networkx gives whoever is reached by nobody a closeness of 0: ours is none", difference =>
            difference is { Figure.Name: "closeness in" or "closeness in, weighted", Library: "networkx" } && difference.Only(NoneForZero)),

        ("igraph gives one person alone a harmonic closeness of 0: ours is none", difference =>
            difference is { Library: "igraph", Graph.Nodes: 1 } && difference.Only(NoneForZero)
            && difference.Figure.Name.StartsWith("harmonic closeness", StringComparison.Ordinal)),

        ("networkx allows for no rounding of lengths, so that equal ones may differ: to ours, as to igraph, they do not", difference =>
            difference is { Library: "networkx", Theirs: not null } && IsBetweennessOfLengths(difference.Figure.Name)
            && difference.Graph.Ties.Any(tie => !double.IsPow2(tie.Weight))),

        ("networkx has no constraint and no effective size for whoever has ties from others only: ours folds both directions", difference =>
            difference is { Library: "networkx", Graph.IsDirected: true } && IsOfHoles(difference.Figure.Name)
            && difference.Only((person, _, theirs) => theirs is null && difference.Graph.Plain.Degree(person) == 0)),

        ("networkx calls the assortativity of no ties 0: ours is none", difference =>
            difference is { Figure.Name: "assortativity by group", Library: "networkx" } && difference.Only(NoneForZero)),

        ("networkx divides by 0 for the modularity of no ties: ours is none", difference =>
            difference is { Library: "networkx", Theirs: null, Ours: [null] }
            && difference.Figure.Name.StartsWith("modularity", StringComparison.Ordinal)),

        ("igraph's search, from some of its random starts, misses the greatest eigenvalue and calls all 0: ours is of it", difference =>
            difference is { Figure.Name: "eigenvector" or "eigenvector, weighted", Library: "igraph", Theirs: { } theirs }
            && theirs.All(each => each is 0) && Eigenvalue(difference) > 0.001),

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

    private static bool IsBetweennessOfLengths(string figure) =>
        figure.StartsWith("betweenness", StringComparison.Ordinal) && figure.EndsWith(", weighted", StringComparison.Ordinal);

    private static bool IsOfHoles(string figure) =>
        figure.StartsWith("constraint", StringComparison.Ordinal) || figure.StartsWith("effective size", StringComparison.Ordinal);

    // What our vector belongs to, arcs counted where they arrive; null where the product is another vector.
    private static double? Eigenvalue(Difference difference)
    {
        var graph = difference.Figure.Name == "eigenvector" ? difference.Graph.Plain : difference.Graph.Weighted;
        double[] vector = [.. difference.Ours.Select(each => each ?? double.NaN)];
        var product = new double[vector.Length];
        for (var from = 0; from < product.Length; from++)
        {
            foreach (var to in graph.Neighbours(from))
            {
                product[to] += graph.Weight(from, to) * vector[from];
            }
        }

        var value = vector.Zip(product, (x, y) => x * y).Sum() / vector.Sum(x => x * x);
        return vector.Zip(product, (x, y) => Math.Abs(y - (value * x))).Max() < 1e-9 ? value : null;
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
