using System.Globalization;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Brokerage;
using NetworkLens.Graph.Algorithms.Hierarchy;
using NetworkLens.Graph.Algorithms.Hypotheses;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench;

/// <summary>Random directed graphs, and what ours makes of them, as files that <c>sna.R</c> holds against R's sna.</summary>
/// <remarks>
/// <c>people.csv</c>: graph, person, group. <c>ties.csv</c>: graph, from, to. <c>ours.csv</c>: graph, figure, place, value, with NA where
/// ours has none. Graphs and people are counted from 1, as in R. QAP correlates each graph with the next of the same size.
/// </remarks>
internal static class SnaFiles
{
    private const int Graphs = 60;
    private const int Groups = 3;

    // The columns of sna's brokerage.
    private static readonly (string Column, BrokerageRole Role)[] Roles =
    [
        ("w_I", BrokerageRole.Coordinator), ("w_O", BrokerageRole.Consultant), ("b_IO", BrokerageRole.Representative),
        ("b_OI", BrokerageRole.Gatekeeper), ("b_O", BrokerageRole.Liaison), ("t", BrokerageRole.Total),
    ];

    /// <summary>Writes them to a folder.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        using var people = File.CreateText(Path.Combine(folder, "people.csv"));
        using var ties = File.CreateText(Path.Combine(folder, "ties.csv"));
        using var ours = File.CreateText(Path.Combine(folder, "ours.csv"));
        people.WriteLine("graph,person,group");
        ties.WriteLine("graph,from,to");
        ours.WriteLine("graph,figure,place,value");
        var graphs = Enumerable.Range(1, Graphs).Select(Make).ToList();
        foreach (var (index, (graph, codes)) in graphs.Index())
        {
            for (var person = 0; person < graph.NodeCount; person++)
            {
                people.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index + 1},{person + 1},{codes[person] + 1}"));
                foreach (var other in graph.Neighbours(person))
                {
                    ties.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index + 1},{person + 1},{other + 1}"));
                }
            }

            foreach (var (figure, place, value) in Figures(graph, codes, graphs[index ^ 1].Graph))
            {
                var shown = value.Value?.ToString("R", CultureInfo.InvariantCulture) ?? "NA";
                ours.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{index + 1},{figure},{place},{shown}"));
            }
        }
    }

    // Two of one size each; from thin to thick, every third an out-tree with some more ties.
    private static (CsrGraph Graph, int[] Codes) Make(int number)
    {
        var random = new Random(number);
        var nodes = 6 + ((number - 1) / 2 % 20);
        var chance = 0.05 + (number % 7 * 0.07);
        var (from, to) = (new List<int>(), new List<int>());
        for (var a = 0; a < nodes; a++)
        {
            if (number % 3 == 0 && a > 0)
            {
                from.Add(random.Next(a));
                to.Add(a);
            }

            for (var b = 0; b < nodes; b++)
            {
                if (a != b && random.NextDouble() < (number % 3 == 0 ? chance / 8 : chance))
                {
                    from.Add(a);
                    to.Add(b);
                }
            }
        }

        // Nobody without a group, which sna has no word for, and none of the groups empty.
        int[] codes = [.. Enumerable.Range(0, nodes).Select(person => person < Groups ? person : random.Next(Groups))];
        return (CsrGraphBuilder.FromTies(nodes, [.. from], [.. to], [], directed: true).WithoutWeights(), codes);
    }

    private static IEnumerable<(string Figure, int Place, Measured Value)> Figures(CsrGraph graph, int[] codes, CsrGraph other)
    {
        var brokerage = GouldFernandezBrokerage.Compute(graph, codes, Groups, Effort.OneThread);
        foreach (var (column, role) in Roles)
        {
            for (var person = 0; person < graph.NodeCount; person++)
            {
                yield return ("raw " + column, person + 1, brokerage.Observed(person, role));
                yield return ("expected " + column, person + 1, brokerage.Expected(person, role));
                yield return ("z " + column, person + 1, brokerage.ZScore(person, role));
            }

            yield return ("network raw " + column, 1, Measured.Of(brokerage.Network[role]));
            yield return ("network z " + column, 1, brokerage.NetworkZScore(role));
        }

        var dimensions = KrackhardtDimensions.Compute(graph, Effort.OneThread);
        yield return ("connectedness", 1, dimensions.Connectedness);
        yield return ("hierarchy", 1, dimensions.Hierarchy);
        yield return ("efficiency", 1, dimensions.Efficiency);
        yield return ("lubness", 1, dimensions.LeastUpperBoundedness);

        var test = QapCorrelation.Compute(graph, other, weighted: false, [], new(2_000, 1), Effort.OneThread);
        yield return ("gcor", 1, test.Observed);
        yield return ("qap mean", 1, test.Expected);
        yield return ("qap deviation", 1, test.StandardDeviation);
        yield return ("qap p greater", 1, test.Expected.Map(_ => test.AtLeast / (double)test.Draws));
    }
}
