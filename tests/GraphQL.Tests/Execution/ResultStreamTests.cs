using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution;

/// <summary>How a stream of results ends, whoever is first to leave.</summary>
public sealed class ResultStreamTests
{
    [Fact]
    public async Task Nothing_is_given_back_under_a_step_whenever_its_reader_leaves()
    {
        for (var i = 0; i < 20_000; i++)
        {
            var stream = new Steps();
            var reader = stream.GetAsyncEnumerator(TestContext.Current.CancellationToken);
            using var start = new Barrier(2);
            var leaving = Task.Run(async () =>
            {
                start.SignalAndWait();
                await reader.DisposeAsync();
            });
            start.SignalAndWait();
            Thread.SpinWait(i % 64);
            try
            {
                await reader.MoveNextAsync();
            }
            catch (OperationCanceledException)
            {
                // It left in the middle.
            }

            await leaving;
            stream.WasMovedAfterItsEnd.ShouldBeFalse($"round {i}");
            stream.Ends.ShouldBe(1, $"round {i}");
        }
    }

    [Fact]
    public async Task A_result_that_comes_after_its_reader_has_left_is_disposed_of()
    {
        var gate = new TaskCompletionSource();
        var result = new ExecutionResult(RequestOutcome.Executed, []);
        var stream = new Steps(async () =>
        {
            await gate.Task;
            return result;
        });
        var reader = stream.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var step = reader.MoveNextAsync();

        await reader.DisposeAsync();
        gate.SetResult();

        (await step).ShouldBeFalse();
        Should.Throw<ObjectDisposedException>(() => result.ToArray());
        stream.Ends.ShouldBe(1);
    }

    private sealed class Steps(Func<Task<ExecutionResult?>>? next = null)
        : ResultStream(new CancellationTokenSource(), CancellationToken.None)
    {
        private int ends;
        private int late;

        public int Ends => Volatile.Read(ref ends);

        public bool WasMovedAfterItsEnd => Volatile.Read(ref late) > 0;

        protected override async ValueTask<ExecutionResult?> NextAsync()
        {
            if (next is not null)
            {
                return await next();
            }

            for (var i = 0; i < 20; i++)
            {
                Interlocked.Add(ref late, Ends);
                Thread.SpinWait(10);
            }

            return null;
        }

        protected override ValueTask EndAsync()
        {
            Interlocked.Increment(ref ends);
            return default;
        }
    }
}
