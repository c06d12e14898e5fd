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

    [Fact]
    public async Task So_many_results_are_held_and_what_was_not_asked_for_the_longest_goes()
    {
        var shared = new SharedComputations<int, int>(most: 2);
        foreach (var key in new[] { 1, 2 })
        {
            await shared.GetAsync(key, _ => Task.FromResult(10 * key), Cancel);
        }

        shared.TryGet(1, out var first).ShouldBeTrue(); // Which is a use of it.
        first.ShouldBe(10);
        await shared.GetAsync(3, _ => Task.FromResult(30), Cancel);
        shared.Count.ShouldBe(2);
        shared.TryGet(2, out _).ShouldBeFalse();
        shared.TryGet(1, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_not_ready_is_no_result()
    {
        var shared = new SharedComputations<int, string>();
        var ready = new TaskCompletionSource<string>();
        var first = shared.GetAsync(1, _ => ready.Task, Cancel);
        shared.TryGet(1, out _).ShouldBeFalse();
        ready.SetResult("here");
        await first;
        shared.TryGet(1, out var value).ShouldBeTrue();
        value.ShouldBe("here");
    }

    [Fact]
    public async Task What_is_forgotten_while_it_is_under_way_is_given_to_whoever_waits_and_not_held()
    {
        var shared = new SharedComputations<int, int>(most: 1);
        var ready = new TaskCompletionSource<int>();
        var first = shared.GetAsync(1, _ => ready.Task, Cancel);
        await shared.GetAsync(2, _ => Task.FromResult(2), Cancel);
        shared.RemoveWhere(key => key == 1);
        ready.SetResult(7);
        (await first).ShouldBe(7);
        shared.TryGet(1, out _).ShouldBeFalse();
        shared.TryGet(2, out _).ShouldBeTrue();
    }
}
