using System.Globalization;
using System.Text;
using NetworkLens.Gaps.Bench.Methods;
using NetworkLens.Gaps.Bench.Scoring;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Gaps.Bench;

/// <summary>A run as a page of tables.</summary>
internal static class Report
{
    private const string Findings = "| recall .001 | recall .0001 | precision | FDP | AP | severity |";

    /// <summary>Writes it.</summary>
    public static string Of(Run run, string title, IReadOnlyCollection<Criterion> criteria)
    {
        var page = new StringBuilder();
        Line(page, $"# {title}");
        Line(page);
        Line(page, $"{run.Plans.Length} made-up systems, {run.Plans.Min(p => p.People):#,0} to {run.Plans.Max(p => p.People):#,0} people,");
        var pairs = run.Pairs.Values.First().Sum(system => system.Length);
        Line(page, $"{pairs:#,0} pairs of groups. What the words mean stands in bench/Gaps/README.md.");
        if (criteria.Count > 0)
        {
            Line(page);
            Line(page, $"## What is asked of {AllMethods.Model}: {criteria.Count(c => c.IsMet)} of {criteria.Count} are met");
            Line(page);
            Line(page, $"| | asked | measured | of cases | met |");
            Line(page, $"|---|---|---|---|---|");
            foreach (var criterion in criteria)
            {
                Line(page, $"{criterion.Row()}");
            }
        }

        foreach (var scenario in run.Plans.Select(p => p.Scenario).Distinct())
        {
            Methods(page, run, scenario);
        }

        Line(page);
        Line(page, $"Processor time: {string.Join(", ", run.Seconds.Select(s => $"{s.Key} {s.Value:0.0} s"))}.");
        return page.ToString();
    }

    private static void Methods(StringBuilder page, Run run, string scenario)
    {
        Line(page);
        Line(page, $"## {scenario}: {run.Plans.Count(p => p.Scenario == scenario)} systems");
        Line(page);
        Line(page, $"| method | p < .05: H | V | X | C | p < .001 | systems with GAP {Findings}");
        Line(page, $"|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var method in run.Pairs.Keys)
        {
            var of = run.Of(method, scenario);
            var (severity, cases) = Scores.SeverityCorrelation(of);
            Dimension[] dimensions =
                [Dimension.Horizontal, Dimension.Vertical, Dimension.CrossOrganisation, Dimension.ClinicalManagerial];
            string[] cells =
            [
                method,
                .. dimensions.Select(d => Text(Scores.FalsePositives(of, 0.05, d), counts: true)),
                Text(Scores.FalsePositives(of, 0.001), "0.0000"),
                Text(Scores.SystemsWithGap(of)),
                Text(Scores.Recall(of, 0.001), counts: true),
                Text(Scores.Recall(of, 0.0001), counts: true),
                Text(Scores.Precision(of), counts: true),
                Text(Scores.FalseDiscoveryProportion(of)),
                Text(Scores.AveragePrecision(of)),
                cases > 2 ? Text(severity) : "-",
            ];
            Line(page, $"| {string.Join(" | ", cells)} |");
        }
    }

    private static string Text(Share share, string format = "0.000", bool counts = false) => share.Cases == 0
        ? "-"
        : share.Value.ToString(format, CultureInfo.InvariantCulture) + (counts ? $" of {share.Cases}" : "");

    private static string Text(double value) => double.IsNaN(value) ? "-" : value.ToString("0.000", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder page, FormattableString? text = null) =>
        page.Append(text is null ? "" : FormattableString.Invariant(text)).Append('\n');
}
