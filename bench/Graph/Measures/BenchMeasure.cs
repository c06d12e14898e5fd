using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Measures;

/// <summary>One measure as the comparison runs it: ours here, the peers' in <c>peers.py</c> under the same name.</summary>
/// <param name="Name">What it is called in the table and in <c>peers.py</c>.</param>
/// <param name="Peer">The call that igraph or graph-tool answers it with, as the table shows it; empty where neither has one.</param>
/// <param name="Run">
/// Works the whole measure out for the whole network and gives one number that is the same for whoever has it right: a sum, a count.
/// </param>
internal sealed record BenchMeasure(string Name, string Peer, Func<CsrGraph, Effort, double> Run)
{
    /// <summary>Which form of the network <see cref="Run"/> is given.</summary>
    public GraphForm Form { get; init; }

    /// <summary>The largest network it is run on: what grows with the square of the people has an end.</summary>
    public int MostPeople { get; init; } = int.MaxValue;

    /// <summary>igraph's time / ours on two threads that it is to reach on a network of so many people, without AVX-512.</summary>
    public (int People, double Ratio)? Target { get; init; }

    /// <summary>How far, relatively, our number may be from a peer's: sums of many figures differ in their last digits.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>Runs it on the form it is meant for.</summary>
    public double On(HealthSystemGraphs graphs, Effort effort) => Run(graphs.In(Form), effort);
}

/// <summary>The forms in which one network is asked about.</summary>
internal enum GraphForm
{
    /// <summary>Undirected, every tie alike.</summary>
    Ties,

    /// <summary>Undirected, each tie of weight 1 to 16.</summary>
    Weighted,

    /// <summary>Directed, every arc alike; three ties of ten run both ways.</summary>
    Directed,
}
