using NetworkLens.Api.Networks;
using NetworkLens.Data.Reading;
using NetworkLens.Data.Versions;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Hosting;

/// <summary>
/// Computes what the first page asks for as soon as data are published, so that nobody waits for it. It shares its work with
/// whoever asks meanwhile.
/// </summary>
internal sealed partial class WarmUp(NetworkCache networks, DataVersions versions, ILogger<WarmUp> logger) : BackgroundService
{
    private readonly SemaphoreSlim _changed = new(1, 1);

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = versions.Subscribe(_ => Signal());
        while (!stoppingToken.IsCancellationRequested)
        {
            await _changed.WaitAsync(stoppingToken);
            try
            {
                var network = await networks.GetAsync(Lens.Default, asOf: null, stoppingToken);
                await Analyses.ConnectivityAsync(network, stoppingToken);
                await Analyses.GapsAsync(network, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                // Whoever asks for it will see the error; warming up only saves them time.
                LogFailed(error);
            }
        }
    }

    private void Signal()
    {
        // One waiting signal is enough, however many versions came meanwhile.
        if (_changed.CurrentCount == 0)
        {
            _changed.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The default network could not be computed ahead.")]
    private partial void LogFailed(Exception error);
}
