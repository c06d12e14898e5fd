using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Distances;

/// <summary>Which way the ties of a directed graph are walked from a person. Undirected ties are walked either way.</summary>
/// <remarks>
/// igraph's modes: "out" is <see cref="Out"/>, "in" is <see cref="In"/>; "all" is the graph after <see cref="CsrGraph.ToUndirected"/> with
/// <see cref="TieDirection.Either"/>.
/// </remarks>
public enum PathDirection
{
    /// <summary>Along the ties: how far it is from the person to others.</summary>
    Out = 0,

    /// <summary>Against the ties: how far it is from others to the person.</summary>
    In = 1,
}
