using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Centrality;
using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Algorithms.Groups;
using NetworkLens.Graph.Bench.Measures;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Country;

/// <summary>
/// All that is asked of a network of a whole country: built from arrays, every measure that grows with its ties, the connectivity report.
/// </summary>
/// <remarks>Each step is taken once, without a warm-up: who asks of a country asks once.</remarks>
internal static class CountryBench
{
    /// <summary>Ties wanted a person; about a quarter of them repeat others and are dropped.</summary>
    private const double MeanDegree = 38;

    // Measures of Measures/ that grow with the ties; what grows faster, or repeats another on weights, is left out.
    private static readonly string[] NearLinear =
    [
        "dyad census", "triad census", "clustering", "Simmelian ties", "components", "strong components", "k-core", "articulation points",
        "bridges", "biconnected components", "effective size", "constraint and its hierarchy", "brokerage by department",
        "pagerank", "katz", "reciprocity", "mixing of departments", "E-I index by department", "E-I index by person", "assortativity",
        "assortativity of numbers", "modularity", "leiden", "core and periphery", "structural equivalence",
    ];

    /// <summary>Runs all, or of the five parts those whose names are given: build, measures, gravity, report, rules.</summary>
    /// <param name="people">How many people there are.</param>
    /// <param name="parts">Empty is all but rules.</param>
    /// <param name="output">Hears of every step.</param>
    public static void Run(int people, IReadOnlyList<string> parts, TextWriter output)
    {
        var file = HealthSystem.Make(people, MeanDegree, seed: 1);
        output.WriteLine($"{file.People:N0} people, {file.Low.Length:N0} ties, {Environment.ProcessorCount} processors");
        if (Wants("build"))
        {
            Build(file, output);
        }

        var graphs = new HealthSystemGraphs(file);
        if (Wants("measures"))
        {
            Measure(graphs, output);
        }

        if (Wants("report") || Wants("gravity") || parts.Contains("rules"))
        {
            var (arcs, ties) = (graphs.In(GraphForm.Directed), graphs.In(GraphForm.Weighted));
            graphs = new(new(0, [], [], [], []));
            file = new(0, [], [], [], []);
            var network = CountryNetwork.Around(arcs, ties);
            if (Wants("gravity"))
            {
                var watches = new Stopwatches(output);
                watches.Head("gravity");
                CountryGravity.Run(network, watches, output);
            }

            if (Wants("report"))
            {
                Report(network, output);
            }

            if (parts.Contains("rules"))
            {
                CountryRules.Run(network, output);
            }
        }

        bool Wants(string part) => parts.Count == 0 || parts.Contains(part);
    }

    private static void Build(TieFile file, TextWriter output)
    {
        var watches = new Stopwatches(output);
        watches.Head("build from arrays");
        double[] weights = Array.ConvertAll(file.Weight, weight => (double)weight);
        foreach (var threads in (int[])[1, 2])
        {
            watches.Step($"ties, {threads} threads", () => Make([], false, threads), graph => graph.ArcCount);
            watches.Step($"weighted ties, {threads} threads", () => Make(weights, false, threads), graph => graph.ArcCount);
            watches.Step($"arcs, {threads} threads", () => Make([], true, threads), graph => graph.ArcCount);
        }

        CsrGraph Make(double[] weighing, bool directed, int threads) =>
            CsrGraphBuilder.FromTies(file.People, file.Low, file.High, weighing, directed, new Effort(threads));
    }

    private static void Measure(HealthSystemGraphs graphs, TextWriter output)
    {
        var ties = graphs.In(GraphForm.Ties);
        graphs.In(GraphForm.Directed);
        var measures = BenchMeasures.Of(ties).ToDictionary(measure => measure.Name, StringComparer.Ordinal);
        BenchMeasure[] sums =
        [
            new("degree", "", (graph, effort) => Degree.Compute(graph, effort).All.Sum(degree => (long)degree)),
            new("strength", "", (graph, effort) => Strength.Compute(graph, effort).All.Sum()) { Form = GraphForm.Weighted },
        ];
        BenchMeasure[] searches =
        [
            new("eigenvector", "", (graph, effort) => EigenvectorCentrality.Compute(graph, effort).Values.Sum()),
            new("hits", "", (arcs, effort) => HubsAndAuthorities.Compute(arcs, effort).Hubs.Sum()) { Form = GraphForm.Directed },
            new("coreness", "", (graph, effort) => Coreness.Compute(graph, effort).Values.Sum()),
        ];
        Together("near-linear measures", NearLinear.Select(name => measures[name]).Concat(sums));
        Together("measures that search until they settle", searches);

        void Together(string what, IEnumerable<BenchMeasure> all)
        {
            var watches = new Stopwatches(output);
            watches.Head(what);
            foreach (var measure in all)
            {
                graphs.In(measure.Form);
                watches.Step(measure.Name, () => measure.On(graphs, default), figure => figure);
            }

            watches.Sum();
        }
    }

    private static void Report(OrganisationNetwork network, TextWriter output)
    {
        var watches = new Stopwatches(output);
        watches.Head("report");
        watches.Step("reporting structure", () => ReportingStructure.Compute(network, null, default), made => made.Posts);
        watches.Step("tie classes", () => TieClasses.Compute(network), made => made.CrossOrganisation);
        watches.Step(
            "connectivity of four dimensions",
            () => ConnectivityReport.Compute(network, progress: new Steps(output)),
            made => made.CrossOrganisation.Distance.Mean.Value ?? 0);
        watches.Sum();
    }

    /// <summary>Says when each share of a report was done.</summary>
    private sealed class Steps(TextWriter output) : IProgress<double>
    {
        private readonly long _start = System.Diagnostics.Stopwatch.GetTimestamp();

        public void Report(double value) => output.WriteLine(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"  {value,4:P0} after {System.Diagnostics.Stopwatch.GetElapsedTime(_start).TotalSeconds:F2} s"));
    }
}
