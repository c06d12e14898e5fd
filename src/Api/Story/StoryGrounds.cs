using NetworkLens.Api.Measures;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Api.Story;

/// <summary>What a story is told from, beside the gaps.</summary>
/// <param name="Connectivity">The four dimensions.</param>
/// <param name="Linchpins">How many people are somebody's only way to the rest.</param>
internal sealed record StoryGrounds(ConnectivityReport Connectivity, int Linchpins)
{
    private const double ConnectivityDone = 0.9; // Of the whole time, roughly.

    /// <summary>Gathers it from analyses that others ask for as well, each made once.</summary>
    public static async Task<StoryGrounds> GatherAsync(SharedNetwork network, IProgress<double>? progress, CancellationToken cancel)
    {
        var connectivity = await Analyses.ConnectivityAsync(network, cancel);
        progress?.Report(ConnectivityDone);
        var blocks = await PersonAnalyses.BlocksAsync(network, cancel);
        return new(connectivity, blocks.Parts.ArticulationPoints.Length);
    }
}
