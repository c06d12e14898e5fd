using NetworkLens.Api.Measures;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;

namespace NetworkLens.Api.Story;

/// <summary>What a story is told from.</summary>
/// <param name="Connectivity">The four dimensions.</param>
/// <param name="Gaps">The gaps.</param>
/// <param name="Linchpins">How many people are somebody's only way to the rest.</param>
internal sealed record StoryGrounds(ConnectivityReport Connectivity, GapReport Gaps, int Linchpins)
{
    // Shares of the whole time, roughly; gaps take most of it.
    private const double ConnectivityDone = 0.3;
    private const double GapsDone = 0.95;

    /// <summary>Gathers it from analyses that others ask for as well, each made once.</summary>
    public static async Task<StoryGrounds> GatherAsync(SharedNetwork network, IProgress<double>? progress, CancellationToken cancel)
    {
        var connectivity = await Analyses.ConnectivityAsync(network, cancel);
        progress?.Report(ConnectivityDone);
        var gaps = await Analyses.GapsAsync(network, cancel);
        progress?.Report(GapsDone);
        var blocks = await PersonAnalyses.BlocksAsync(network, cancel);
        return new(connectivity, gaps, blocks.Parts.ArticulationPoints.Length);
    }
}
