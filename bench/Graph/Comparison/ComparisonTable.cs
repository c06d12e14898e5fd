using System.Globalization;
using System.Text;

namespace NetworkLens.Graph.Bench.Comparison;

/// <summary>The results of a network as a table in Markdown.</summary>
internal static class ComparisonTable
{
    /// <summary>Writes it with a line on what it is of.</summary>
    public static string Of(ComparedNetwork compared)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{compared.People:N0} people, {compared.Ties:N0} ties. {compared.Machine}.\n\n");
        text.Append("| measure | igraph | graph-tool | ours, 1 thread | ours, 2 threads | igraph / ours, 1 | igraph / ours, 2 | target, 2 ")
            .Append("| graph-tool / ours, 2 | peak memory, igraph | ours |\n")
            .Append("|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var measure in compared.Measures)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Row(measure)} |\n");
        }

        return text.ToString();
    }

    /// <summary>One measure in a line, for whoever waits.</summary>
    public static string Line(ComparedMeasure measure) => Row(measure);

    private static string Row(ComparedMeasure measure)
    {
        string[] cells =
        [
            measure.Peer.Length == 0 ? measure.Name : $"{measure.Name} (`{measure.Peer}`)",
            Time(measure, Comparing.Igraph),
            Time(measure, Comparing.GraphTool),
            Time(measure, Comparing.Ours1),
            Time(measure, Comparing.Ours2),
            Times(measure.Ratio(Comparing.Igraph, Comparing.Ours1)),
            Times(measure.Ratio(Comparing.Igraph, Comparing.Ours2)),
            Times(measure.Target),
            Times(measure.Ratio(Comparing.GraphTool, Comparing.Ours2)),
            Megabytes(measure.PeakMb(Comparing.Igraph)),
            Megabytes(measure.PeakMb(Comparing.Ours2)),
        ];
        return string.Join(" | ", cells);
    }

    private static string Time(ComparedMeasure measure, string tool)
    {
        if (measure.Seconds(tool) is not { } seconds)
        {
            return measure.Why(tool) ?? "";
        }

        var (value, unit) = seconds >= 1 ? (seconds, "s") : seconds >= 1e-3 ? (seconds * 1e3, "ms") : (seconds * 1e6, "us");
        return string.Create(CultureInfo.InvariantCulture, $"{Short(value)} {unit}{(measure.Agrees(tool) ? "" : " (another answer)")}");
    }

    private static string Times(double? ratio) => ratio is { } value && double.IsFinite(value) ? Short(value) : "";

    private static string Megabytes(double? value) =>
        value is { } megabytes ? string.Create(CultureInfo.InvariantCulture, $"{megabytes:N0} MB") : "";

    private static string Short(double value) =>
        value.ToString(value >= 100 ? "N0" : value >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture);
}
