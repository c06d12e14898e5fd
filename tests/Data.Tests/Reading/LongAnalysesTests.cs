using System.Runtime.CompilerServices;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Tests.Server;
using NetworkLens.Testing;

namespace NetworkLens.Data.Tests.Reading;

public sealed class LongAnalysesTests
{
    private static readonly LongAnalysisLimits Limits = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_ready_in_time_is_given_and_computed_once()
    {
        var (analyses, _, network) = Make();
        var times = 0;
        for (var i = 0; i < 3; i++)
        {
            (await analyses.AskAsync(network, "a", (_, _, _) => new Report(++times), Cancel)).Report!.Number.ShouldBe(1);
        }

        network.ReportCount.ShouldBe(1);
        analyses.Running.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_not_ready_tells_how_far_it_is_and_goes_on_for_the_next_who_asks()
    {
        var (analyses, clock, network) = Make();
        using var work = new Work();
        var first = analyses.AskAsync(network, "a", work.Do, Cancel);
        await work.Begun.WaitAsync(Cancel);
        clock.Advance(Limits.AnswerWithin);
        var answer = await first;
        (answer.Report, answer.Progress).ShouldBe((null, 0.25));
        work.Finish();
        (await analyses.AskAsync(network, "a", work.Do, Cancel)).Report.ShouldNotBeNull();
        work.Times.ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_who_leaves_stops_nothing()
    {
        var (analyses, _, network) = Make();
        using var work = new Work();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var first = analyses.AskAsync(network, "a", work.Do, leaving.Token);
        await work.Begun.WaitAsync(Cancel);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        work.IsStopped.ShouldBeFalse();
        work.Finish();
        (await analyses.AskAsync(network, "a", work.Do, Cancel)).Report.ShouldNotBeNull();
        work.Times.ShouldBe(1);
    }

    [Fact]
    public async Task What_nobody_asks_for_is_given_up_and_begins_anew_when_somebody_does()
    {
        var (analyses, clock, network) = Make();
        using var work = new Work();
        var first = analyses.AskAsync(network, "a", work.Do, Cancel);
        await work.Begun.WaitAsync(Cancel);
        clock.Advance(Limits.AnswerWithin);
        await first;
        clock.Advance(Limits.Patience);
        await work.Stopped.WaitAsync(Cancel);
        await Soon.UntilAsync("nothing is under way", () => analyses.Running == 0, Cancel);
        (await analyses.AskAsync(network, "a", (_, _, _) => new Report(), Cancel)).Report.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_asked_for_again_in_time_is_not_given_up()
    {
        var (analyses, clock, network) = Make();
        using var work = new Work();
        for (var i = 0; i < 4; i++)
        {
            var asked = analyses.AskAsync(network, "a", work.Do, Cancel);
            await work.Begun.WaitAsync(Cancel);
            clock.Advance(Limits.AnswerWithin);
            await asked;
            clock.Advance(Limits.Patience - Limits.AnswerWithin - TimeSpan.FromSeconds(1));
        }

        work.IsStopped.ShouldBeFalse();
        work.Finish();
        (await analyses.AskAsync(network, "a", work.Do, Cancel)).Report.ShouldNotBeNull();
        work.Times.ShouldBe(1);
    }

    [Fact]
    public async Task More_than_may_run_wait_for_their_turn()
    {
        var (analyses, clock, network) = Make();
        using var work = new Work();
        var running = Enumerable.Range(0, Limits.MostRunning).Select(i => analyses.AskAsync(network, $"{i}", work.Do, Cancel)).ToList();
        var waiting = await analyses.AskAsync(network, "last", work.Do, Cancel);
        (waiting.Report, waiting.Progress).ShouldBe((null, null));
        work.Finish();
        await Task.WhenAll(running);
        (await analyses.AskAsync(network, "last", work.Do, Cancel)).Report.ShouldNotBeNull();
        // What is ready is given however many are under way.
        using var other = new Work();
        var others = Enumerable.Range(0, Limits.MostRunning)
            .Select(i => analyses.AskAsync(network, $"other {i}", other.Do, Cancel)).ToList();
        (await analyses.AskAsync(network, "0", other.Do, Cancel)).Report.ShouldNotBeNull();
        analyses.Running.ShouldBe(Limits.MostRunning);
        analyses.Dispose();
        await Should.ThrowAsync<OperationCanceledException>(() => Task.WhenAll(others));
        clock.GetTimestamp().ShouldBe(0);
    }

    [Fact]
    public async Task A_question_that_has_no_place_to_be_told_waits_longer()
    {
        var (analyses, clock, network) = Make();
        using var work = new Work();
        var asked = analyses.AskAwaitingAsync(
            network, "a", (n, progress, stop) => Task.FromResult(work.Do(n, progress, stop)), isWholeOnly: true, Cancel);
        await work.Begun.WaitAsync(Cancel);
        clock.Advance(Limits.AnswerWithin);
        asked.IsCompleted.ShouldBeFalse();
        clock.Advance(Limits.AnswerWholeWithin - Limits.AnswerWithin);
        var answer = await asked;
        (answer.Report, answer.Progress).ShouldBe((null, 0.25));
        work.Finish();
    }

    [Fact]
    public async Task What_somebody_else_makes_is_told_and_given_where_no_more_may_run()
    {
        var (analyses, _, network) = Make(Limits with { MostRunning = 1 });
        using var mine = new Work();
        using var other = new Work();
        var running = analyses.AskAsync(network, "a", mine.Do, Cancel);
        var elsewhere = network.GetOrComputeAsync("b", other.Do, Cancel);
        await other.Begun.WaitAsync(Cancel);
        var told = await analyses.AskAsync(network, "b", other.Do, Cancel);
        (told.Report, told.Progress).ShouldBe((null, 0.25));
        other.Finish();
        var report = await elsewhere;
        (await analyses.AskAsync(network, "b", other.Do, Cancel)).Report.ShouldBeSameAs(report);
        mine.Finish();
        await running;
        other.Times.ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_is_told_once_and_forgotten()
    {
        var (analyses, clock, network) = Make();
        using var work = new Work();
        var first = analyses.AskAsync(network, "a", Break, Cancel);
        await work.Begun.WaitAsync(Cancel);
        clock.Advance(Limits.AnswerWithin);
        (await first).Report.ShouldBeNull();
        work.Finish();
        await Soon.UntilAsync("nothing is under way", () => analyses.Running == 0, Cancel);
        await Should.ThrowAsync<InvalidOperationException>(() => analyses.AskAsync(network, "a", (_, _, _) => new Report(), Cancel));
        (await analyses.AskAsync(network, "a", (_, _, _) => new Report(), Cancel)).Report.ShouldNotBeNull();

        Report Break(OrganisationNetwork n, IProgress<double> progress, CancellationToken stop)
        {
            work.Do(n, progress, stop);
            throw new InvalidOperationException("broken");
        }
    }

    [Fact]
    public async Task So_many_are_kept_for_a_network_and_the_one_not_asked_for_the_longest_goes()
    {
        var (analyses, _, network) = Make(mostReports: 2);
        foreach (var key in new[] { "a", "b", "a", "c" })
        {
            await analyses.AskAsync(network, key, (_, _, _) => new Report(), Cancel);
        }

        network.ReportCount.ShouldBe(2);
        await analyses.AskAsync<Report>(network, "a", (_, _, _) => throw new InvalidOperationException("a was kept"), Cancel);
        var made = new Report();
        (await analyses.AskAsync(network, "b", (_, _, _) => made, Cancel)).Report.ShouldBeSameAs(made);
    }

    // A what-if asks the network it was made of for its report, and what is made ahead is asked for by nobody.
    [Fact]
    public async Task Whoever_asked_and_in_whatever_way_no_more_than_so_many_are_kept()
    {
        var (analyses, _, network) = Make(mostReports: 3);
        for (var i = 0; i < 10; i++)
        {
            await network.GetOrComputeAsync($"made ahead {i}", (_, _, _) => new Report(i), Cancel);
            await analyses.AskAsync(network, $"asked {i}", (_, _, _) => new Report(i), Cancel);
            network.ReportCount.ShouldBeLessThanOrEqualTo(3);
        }

        network.ReadyOf<Report>("made ahead 9").ShouldNotBeNull();
        network.ReadyOf<Report>("asked 9").ShouldNotBeNull();
        network.ReadyOf<Report>("asked 8").ShouldNotBeNull();
        network.ReadyOf<Report>("made ahead 8").ShouldBeNull();
    }

    [Fact]
    public async Task What_has_gone_is_not_held_by_anybody_else()
    {
        var (analyses, _, network) = Make(mostReports: 1);
        var gone = await AskForOneAsync(analyses, network);
        await analyses.AskAsync(network, "b", (_, _, _) => new Report(), Cancel);
        for (var round = 0; round < 10 && gone.IsAlive; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        gone.IsAlive.ShouldBeFalse();
        GC.KeepAlive(analyses);
        GC.KeepAlive(network);
    }

    [Fact]
    public async Task Failures_that_nobody_asks_about_are_forgotten_in_the_end()
    {
        var (analyses, clock, network) = Make(Limits with { MostFailures = 2, MostRunning = 3 });
        using var work = new Work();
        var all = Enumerable.Range(0, 3).Select(i => analyses.AskAsync<Report>(network, $"{i}", Break, Cancel)).ToList();
        clock.Advance(Limits.AnswerWithin);
        await Task.WhenAll(all);
        work.Finish();
        await Soon.UntilAsync("nothing is under way", () => analyses.Running == 0, Cancel);
        (await analyses.AskAsync(network, "0", (_, _, _) => new Report(), Cancel)).Report.ShouldNotBeNull();
        foreach (var key in new[] { "1", "2" })
        {
            await Should.ThrowAsync<InvalidOperationException>(() => analyses.AskAsync(network, key, (_, _, _) => new Report(), Cancel));
        }

        Report Break(OrganisationNetwork n, IProgress<double> progress, CancellationToken stop)
        {
            work.Do(n, progress, stop);
            throw new InvalidOperationException("broken");
        }
    }

    [Fact]
    public async Task What_is_under_way_is_kept_however_few_may_be()
    {
        var (analyses, _, network) = Make(mostReports: 1);
        using var work = new Work();
        var first = analyses.AskAsync(network, "a", work.Do, Cancel);
        await work.Begun.WaitAsync(Cancel);
        await analyses.AskAsync(network, "b", (_, _, _) => new Report(), Cancel);
        await analyses.AskAsync(network, "c", (_, _, _) => new Report(), Cancel);
        network.ReportCount.ShouldBe(2);
        var second = analyses.AskAsync(network, "a", work.Do, Cancel);
        work.Finish();
        (await second).Report.ShouldBeSameAs((await first).Report);
        work.Times.ShouldBe(1);
        network.ReportCount.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_asks_while_it_is_being_given_up_begins_it_anew()
    {
        var (analyses, clock, network) = Make();
        using var work = new Work();
        Task<LongAnalysis<Report>>? second = null;
        var first = analyses.AskAsync(network, "a", GivenUp, Cancel);
        await work.Begun.WaitAsync(Cancel);
        clock.Advance(Limits.AnswerWithin);
        await first;
        clock.Advance(Limits.Patience);
        await work.Stopped.WaitAsync(Cancel);
        (await second!).Report.ShouldNotBeNull();

        Report GivenUp(OrganisationNetwork n, IProgress<double> progress, CancellationToken stop)
        {
            using var asked = stop.Register(() => second = analyses.AskAsync(network, "a", (_, _, _) => new Report(), Cancel));
            return work.Do(n, progress, stop);
        }
    }

    // A method of its own, so that no local of the test holds the report.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> AskForOneAsync(LongAnalyses analyses, SharedNetwork network) =>
        new((await analyses.AskAsync(network, "a", (_, _, _) => new Report(), Cancel)).Report);

    private static (LongAnalyses, FakeClock, SharedNetwork) Make(LongAnalysisLimits? limits = null, int mostReports = 128)
    {
        var clock = new FakeClock();
        var network = new OrganisationNetworkBuilder(Lens.Default, "test").Build(CancellationToken.None);
        return (new(limits ?? Limits, clock), clock, new(new(network, 1, null), origin: null, mostReports));
    }

    private sealed record Report(int Number = 0);

    /// <summary>An analysis that is a quarter done until it may finish.</summary>
    private sealed class Work : IDisposable
    {
        private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);

        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _mayFinish = new();
        private int _times;

        public Task Begun => _begun.Task.WaitAsync(Most);

        public Task Stopped => _stopped.Task.WaitAsync(Most);

        public bool IsStopped => _stopped.Task.IsCompleted;

        public int Times => _times;

        public Report Do(OrganisationNetwork network, IProgress<double> progress, CancellationToken stop)
        {
            Interlocked.Increment(ref _times);
            progress.Report(0.25);
            _begun.TrySetResult();
            try
            {
                _mayFinish.Wait(stop);
            }
            catch (OperationCanceledException)
            {
                _stopped.TrySetResult();
                throw;
            }

            return new();
        }

        public void Finish() => _mayFinish.Set();

        public void Dispose() => _mayFinish.Dispose();
    }
}
