using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution;

/// <summary>What becomes of work whose loop has gone.</summary>
public sealed class WorkQueueTests
{
    [Fact]
    public void What_was_posted_and_what_still_comes_is_dropped_once_there_is_no_loop()
    {
        var queue = new WorkQueue();
        var (before, after) = (new Piece(), new Piece());

        queue.Post(before);
        queue.Close();
        queue.Post(after);

        queue.TryTake(out _).ShouldBeFalse();
        (before.Dropped, after.Dropped).ShouldBe((1, 1));
    }

    private sealed class Piece : IWork
    {
        public int Dropped { get; private set; }

        public void Run() => throw new InvalidOperationException("There is no loop.");

        public void Drop() => Dropped++;
    }
}
