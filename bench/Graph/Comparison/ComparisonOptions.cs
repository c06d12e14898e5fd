using System.Globalization;

namespace NetworkLens.Graph.Bench.Comparison;

/// <summary>What the comparison is asked to do.</summary>
/// <param name="Folder">The folder of <c>peers.py</c>, with <c>networks/</c> below it.</param>
/// <param name="Networks">Names of networks, such as g5k.</param>
/// <param name="Peers">igraph, graph-tool, or none.</param>
/// <param name="Rounds">Rounds at most.</param>
/// <param name="Patience">How long one measure may take all tools together in all rounds, and one tool in one turn.</param>
/// <param name="Python">The Python that has the peers' packages.</param>
/// <param name="Only">Parts of names of measures, whose rows replace those kept; empty is all.</param>
internal sealed record ComparisonOptions(
    string Folder,
    IReadOnlyList<string> Networks,
    IReadOnlyList<string> Peers,
    int Rounds,
    TimeSpan Patience,
    string Python,
    IReadOnlyList<string> Only)
{
    /// <summary>Where results are kept: ours alone, for the growth, apart from those beside peers.</summary>
    public string Results => Path.Combine(Folder, "results", Peers.Count == 0 ? "ours" : "");

    public bool Wants(string measure) => Only.Count == 0 || Only.Any(part => measure.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads <c>FOLDER --networks a,b --peers a,b --rounds n --minutes n --python path --only a,b</c>.</summary>
    public static ComparisonOptions Of(ReadOnlySpan<string> args)
    {
        var options = new ComparisonOptions(
            args[0], ["g5k", "g25k"], [Comparing.Igraph, Comparing.GraphTool], 7, TimeSpan.FromMinutes(1), "/usr/bin/python3", []);
        for (var at = 1; at + 1 < args.Length; at += 2)
        {
            var value = args[at + 1];
            string[] list = value == "none" ? [] : value.Split(',');
            options = args[at] switch
            {
                "--networks" => options with { Networks = list },
                "--peers" => options with { Peers = list },
                "--rounds" => options with { Rounds = int.Parse(value, CultureInfo.InvariantCulture) },
                "--minutes" => options with { Patience = TimeSpan.FromMinutes(double.Parse(value, CultureInfo.InvariantCulture)) },
                "--python" => options with { Python = value },
                "--only" => options with { Only = list },
                _ => throw new ArgumentException($"{args[at]} is not known.", nameof(args)),
            };
        }

        return options;
    }
}
