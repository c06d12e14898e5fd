using NetworkLens.GraphQL.Server;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>When a client is cut off for being slow.</summary>
public sealed class SendLimitTests
{
    [Fact]
    public async Task A_send_that_succeeds_as_its_time_runs_out_is_held_against_nobody()
    {
        using var limit = new SendLimit(timeoutMs: 1);
        var late = limit.Begin();
        await StreamingServer.UntilAsync(() => late.IsCancellationRequested);
        limit.End(isSent: true);
        limit.IsExceeded.ShouldBeFalse();
        limit.Begin().ShouldNotBe(late); // The next send has a time of its own.
    }

    [Fact]
    public async Task A_send_that_is_given_up_for_its_time_exceeds_the_limit_and_one_that_broke_before_does_not()
    {
        using var broke = new SendLimit(timeoutMs: 60_000);
        broke.Begin();
        broke.End(isSent: false);
        broke.IsExceeded.ShouldBeFalse();

        using var limit = new SendLimit(timeoutMs: 1);
        var late = limit.Begin();
        await StreamingServer.UntilAsync(() => late.IsCancellationRequested);
        limit.End(isSent: false);
        limit.IsExceeded.ShouldBeTrue();
    }
}
