using System.Threading.Channels;
using NetworkLens.Data.Expectations;
using NetworkLens.Data.Model;
using NetworkLens.Data.Reading;
using NetworkLens.Data.Versions;

namespace NetworkLens.Api.Expectations;

/// <summary>
/// Holds every rule against each version of the data as it is published, by whatever process, and keeps how it came out: the data of
/// earlier versions are not kept, so that nobody could work it out later. Does nothing while there are no rules.
/// </summary>
internal sealed partial class ExpectationRecorder(
    ExpectationStore store,
    DataVersions versions,
    VersionFeed feed,
    VersionFeedOptions options,
    NetworkCache networks,
    ILogger<ExpectationRecorder> logger) : BackgroundService
{
    // One call waiting is as good as many.
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = store.Subscribe(Call);
        await Task.WhenAll(WatchAsync(stoppingToken), RecordAsync(stoppingToken));
    }

    private void Call() => _calls.Writer.TryWrite(true);

    private async Task WatchAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await foreach (var _ in feed.WatchAsync(stop))
                {
                    Call();
                }
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                LogFailed(error); // The database is away; it is looked at again when it may be back.
                await Task.Delay(options.Interval, stop);
            }
        }
    }

    private async Task RecordAsync(CancellationToken stop)
    {
        await foreach (var _ in _calls.Reader.ReadAllAsync(stop))
        {
            try
            {
                await RecordOnceAsync(stop);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                LogFailed(error);
            }
        }
    }

    private async Task RecordOnceAsync(CancellationToken stop)
    {
        if (await versions.CurrentAsync(stop) is not { } version)
        {
            return;
        }

        var records = new List<ExpectationRecord>();
        foreach (var rule in await store.UnrecordedAsync(version.Number, stop))
        {
            var definition = rule.Read();
            var network = await networks.GetAsync(definition.Lens, asOf: null, stop);
            if (network.DataVersion != version.Number)
            {
                break; // Another version is there already: the feed calls for it.
            }

            var result = await ExpectationReport.OfOneAsync(network, definition.Expectation, stop);
            records.Add(new()
            {
                ExpectationId = rule.Id,
                Fingerprint = rule.Fingerprint,
                Version = version.Number,
                PublishedTicks = version.PublishedTicks,
                AsOf = network.AsOf,
                Expected = result.Expected,
                Targets = result.Targets,
                Met = result.Met,
            });
        }

        await store.RecordAsync(records, stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "How the expectations came out could not be kept.")]
    private partial void LogFailed(Exception error);
}
