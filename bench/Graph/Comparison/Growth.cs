using System.Globalization;
using System.Text;

namespace NetworkLens.Graph.Bench.Comparison;

/// <summary>How time and memory grow with the people: a table and a plot of what was measured on networks of several sizes.</summary>
internal static class Growth
{
    // Below, what fits into the processor's caches and what a call costs anyway hide the growth.
    private const int LeastPeople = 20_000;

    /// <summary>Reads every network of a folder of results and writes <c>growth.md</c> and <c>growth.svg</c> there.</summary>
    public static void Write(string results)
    {
        ComparedNetwork[] networks =
        [
            .. Directory.EnumerateFiles(results, "*.json").Select(ComparedNetwork.Read).OrderBy(network => network.People),
        ];
        File.WriteAllText(Path.Combine(results, "growth.md"), Table(networks));
        File.WriteAllText(Path.Combine(results, "growth.svg"), GrowthPlot.Of(Names(networks), networks));
    }

    /// <summary>A figure of a measure by people, where it was measured and is above 0.</summary>
    public static IEnumerable<(double X, double Y)> Points(
        ComparedNetwork[] networks, string name, Func<ComparedMeasure, double?> figure) =>
        from network in networks
        let value = Find(network, name) is { } measure ? figure(measure) : null
        where value > 0
        select ((double)network.People, value.Value);

    private static string Table(ComparedNetwork[] networks)
    {
        var text = new StringBuilder("Ours on two threads: seconds, and peak memory of the process in MB. Time grows as people to the ")
            .Append("power of the last column, by the line that fits best through the logarithms of both: from 25,000 people on where two ")
            .Append("such sizes were measured, else of all.\n\n| measure |");
        text.AppendJoin("", networks.Select(each => string.Create(CultureInfo.InvariantCulture, $" {each.People:N0} people |")));
        text.Append(" power |\n|---|").AppendJoin("", networks.Select(_ => "---|")).Append("---|\n");
        foreach (var name in Names(networks))
        {
            var cells = networks.Select(network => Find(network, name) is { } measure && measure.Seconds(Comparing.Ours2) is { } seconds
                ? string.Create(CultureInfo.InvariantCulture, $" {seconds:G3} s, {measure.PeakMb(Comparing.Ours2):F0} MB |")
                : " |");
            var power = Power([.. Points(networks, name, measure => measure.Seconds(Comparing.Ours2))]);
            text.Append(CultureInfo.InvariantCulture, $"| {name} |").AppendJoin("", cells)
                .Append(CultureInfo.InvariantCulture, $" {power:F2} |\n");
        }

        return text.ToString();
    }

    // The slope of the least squares line through the logarithms; null of fewer than two sizes.
    private static double? Power(List<(double X, double Y)> points)
    {
        points = points.Count(point => point.X >= LeastPeople) < 2 ? points : [.. points.Where(point => point.X >= LeastPeople)];
        if (points.Count < 2)
        {
            return null;
        }

        var (x, y) = (points.Average(point => Math.Log(point.X)), points.Average(point => Math.Log(point.Y)));
        return points.Sum(point => (Math.Log(point.X) - x) * (Math.Log(point.Y) - y))
            / points.Sum(point => Math.Pow(Math.Log(point.X) - x, 2));
    }

    private static List<string> Names(ComparedNetwork[] networks) =>
        [.. networks.SelectMany(network => network.Measures).Select(measure => measure.Name).Distinct(StringComparer.Ordinal)];

    private static ComparedMeasure? Find(ComparedNetwork network, string name) =>
        network.Measures.Find(measure => measure.Name == name);
}
