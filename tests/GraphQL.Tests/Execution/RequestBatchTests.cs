using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution;

public sealed class RequestBatchTests
{
    [Fact]
    public void What_is_shared_is_made_once_a_batch_and_kind()
    {
        var batch = new RequestBatch(3);
        var made = 0;
        var shared = new Counter[100];
        Parallel.For(0, shared.Length, i => shared[i] = batch.Share(() => new Counter(Interlocked.Increment(ref made))));

        made.ShouldBe(1);
        shared.ShouldAllBe(each => ReferenceEquals(each, shared[0]));
        batch.Share(() => "another kind").ShouldBe("another kind");
        new RequestBatch(3).Share(() => new Counter(7)).Number.ShouldBe(7);
    }

    private sealed record Counter(int Number);
}
