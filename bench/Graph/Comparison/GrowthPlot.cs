using System.Globalization;
using System.Text;

namespace NetworkLens.Graph.Bench.Comparison;

/// <summary>Time and memory of every measure by people, as a picture: ten measures a row, time and memory beside each other.</summary>
internal static class GrowthPlot
{
    private const int LinesOfRow = 10;
    private const double RowHeight = 250;

    private static readonly string[] Colours =
        ["#1b6ca8", "#c8553d", "#3a7d44", "#8e5ea2", "#b8860b", "#00a6b8", "#e0709a", "#7a8a92", "#4b3f9e", "#2b2d42"];

    /// <summary>Draws it, as SVG.</summary>
    /// <param name="names">The measures, those next to each other alike; those of a single size are left out.</param>
    /// <param name="networks">What was measured, the smallest network first; at least one.</param>
    public static string Of(List<string> names, ComparedNetwork[] networks)
    {
        var text = new StringBuilder();
        string[][] rows = [.. names.Where(name => Times(networks, name).Skip(1).Any()).Chunk(LinesOfRow)];
        var height = 20 + (rows.Length * RowHeight);
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1160 {height}\" ")
            .Append("font-family=\"sans-serif\" font-size=\"11\" role=\"img\" aria-label=\"Time and memory by people\">\n")
            .Append(CultureInfo.InvariantCulture, $"<rect width=\"1160\" height=\"{height}\" fill=\"#fff\"/>\n");
        foreach (var (index, row) in rows.Index())
        {
            Draw(text, row, networks, 10 + (index * RowHeight));
        }

        return text.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder text, string[] names, ComparedNetwork[] networks, double top)
    {
        var people = (Least: (double)networks[0].People, Most: (double)networks[^1].People);
        var time = new Axes("seconds, two threads", 60, top, people, Decades(names.SelectMany(name => Times(networks, name))));
        var memory = new Axes("peak memory, MB", 480, top, people, Decades(names.SelectMany(name => Memories(networks, name))));
        foreach (var axes in new[] { time, memory })
        {
            axes.Draw(text, networks.Select(network => network.People));
        }

        foreach (var (index, name) in names.Index())
        {
            var stroke = $"fill=\"none\" stroke=\"{Colours[index]}\" stroke-width=\"1.6\"";
            time.Line(text, Times(networks, name), stroke);
            memory.Line(text, Memories(networks, name), stroke);
            var y = top + 34 + (index * 18);
            text.Append(CultureInfo.InvariantCulture, $"<path d=\"M 862 {y} h 22\" {stroke}/>")
                .Append(CultureInfo.InvariantCulture, $"<text x=\"890\" y=\"{y + 4}\">{name}</text>\n");
        }
    }

    private static IEnumerable<(double X, double Y)> Times(ComparedNetwork[] networks, string name) =>
        Growth.Points(networks, name, measure => measure.Seconds(Comparing.Ours2));

    private static IEnumerable<(double X, double Y)> Memories(ComparedNetwork[] networks, string name) =>
        Growth.Points(networks, name, measure => measure.PeakMb(Comparing.Ours2));

    // Whole powers of ten around all values.
    private static (double Least, double Most) Decades(IEnumerable<(double X, double Y)> points)
    {
        var values = points.Select(point => point.Y).ToList();
        var least = Math.Floor(Math.Log10(values.Min()));
        return (Math.Pow(10, least), Math.Pow(10, Math.Max(least + 1, Math.Ceiling(Math.Log10(values.Max())))));
    }

    /// <summary>A plot with a logarithmic scale on both sides.</summary>
    private sealed record Axes(
        string Title, double Left, double Above, (double Least, double Most) People, (double Least, double Most) Values)
    {
        private const double Width = 360;
        private const double Height = 180;

        private double Top => Above + 26;

        public void Draw(StringBuilder text, IEnumerable<int> people)
        {
            text.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{Above + 14}\" font-size=\"13\">{Title}</text>\n");
            for (var value = Values.Least; value <= Values.Most * 1.01; value *= 10)
            {
                var y = Y(value);
                text.Append(CultureInfo.InvariantCulture, $"<path d=\"M {Left} {y:F1} h {Width}\" stroke=\"#e3e3e3\"/>")
                    .Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{y + 4:F1}\" text-anchor=\"end\">")
                    .Append(CultureInfo.InvariantCulture, $"{value:#,0.######}</text>\n");
            }

            foreach (var size in people)
            {
                var x = X(size);
                text.Append(CultureInfo.InvariantCulture, $"<path d=\"M {x:F1} {Top} v {Height}\" stroke=\"#e3e3e3\"/>")
                    .Append(CultureInfo.InvariantCulture, $"<text x=\"{x:F1}\" y=\"{Top + Height + 18}\" text-anchor=\"middle\">")
                    .Append(CultureInfo.InvariantCulture, $"{size / 1000:N0}k</text>\n");
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
