using NetworkLens.Data.Reading;

namespace NetworkLens.Data.Tests.Reading;

public sealed class SharedComputationsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_result_is_computed_once()
    {
        var (shared, runs) = (new SharedComputations<int, int>(), 0);
        for (var i = 0; i < 3; i++)
        {
            (await shared.GetAsync(1, _ => Task.FromResult(Interlocked.Increment(ref runs)), Cancel)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task One_caller_leaving_does_not_stop_the_others()
    {
        var shared = new SharedComputations<int, int>();
        var ready = new TaskCompletionSource<int>();
        using var leaving = new CancellationTokenSource();
        var first = shared.GetAsync(1, stop => ready.Task.WaitAsync(stop), leaving.Token);
        var second = shared.GetAsync(1, _ => throw new InvalidOperationException("computed twice"), Cancel);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        ready.SetResult(7);
        (await second).ShouldBe(7);
    }

    [Fact]
    public async Task When_the_last_caller_leaves_the_work_stops_and_the_next_caller_starts_anew()
    {
        var shared = new SharedComputations<int, int>();
        var stopped = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        var first = shared.GetAsync(
            1,
            async stop =>
            {
                await using var registration = stop.Register(stopped.SetResult);
                started.SetResult();
                await Task.Delay(Timeout.Infinite, stop);
                return 1;
            },
            leaving.Token);
        await started.Task.WaitAsync(Cancel);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        await stopped.Task.WaitAsync(Cancel);
        (await shared.GetAsync(1, _ => Task.FromResult(2), Cancel)).ShouldBe(2);
    }

    [Fact]
    public async Task A_failure_reaches_its_callers_and_is_forgotten()
    {
        var shared = new SharedComputations<int, int>();
        await Should.ThrowAsync<InvalidOperationException>(
            () => shared.GetAsync(1, _ => Task.FromException<int>(new InvalidOperationException("broken")), Cancel));
        shared.Count.ShouldBe(0);
        (await shared.GetAsync(1, _ => Task.FromResult(2), Cancel)).ShouldBe(2);
    }
}
