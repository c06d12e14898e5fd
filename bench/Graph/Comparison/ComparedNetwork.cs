using System.Text.Json;

namespace NetworkLens.Graph.Bench.Comparison;

/// <summary>What one run of the comparison measured on one network, as it is kept in <c>results/</c>.</summary>
/// <param name="Network">Its name, such as g25k.</param>
/// <param name="People">How many people.</param>
/// <param name="Ties">How many ties.</param>
/// <param name="Machine">Processor, cores, vectors, runtime.</param>
/// <param name="Measures">One entry a measure.</param>
internal sealed record ComparedNetwork(string Network, int People, int Ties, string Machine, List<ComparedMeasure> Measures)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static ComparedNetwork Read(string path) => JsonSerializer.Deserialize<ComparedNetwork>(File.ReadAllText(path))!;

    /// <summary>These rows, those measured again in place of the earlier.</summary>
    public ComparedNetwork With(ComparedNetwork again) =>
        this with
        {
            Machine = again.Machine,
            Measures =
            [
                .. Measures.Select(each => again.Measures.Find(measure => measure.Name == each.Name) ?? each),
                .. again.Measures.Where(measure => !Measures.Exists(each => each.Name == measure.Name)),
            ],
        };

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Indented) + "\n");
}

/// <summary>A measure on one network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Peer">What igraph calls it.</param>
/// <param name="Target">igraph's time / ours on two threads to reach here; null where none is set.</param>
/// <param name="Tolerance">How far checks may differ, relatively.</param>
/// <param name="Turns">Of each tool, its turns round by round; one that says why where it had none.</param>
internal sealed record ComparedMeasure(
    string Name, string Peer, double? Target, double Tolerance, Dictionary<string, List<Turn>> Turns)
{
    /// <summary>Median time of a tool; null where it was not timed.</summary>
    public double? Seconds(string tool)
    {
        double[] times = [.. Of(tool).Select(turn => turn.Seconds).OfType<double>()];
        return times.Length == 0 ? null : Median.Of(times);
    }

    /// <summary>
    /// How many times longer one tool takes than another: the median of the ratios within a round, since what else the machine does falls
    /// on neighbours alike; of the medians where one had a single turn.
    /// </summary>
    public double? Ratio(string tool, string than)
    {
        var (a, b) = (Of(tool), Of(than));
        if (a.Count == b.Count && a.Count > 1)
        {
            return Median.Of(a.Zip(b).Select(pair => (pair.First.Seconds / pair.Second.Seconds) ?? double.NaN));
        }

        return Seconds(tool) / Seconds(than);
    }

    /// <summary>Greatest memory of a tool while it worked, in megabytes; null where it was not timed.</summary>
    public double? PeakMb(string tool) => Seconds(tool) is null ? null : Of(tool).Max(turn => turn.PeakMb);

    /// <summary>Why a tool was not timed.</summary>
    public string? Why(string tool) => Of(tool).Select(turn => turn.Why).FirstOrDefault(why => why is not null);

    /// <summary>Whether a tool's number is ours.</summary>
    public bool Agrees(string tool) => Of(tool).Where(turn => turn.Seconds is not null)
        .All(turn => Math.Abs(turn.Check - Ours) <= Tolerance * Math.Max(1, Math.Abs(Ours)));

    private double Ours => Of(Comparing.Ours2)[0].Check;

    private List<Turn> Of(string tool) => Turns.GetValueOrDefault(tool) ?? [];
}
