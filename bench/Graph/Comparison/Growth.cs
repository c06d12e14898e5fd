using System.Globalization;
using System.Text;

namespace NetworkLens.Graph.Bench.Comparison;

/// <summary>How time and memory grow with the people: a table and a plot of what was measured on networks of several sizes.</summary>
internal static class Growth
{
    private static readonly string[] Colours =
        ["#1b6ca8", "#c8553d", "#3a7d44", "#8e5ea2", "#b8860b", "#00798c", "#d1495b", "#5c6b73", "#6a4c93", "#2b2d42"];

    /// <summary>Reads every network of a folder of results and writes <c>growth.md</c> and <c>growth.svg</c> there.</summary>
    public static void Write(string results)
    {
        ComparedNetwork[] networks =
        [
            .. Directory.EnumerateFiles(results, "*.json").Select(ComparedNetwork.Read).OrderBy(network => network.People),
        ];
        File.WriteAllText(Path.Combine(results, "growth.md"), Table(networks));
        File.WriteAllText(Path.Combine(results, "growth.svg"), Plot(networks));
    }

    private static string Table(ComparedNetwork[] networks)
    {
        var text = new StringBuilder("Ours on two threads: seconds, and peak memory of the process in MB.\n\n| measure |");
        text.AppendJoin("", networks.Select(each => string.Create(CultureInfo.InvariantCulture, $" {each.People:N0} people |")));
        text.Append("\n|---|").AppendJoin("", networks.Select(_ => "---|")).Append('\n');
        foreach (var name in Names(networks))
        {
            var cells = networks.Select(network => Find(network, name) is { } measure && measure.Seconds(Comparing.Ours2) is { } seconds
                ? string.Create(CultureInfo.InvariantCulture, $" {seconds:G3} s, {measure.PeakMb(Comparing.Ours2):F0} MB |")
                : " |");
            text.Append(CultureInfo.InvariantCulture, $"| {name} |").AppendJoin("", cells).Append('\n');
        }

        return text.ToString();
    }

    private static string Plot(ComparedNetwork[] networks)
    {
        var names = Names(networks);
        var text = new StringBuilder();
        var height = Math.Max(420, 60 + (names.Count * 16));
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1120 {height}\" ")
            .Append("font-family=\"sans-serif\" font-size=\"11\" role=\"img\" aria-label=\"Time and memory by people\">\n")
            .Append(CultureInfo.InvariantCulture, $"<rect width=\"1120\" height=\"{height}\" fill=\"#fff\"/>\n");
        var people = (Least: (double)networks[0].People, Most: (double)networks[^1].People);
        var time = new Axes("seconds, two threads", 60, people, (1e-5, 1e3));
        var memory = new Axes("peak memory, MB", 500, people, (10, 1e4));
        foreach (var axes in new[] { time, memory })
        {
            axes.Draw(text, networks.Select(network => network.People));
        }

        foreach (var (index, name) in names.Index())
        {
            var colour = Colours[index % Colours.Length];
            var dashes = (index / Colours.Length) switch { 0 => "", 1 => " stroke-dasharray=\"5 3\"", _ => " stroke-dasharray=\"1 3\"" };
            var stroke = $"fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.6\"{dashes}";
            time.Line(text, Points(networks, name, measure => measure.Seconds(Comparing.Ours2)), stroke);
            memory.Line(text, Points(networks, name, measure => measure.PeakMb(Comparing.Ours2)), stroke);
            var y = 40 + (index * 16);
            text.Append(CultureInfo.InvariantCulture, $"<path d=\"M 920 {y} h 22\" {stroke}/>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"948\" y=\"{y + 4}\">{name}</text>\n");
        }

        return text.Append("</svg>\n").ToString();
    }

    private static List<string> Names(ComparedNetwork[] networks) =>
        [.. networks.SelectMany(network => network.Measures).Select(measure => measure.Name).Distinct(StringComparer.Ordinal)];

    private static ComparedMeasure? Find(ComparedNetwork network, string name) =>
        network.Measures.Find(measure => measure.Name == name);

    private static IEnumerable<(double X, double Y)> Points(
        ComparedNetwork[] networks, string name, Func<ComparedMeasure, double?> figure) =>
        from network in networks
        let value = Find(network, name) is { } measure ? figure(measure) : null
        where value is not null
        select ((double)network.People, value.Value);

    /// <summary>A plot with a logarithmic scale on both sides.</summary>
    private sealed record Axes(string Title, double Left, (double Least, double Most) People, (double Least, double Most) Values)
    {
        private const double Width = 360;
        private const double Top = 40;
        private const double Height = 320;

        public void Draw(StringBuilder text, IEnumerable<int> people)
        {
            text.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"22\" font-size=\"13\">{Title}</text>\n");
            for (var value = Values.Least; value <= Values.Most * 1.01; value *= 10)
            {
                var y = Y(value);
                text.Append(CultureInfo.InvariantCulture, $"<path d=\"M {Left} {y:F1} h {Width}\" stroke=\"#e3e3e3\"/>")
                    .Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{y + 4:F1}\" text-anchor=\"end\">")
                    .Append(CultureInfo.InvariantCulture, $"{value:G3}</text>\n");
            }

            foreach (var size in people)
            {
                var x = X(size);
                text.Append(CultureInfo.InvariantCulture, $"<path d=\"M {x:F1} {Top} v {Height}\" stroke=\"#e3e3e3\"/>")
                    .Append(CultureInfo.InvariantCulture, $"<text x=\"{x:F1}\" y=\"{Top + Height + 18}\" text-anchor=\"middle\">")
                    .Append(CultureInfo.InvariantCulture, $"{size / 1000}k</text>\n");
            }
        }

        public void Line(StringBuilder text, IEnumerable<(double X, double Y)> points, string stroke)
        {
            var path = string.Join(
                ' ',
                points.Select((point, index) => string.Create(
                    CultureInfo.InvariantCulture, $"{(index == 0 ? 'M' : 'L')} {X(point.X):F1} {Y(point.Y):F1}")));
            if (path.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" {stroke}/>\n");
            }
        }

        private double X(double people) => Left + (Width * Share(people, People));

        private double Y(double value) => Top + (Height * (1 - Math.Clamp(Share(value, Values), 0, 1)));

        private static double Share(double value, (double Least, double Most) range) =>
            range.Most > range.Least ? Math.Log(value / range.Least) / Math.Log(range.Most / range.Least) : 0;
    }
}
