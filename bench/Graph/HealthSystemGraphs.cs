using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Bench.Measures;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench;

/// <summary>One network in the forms in which it is asked about, each built when it is first asked for.</summary>
internal sealed class HealthSystemGraphs(TieFile ties)
{
    private readonly Dictionary<GraphForm, CsrGraph> _built = [];

    /// <summary>The network in a form.</summary>
    public CsrGraph In(GraphForm form)
    {
        if (!_built.TryGetValue(form, out var graph))
        {
            graph = form == GraphForm.Directed ? Directed() : Undirected(form, default);
            _built.Add(form, graph);
        }

        return graph;
    }

    /// <summary>Builds the plain form once more, for whoever times that.</summary>
    public CsrGraph Build(Effort effort) => Undirected(GraphForm.Ties, effort);

    /// <summary>Lets go of the forms but one, so that memory is that of one alone.</summary>
    public void Keep(GraphForm form)
    {
        foreach (var other in _built.Keys.Where(each => each != form).ToList())
        {
            _built.Remove(other);
        }
    }

    private CsrGraph Undirected(GraphForm form, Effort effort)
    {
        double[] weights = form == GraphForm.Weighted ? Array.ConvertAll(ties.Weight, weight => (double)weight) : [];
        return CsrGraphBuilder.FromTies(ties.People, ties.Low, ties.High, weights, directed: false, effort);
    }

    private CsrGraph Directed()
    {
        var arcs = ties.Direction.Length + ties.Direction.Count(each => each == TieFile.Both);
        var (from, to) = (new int[arcs], new int[arcs]);
        var arc = 0;
        for (var tie = 0; tie < ties.Direction.Length; tie++)
        {
            if (ties.Direction[tie] != TieFile.Down)
            {
                (from[arc], to[arc++]) = (ties.Low[tie], ties.High[tie]);
            }

            if (ties.Direction[tie] != TieFile.Up)
            {
                (from[arc], to[arc++]) = (ties.High[tie], ties.Low[tie]);
            }
        }

        return CsrGraphBuilder.FromTies(ties.People, from, to, [], directed: true, default(Effort));
    }
}
