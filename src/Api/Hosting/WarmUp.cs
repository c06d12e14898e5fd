using NetworkLens.Api.Networks;
using NetworkLens.Api.Story;
using NetworkLens.Data.Reading;
using NetworkLens.Data.Versions;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Hosting;

/// <summary>
/// Computes what the first page asks for as soon as data are published, by whatever process, so that nobody waits for it. It shares its
/// work with whoever asks meanwhile.
/// </summary>
internal sealed partial class WarmUp(
    NetworkCache networks, GapRules rules, VersionFeed feed, VersionFeedOptions options, ILogger<WarmUp> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var _ in feed.WatchAsync(stoppingToken))
                {
                    await ComputeAsync(stoppingToken);
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away. Whoever asks is told; warming up only saves them time, and goes on when it is back.
                LogFailed(error);
                await Task.Delay(options.Interval, stoppingToken);
            }
        }
    }

    private async Task ComputeAsync(CancellationToken cancel)
    {
        try
        {
            var network = await networks.GetAsync(Lens.Default, asOf: null, cancel);
            await StoryGrounds.GatherAsync(network, progress: null, cancel);
            await Analyses.GapsAsync(network, await rules.ReadAsync(cancel), cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            LogFailed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The default network could not be computed ahead.")]
    private partial void LogFailed(Exception error);
}
